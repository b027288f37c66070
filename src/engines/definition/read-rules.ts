import type { Model } from '#engines/rules'
import { readModel } from '#engines/rules'
import type { DecisionWords } from './model-words.ts'
import { modelWords } from './model-words.ts'
import type { Source } from './source.ts'

const file = 'rules.dmn'

export interface Rules {
  readonly model: Model
  readonly words: readonly DecisionWords[]
}

/** Reads rules.dmn; its faults are told with all the others. */
export function readRules({ files, faults, pathOf, startOf }: Source): Rules | undefined {
  const bytes = files.get(file)
  if (!bytes) {
    const remedy = 'Write the rules as DMN decisions; services/kite-licence/rules.dmn is an example.'
    faults.fault(startOf(file), 'missing-file', `A service needs a file ${file}.`, remedy)
    return undefined
  }
  const xml = new TextDecoder().decode(bytes)
  const model = faults.keeping(() => readModel(xml, { file: pathOf(file) }))
  if (!model) return undefined
  faults.all.push(...model.warnings)
  return { model, words: modelWords(xml) }
}
