import type { WrittenModel } from '#engines/rules'
import type { ReadModel } from '../read/read-rules.ts'
import { columnsToName } from '../read/read-words/decision-names.ts'
import type { DecisionWords } from '../read/read-words/model-words.ts'
import { leaves, ofRules } from '../read/read-words/wanted-words.ts'
import type { Path } from '../source/yaml.ts'
import type { PartlyFile } from '../source.ts'
import { namesSaid } from './named-in.ts'
import { limitedType, partsOfType, textsOf } from './types-in.ts'

/** The paths, in a law's words file, of every sentence and name of law.yaml and of the model that people read. */
export function wantedOfLaw({ model, words }: ReadModel, file: PartlyFile<'law'>): Path[] {
  const written = model.written()
  return [
    ...leaves(
      { name: file?.name ?? written.name, about: written.description, acts: file?.acts?.map((act) => act?.name) },
      ['law'],
    ),
    ...written.inputs.flatMap(({ name, label = name, description: about }) =>
      leaves({ label, about }, ['inputs', name]),
    ),
    ...words.flatMap((decision) => ofDecision(decision, written)),
    ...written.knowledge.flatMap(({ name, label = name, description: about }) =>
      leaves({ label, about }, ['functions', name]),
    ),
    ...ofTypes(written),
    ...[...namesSaid(model)].filter((name) => !isKnown(name, written)).map((name) => ['names', name]),
    ...ofRules(words),
  ]
}

/** Parts and texts are said with the type that has them, once for all that are of it. */
function ofDecision(decision: DecisionWords, written: WrittenModel): Path[] {
  const { name, parts, codes = [] } = decision
  const { type } = written.decisions.find((one) => one.name === name) ?? {}
  const typed = new Set(partsOfType(written, type).map((part) => part.name))
  const texts = new Set(textsOf(limitedType(written, type)))
  const known = new Set([...written.inputs, ...written.decisions].map((one) => one.name))
  const under = (kind: string, keys: Iterable<string>) => [...keys].map((key): Path => ['decisions', name, kind, key])
  return [
    ['decisions', name, 'label'],
    ...under(
      'parts',
      [...parts.keys()].filter((part) => !typed.has(part)),
    ),
    ...under(
      'values',
      codes.filter((code) => !texts.has(code)),
    ),
    ...under('columns', columnsToName(decision, known)),
  ]
}

const ofTypes = ({ types }: WrittenModel): Path[] =>
  types.flatMap((type) => [
    ...leaves({ about: type.description }, ['types', type.name]),
    ...type.components.map(({ name }): Path => ['types', type.name, 'parts', name]),
    ...textsOf(type).map((text): Path => ['types', type.name, 'values', text]),
  ])

/** Whatever has its words under another heading. */
function isKnown(name: string, written: WrittenModel): boolean {
  const { inputs, decisions, knowledge, types, imports } = written
  const parts = types.flatMap(({ components }) => components)
  return [...inputs, ...decisions, ...knowledge, ...parts, ...imports].some((one) => one.name === name)
}
