import type { ApplicationId } from '#ground/ids'
import { readReference } from '#ground/ids'
import { Refusal } from '#ground/refusal'
import type { Policy } from './page.ts'
import type { Visit } from './visit.ts'

export const anyone: Policy = { name: 'anyone', allows: () => true }

export const signedIn: Policy = { name: 'signedIn', allows: ({ person }) => Boolean(person) || 'sign-in' }

const absent = (rule: string) => new Refusal('not-found', { rule })

function named({ params }: Visit, rule: string): ApplicationId {
  const id = readReference(params.ref ?? '')
  if (id === undefined) throw absent(rule)
  return id
}

/**
 * Whoever holds the application of `:ref`: by their session, or as the person who owns it. Nobody known is asked to sign in, the same
 * for every reference; to somebody else there is no such application.
 */
export const holdsDraft: Policy = {
  name: 'holdsDraft',
  alsoByLink: true,
  async allows(visit) {
    const { rooms, session, person } = visit
    const id = named(visit, 'holdsDraft')
    if (await rooms.applications.mayHold(id, { session: session.id, person: person?.id })) return true
    if (person) throw absent('holdsDraft')
    return 'sign-in'
  },
}

/** The person whose case `:ref` is. To others there is no such case. */
export const ownsCase: Policy = {
  name: 'ownsCase',
  async allows(visit) {
    const id = named(visit, 'ownsCase')
    if (!visit.person) return 'sign-in'
    const { applicant } = await visit.rooms.cases.get(id)
    if (applicant !== visit.person.id) throw absent('ownsCase')
    return true
  },
}

/** Anybody with a role at the desk. */
export const officer: Policy = {
  name: 'officer',
  allows: ({ person }) => (person ? person.roles.length > 0 : 'sign-in'),
}

/** An officer of the agency and service that the case `:ref` is with. To others at the desk there is no such case. */
export const officerOfCase: Policy = {
  name: 'officerOfCase',
  async allows(visit) {
    const { person, rooms } = visit
    if (!person) return 'sign-in'
    if (person.roles.length === 0) return false
    const found = await rooms.cases.get(named(visit, 'officerOfCase'))
    if (!rooms.people.mayWorkOn(person, found)) throw absent('officerOfCase')
    return true
  },
}
