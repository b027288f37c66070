import { existsSync, statSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { readFolders } from '#domain/catalogue'
import { readPlace } from '#domain/place'
import type { ExplainOptions, Law, RulesToWord } from '#engines/definition'
import { readPublished, readPublishedLaw, rulesOfLaw } from '#engines/definition'
import type { Model } from '#engines/rules'
import { DefinitionFaults } from '#ground/source'

/** What the rules of a service or of a law are told with. */
export interface WordsBeside {
  readonly rules: Model | RulesToWord
  readonly law?: Law
  readonly currency?: ExplainOptions['currency']
}

/**
 * The words of the service that a model belongs to, and the place's currency; those of the law that it is; the model by itself where
 * it is part of nothing that can be read.
 */
export async function wordsBeside(file: string, model: Model): Promise<WordsBeside> {
  const folder = dirname(resolve(file))
  if (!file.endsWith('rules.dmn')) return { rules: model }
  if (!existsSync(join(folder, 'service.yaml'))) return (await lawIn(folder)) ?? { rules: model }
  const [service] = await readFolders(folder)
  const rules = service && orNone(() => readPublished(service.id, service.files, service.folder))
  const currency = currencyOf(join(dirname(dirname(folder)), 'place.yaml'))
  return { rules: rules ?? model, ...(currency && { currency }) }
}

async function lawIn(folder: string): Promise<WordsBeside | undefined> {
  const [one] = await readFolders(folder)
  const law = one?.kind === 'law' ? orNone(() => readPublishedLaw(one.id, one.files, one.folder)) : undefined
  return law?.words && { law, rules: rulesOfLaw(law, law.words.main) }
}

const currencyOf = (file: string) =>
  statSync(file, { throwIfNoEntry: false })?.isFile() ? orNone(() => readPlace(file).currency) : undefined

/** What stands wrong in other files is told by `publica check`, and is not in the way of a decision. */
function orNone<T>(read: () => T): T | undefined {
  try {
    return read()
  } catch (reason) {
    if (reason instanceof DefinitionFaults) return undefined
    throw reason
  }
}
