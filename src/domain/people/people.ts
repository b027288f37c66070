import type { Transaction } from '#ground/database'
import type { KeyId } from '#ground/vault'

/** Someone who has signed in. Name and e-mail come from the vault, under the person's own key. */
export interface Person {
  readonly id: string
  readonly name: string
  readonly email?: string
  /** How sure the provider was of who this is, as Publica's own scale has it. */
  readonly assurance: Assurance
  readonly key: KeyId
}

export type Assurance = 'low' | 'substantial' | 'high'

/** What a person may do for the state: for one agency, in one of its services or all of them. */
export interface Role {
  readonly person: string
  readonly role: 'officer'
  readonly agency: string
  /** Its id, or '*' for all of the agency's services. */
  readonly service: string
}

/** Who acts on cases: a person with the roles they hold now. */
export interface Officer {
  readonly id: string
  readonly name: string
  readonly roles: readonly Role[]
}

export interface SignIn {
  issuer: string
  subject: string
  name: string
  email?: string
  assurance: Assurance
}

/** What the web keeps of a visit between two requests; sealed where it lies. */
export interface SessionRecord {
  /** The web's own JSON text. */
  readonly data: string
  readonly person?: string
  readonly expires: Temporal.Instant
}

/** A session with whoever it is of. */
export interface SessionSeen extends SessionRecord {
  /** Nobody where they have not signed in, or were erased since. */
  readonly holder?: PersonWithRoles
}

export type PersonWithRoles = Person & { readonly roles: readonly Role[] }

export interface People {
  /** Finds or makes the person, takes over what the provider says now, and gives and takes roles as place.yaml has them. */
  signedIn(who: SignIn): Promise<Person>
  /** Refuses not-found. `within` is the transaction that the caller is in, where there is one. */
  get(id: string, within?: Transaction): Promise<Person>
  rolesOf(person: string): Promise<readonly Role[]>
  /** The rule for all that officers do: a role in the agency, for the service or for all of them. */
  mayWorkOn(officer: Officer, what: { agency: string; service: string }): boolean
  /** A session that has not expired, by the hash of its token. */
  readSession(tokenHash: Buffer): Promise<SessionSeen | undefined>
  beginSession(tokenHash: Buffer, session: SessionRecord): Promise<void>
  /** False where there is none any more: one that was ended meanwhile stays ended. */
  writeSession(tokenHash: Buffer, session: SessionRecord): Promise<boolean>
  endSession(tokenHash: Buffer): Promise<void>
  /** Signs the person out wherever they are signed in. */
  endSessionsOf(person: string): Promise<void>
  /** Removes what has expired; says how many. */
  sweepSessions(): Promise<number>
  /** Destroys the person's key: name, e-mail and every application wrapped by it are unreadable from then on. */
  erase(tx: Transaction, person: string): Promise<void>
}
