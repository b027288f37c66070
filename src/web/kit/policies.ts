import type { Policy } from './page.ts'

const notYet = (name: string): Policy => ({ name, allows: () => false })

export const anyone: Policy = { name: 'anyone', allows: () => true }

export const signedIn: Policy = { name: 'signedIn', allows: ({ person }) => Boolean(person) || 'sign-in' }

/** Whoever holds the draft of `:ref`: by their session, or as the person who claimed it. To others there is no such draft. */
export const holdsDraft: Policy = notYet('holdsDraft')

/** The person whose case `:ref` is, or will be. To others there is no such case. */
export const ownsCase: Policy = notYet('ownsCase')

/** Anybody with a role at the desk. */
export const officer: Policy = notYet('officer')

/** An officer of the agency and service that the case `:ref` is with. */
export const officerOfCase: Policy = notYet('officerOfCase')
