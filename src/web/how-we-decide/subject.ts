import type { InForce } from '#domain/catalogue'
import type { Definition, LawWords, RulesToWord } from '#engines/definition'
import { rulesOfLaw } from '#engines/definition'
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
  /** When it ended, of a law: nothing is decided by it since. */
  readonly ended?: Temporal.Instant | undefined
  /** Which version was in force when, the newest first. */
  readonly history: readonly InForce[]
  readonly rules: RulesToWord
  /** The decisions that all others are for, that which matters most first. */
  readonly decides: readonly string[]
  /** The service itself, with its questions and its process; a law has none. */
  readonly service?: Definition
  /** What a law says of itself beside its model. */
  readonly law?: LawWords | undefined
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
  const over = catalogue.endedLaws().find(({ definition }) => definition.id === id)
  const current = params.version === undefined ? (over ?? catalogue.getLaw(id)) : undefined
  const history = await catalogue.lawHistory(id)
  const { hash, ordinal, definition } = current ?? (await catalogue.lawVersion(hashOf(history, params.version)))
  const { model, words } = definition
  const rules = rulesOfLaw(definition, place.languages[0]!.tag)
  const name = words?.name ?? new Map([[rules.main, model.name]])
  const inForce = catalogue.laws().some((law) => law.hash === hash)
  const path = pathOf({ kind: 'law', id }, current ? undefined : ordinal)
  return {
    ...{ kind: 'law', id, name, path, ordinal, hash, inForce, history },
    ...{ rules, decides: [], law: words, ended: over?.endedAt },
  }
}

function hashOf(history: readonly InForce[], version: string | undefined): string {
  const found = history.find(({ ordinal }) => String(ordinal) === version)
  if (!found) throw new Refusal('not-found', { what: 'version' })
  return found.hash
}

/** A law that a service imports: what it is called, and where it is shown; that nowhere, if it is none of those published here. */
export function importedLaw(
  { rooms }: Visit,
  { namespace, name }: Model,
): { name: Sentence; path: string | undefined } {
  const known = [...rooms.catalogue.laws(), ...rooms.catalogue.endedLaws()]
  const law = known.find(({ definition }) => definition.model.namespace === namespace)?.definition
  return { name: law?.words?.name ?? new Map([['', name]]), path: law && pathOf({ kind: 'law', id: law.id }) }
}
