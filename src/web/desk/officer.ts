import type { Officer } from '#domain/people'
import type { ApplicationId } from '#ground/ids'
import { readReference } from '#ground/ids'
import { Refusal } from '#ground/refusal'
import type { Visit } from '#web/kit'

/** Whoever the page's rule let in. */
export function officerOf({ person }: Visit): Officer {
  if (!person) throw new Refusal('sign-in-needed')
  const { id, name, roles } = person
  return { id, name, roles }
}

/** The case that the address names. */
export function caseOf({ params }: Visit): ApplicationId {
  const id = readReference(params.ref ?? '')
  if (id === undefined) throw new Refusal('not-found')
  return id
}
