import { existsSync, statSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { readFolders } from '#domain/catalogue'
import { readPlace } from '#domain/place'
import type { ExplainOptions, RulesToWord } from '#engines/definition'
import { readPublished } from '#engines/definition'
import type { Model } from '#engines/rules'
import { DefinitionFaults } from '#ground/source'

/** What the rules of a service are told with. */
export interface WordsBeside {
  readonly rules: Model | RulesToWord
  readonly currency?: ExplainOptions['currency']
}

/** The words of the service that a model belongs to, and the place's currency; the model by itself where it belongs to none that can be read. */
export async function wordsBeside(file: string, model: Model): Promise<WordsBeside> {
  const folder = dirname(resolve(file))
  if (!file.endsWith('rules.dmn') || !existsSync(join(folder, 'service.yaml'))) return { rules: model }
  const [service] = await readFolders(folder)
  const rules = service && orNone(() => readPublished(service.id, service.files, service.folder))
  const currency = currencyOf(join(dirname(dirname(folder)), 'place.yaml'))
  return { rules: rules ?? model, ...(currency && { currency }) }
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
