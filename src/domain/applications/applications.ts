import type { ServiceVersion } from '#domain/catalogue'
import type { Person } from '#domain/people'
import type { Answers } from '#engines/form'
import type { Transaction } from '#ground/database'
import type { ApplicationId } from '#ground/ids'
import type { KeyId } from '#ground/vault'

/** A person's answers: a draft until it is sent. Its id is the id of the case that is opened on it. */
export interface Application {
  readonly id: ApplicationId
  readonly reference: string
  readonly service: string
  readonly agency: string
  readonly state: 'draft' | 'sent'
  /** A draft is walked under the newest version, its answers carried forward; a sent one stays with its own. */
  readonly version: ServiceVersion
  /** Of a draft last kept under another version than `version`: that one, and what was answered under it. */
  readonly earlier?: { readonly version: ServiceVersion; readonly answers: Answers }
  /** What was kept: for a draft all that was ever answered, for a sent one exactly what was sent. */
  readonly answers: Answers
  /** Goes up with every save; a form carries the one it saw. */
  readonly revision: number
  readonly language: string
  /** Id of the person that it belongs to, once there is one. */
  readonly owner?: string
  readonly changedAt: Temporal.Instant
  readonly key: KeyId
}

/** Who is asking: the id of the web's session, and the person signed in there. */
export interface Holder {
  session?: string
  person?: string
}

export interface ApplicationLine {
  readonly id: ApplicationId
  readonly reference: string
  readonly service: string
  readonly agency: string
  readonly state: 'draft' | 'sent'
  readonly changedAt: Temporal.Instant
}

/** What a link would open, shown beside the button that uses it. */
export interface LinkSeen {
  readonly id: ApplicationId
  readonly reference: string
  readonly service: string
  readonly expires: Temporal.Instant
}

export interface Applications {
  /** Begins a draft. Refuses not-found where that agency does not offer the service. */
  begin(o: {
    service: string
    agency: string
    session: string
    person?: Person
    language: string
  }): Promise<Application>
  /** Refuses not-found. `within` is the transaction that the caller is in, where there is one. */
  get(id: ApplicationId, within?: Transaction): Promise<Application>
  /** What was kept, by whatever version it can or cannot be read. Refuses not-found. */
  answersOf(id: ApplicationId, within?: Transaction): Promise<Answers>
  /** Whether the session holds it or the person owns it; an unknown application is held by nobody. */
  mayHold(id: ApplicationId, who: Holder): Promise<boolean>
  /**
   * Keeps all the answers given, in place of those before. `revision` is the one that was seen: refuses
   * draft-changed-elsewhere where another save came between, draft-already-sent, not-found. Saving the same twice is saving once.
   */
  save(id: ApplicationId, o: { answers: Answers; revision: number }): Promise<{ revision: number }>
  /** Lets another agency have the draft. Refuses not-found where it does not offer the service, draft-already-sent. */
  directTo(id: ApplicationId, agency: string): Promise<void>
  /** On signing in: what the session held and nobody owned becomes the person's, and its key is wrapped by theirs. */
  claim(session: string, person: Person): Promise<void>
  /**
   * Mails a link that opens the application elsewhere. Answers the same whether or not a mail goes out: an address
   * that had too many links within the hour gets none.
   */
  linkFor(id: ApplicationId, email: string, language: string): Promise<void>
  /** What a GET may see of a link; uses nothing up. Refuses link-expired, for an unknown one too. */
  peekLink(token: string): Promise<LinkSeen>
  /** The draft of a link, used up or not, where this visitor holds it already. */
  openedLink(token: string, who: Holder): Promise<ApplicationId | undefined>
  /**
   * Mails a new link in place of one that no longer opens anything, where it was mailed to this address and nobody owns the draft.
   * Answers the same whether or not a mail goes out.
   */
  renewLink(token: string, email: string, language: string): Promise<void>
  /** Uses the link up: the session holds the application from then on, and may use it again. Refuses link-expired. */
  useLink(token: string, session: string): Promise<ApplicationId>
  /** Drafts and sent ones, newest first. What a person has sent is theirs alone: no session that held the draft lists it. */
  listOf(who: Holder): Promise<readonly ApplicationLine[]>
  /** For sending: locks the application in the transaction. Refuses not-found. */
  lock(tx: Transaction, id: ApplicationId): Promise<Application>
  /** For sending: keeps exactly what was sent, under the version it was sent under, as the person's own from now on. */
  markSent(
    tx: Transaction,
    application: Application,
    o: { answers: Answers; version: ServiceVersion; person?: Person; language: string },
  ): Promise<void>
  /**
   * Erases the drafts that were last saved longer ago than the place keeps them, with their links and whoever holds them: the key is
   * destroyed and the rows are gone. What was sent is untouched. Answers how many there were.
   */
  sweepDrafts(): Promise<number>
  /** Destroys the application's key: its answers, acts and notices are unreadable from then on. */
  erase(id: ApplicationId): Promise<void>
}
