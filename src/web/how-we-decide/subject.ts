import type { InForce } from '#domain/catalogue'
import type { Definition, RulesToWord } from '#engines/definition'
import type { Sentence } from '#engines/form'
import type { Model } from '#engines/rules'
import { Refusal } from '#ground/refusal'
import type { Visit } from '#web/kit'

/** Whose rules are shown, and in which version. */
export interface Subject {
  readonly kind: 'service' | 'law'
  readonly id: string
  readonly name: Sentence
  /** Where this page is: that of what is in force, or of a version by its number. */
  readonly path: string
  readonly ordinal: number
  readonly hash: string
  readonly inForce: boolean
  /** Which version was in force when, the newest first. */
  readonly history: readonly InForce[]
  readonly rules: RulesToWord
  /** The decisions that all others are for, that which matters most first. */
  readonly decides: readonly string[]
  /** The service itself, with its questions and its process; a law has none. */
  readonly service?: Definition
}

/** The page of a service or law in force; of one of its versions by the number that people know it by. */
export const pathOf = ({ kind, id }: Pick<Subject, 'kind' | 'id'>, ordinal?: number): string => {
  const page = kind === 'service' ? `/services/${id}/how-we-decide` : `/laws/${id}`
  return ordinal === undefined ? page : `${page}/versions/${ordinal}`
}

/** The same rules as data. */
export const dataPathOf = ({ kind, id, ordinal }: Pick<Subject, 'kind' | 'id' | 'ordinal'>): string =>
  `/api/${kind}s/${id}/rules/versions/${ordinal}`

/** Refuses not-found. */
export async function serviceSubject({ rooms, params }: Visit): Promise<Subject> {
  const { catalogue } = rooms
  const id = params.service ?? ''
  const current = params.version === undefined ? catalogue.get(id) : undefined
  const history = await catalogue.history(id)
  const { hash, ordinal, definition } = current ?? (await catalogue.version(hashOf(history, params.version)))
  const { service, decides } = definition
  const inForce = catalogue.find(id)?.hash === hash
  return {
    ...{ kind: 'service', id, name: service.name, ordinal, hash, history },
    path: pathOf({ kind: 'service', id }, current ? undefined : ordinal),
    ...{ inForce, rules: definition, decides, service: definition },
  }
}

/** Refuses not-found. */
export async function lawSubject({ rooms, params, place }: Visit): Promise<Subject> {
  const { catalogue } = rooms
  const id = params.law ?? ''
  const current = params.version === undefined ? catalogue.getLaw(id) : undefined
  const history = await catalogue.lawHistory(id)
  const { hash, ordinal, definition } = current ?? (await catalogue.lawVersion(hashOf(history, params.version)))
  const { model } = definition
  const main = place.languages[0]!.tag
  const name = new Map([[main, model.name]])
  const inForce = catalogue.laws().some((law) => law.hash === hash)
  const path = pathOf({ kind: 'law', id }, current ? undefined : ordinal)
  return {
    ...{ kind: 'law', id, name, path, ordinal, hash, inForce, history },
    ...{ rules: { main, rules: model }, decides: [] },
  }
}

function hashOf(history: readonly InForce[], version: string | undefined): string {
  const found = history.find(({ ordinal }) => String(ordinal) === version)
  if (!found) throw new Refusal('not-found', { what: 'version' })
  return found.hash
}

/** Where a law is shown that a service imports; nothing where it is none of those published here. */
export function lawPathOf({ rooms }: Visit, { namespace }: Model): string | undefined {
  const law = rooms.catalogue.laws().find(({ definition }) => definition.model.namespace === namespace)
  return law && pathOf({ kind: 'law', id: law.definition.id })
}
