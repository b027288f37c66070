import type { Expression, Type } from '#engines/feel'
import { compileExpression } from '#engines/feel'
import type { Computed } from '#engines/form'
import type { Place } from '#ground/source'
import { expressionPlace } from '../../source/expression-place.ts'
import type { Faults } from '../../source/faults.ts'
import { meant } from '../../source/faults.ts'
import type { Path, YamlFile } from '../../source/yaml.ts'
import { codesIn } from './codes-in.ts'

/** All that an expression of the form is bound with. */
export interface Binding {
  readonly yaml: YamlFile
  readonly faults: Faults
  readonly names: ReadonlyMap<string, Type>
  readonly computed: readonly Computed[]
  /** Where in the form each question is asked. */
  readonly placeOf: ReadonlyMap<string, number>
  /** The codes of every question of one choice. */
  readonly codes: ReadonlyMap<string, readonly string[]>
}

export interface Condition {
  readonly text: string | undefined
  readonly path: Path
  /** It may only use what is known before this page; a check may use its own page: then one more. */
  readonly before: number
  /** Whose condition it is: 'the page `partner`'. */
  readonly about: string
}

/** Reads a condition; what it uses must be asked before it is needed. */
export function bindCondition(binding: Binding, { text, path, before, about }: Condition): Expression | undefined {
  const { yaml, faults, names } = binding
  if (text === undefined) return undefined
  const { asPublished } = faults
  const where = { ...expressionPlace(yaml, path, text), expects: 'boolean' as const, asPublished }
  const expression = faults.keeping(() => compileExpression(text, names, where))
  for (const name of expression?.uses ?? []) if (placeOf(name, binding) >= before) tellLater(name, binding, path, about)
  if (expression && where.place) checkCodes(expression.text, where.place, binding)
  return expression
}

/** A condition on a code that nobody can choose is a slip of the pen, in whichever part of it. */
export function checkCodes(
  text: string,
  place: (offset: number) => Place,
  { codes, faults }: Pick<Binding, 'codes' | 'faults'>,
): void {
  for (const { name, code, offset } of codesIn(text, codes)) {
    const known = codes.get(name) ?? []
    if (known.includes(code)) continue
    faults.fault(place(offset), 'unknown-code', `\`${name}\` is never \`${code}\`.`, meant(code, known))
  }
}

/** The page after which a name has its value; -1 where it has it before the first. */
export function placeOf(name: string, { computed, placeOf }: Binding): number {
  return computed.find((known) => known.name === name)?.after ?? placeOf.get(name) ?? -1
}

function tellLater(name: string, { yaml, faults }: Binding, path: Path, about: string): void {
  const message = `\`${name}\` is not known yet when ${about} needs it.`
  const remedy = 'Ask it on an earlier page, or leave it out of this condition.'
  faults.fault(yaml.at(path), 'asked-later', message, remedy)
}
