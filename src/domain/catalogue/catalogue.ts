import type { Agency } from '#domain/place'
import type { Definition, Law } from '#engines/definition'
import type { Answers } from '#engines/form'
import type { Log } from '#ground/log'
import type { DefinitionFault } from '#ground/source'

/** A service or a law as published: named by its content, never changed. */
export interface Version<T> {
  /** SHA-256 over the sorted paths and their bytes, in hexadecimal. */
  readonly hash: string
  /** What people call it: "version 14". */
  readonly ordinal: number
  readonly publishedAt: Temporal.Instant
  readonly definition: T
}

export type LawVersion = Version<Law>

/** The last version of a law that has ended: there to be read, and nothing is decided by it any more. */
export interface EndedLaw extends LawVersion {
  readonly endedAt: Temporal.Instant
}

export interface ServiceVersion extends Version<Definition> {
  /** What was published cannot be read: the definition holds what is left to show, and decides nothing. */
  readonly unreadable?: true
}

/** A time in which a version was in force; one that came back has several. */
export interface InForce {
  readonly hash: string
  readonly ordinal: number
  readonly from: Temporal.Instant
  /** Missing where it still is. */
  readonly until: Temporal.Instant | undefined
}

/** What became of one folder. A refused one leaves the version before it in force. */
export type PublishResult = { kind: 'service' | 'law'; id: string } & (
  | {
      outcome: 'published' | 'unchanged'
      version: { hash: string; ordinal: number }
      warnings: readonly DefinitionFault[]
    }
  | { outcome: 'refused'; faults: readonly DefinitionFault[] }
  /** Of a law: its folder is gone, and nothing in force rests on it. */
  | { outcome: 'ended'; version: { hash: string; ordinal: number } }
)

export interface Catalogue {
  /** The current version of every service that some agency offers, in order of id. */
  services(): readonly ServiceVersion[]
  /** The current version of a service that some agency offers. */
  find(service: string): ServiceVersion | undefined
  /** As find; refuses not-found. */
  get(service: string): ServiceVersion
  /**
   * Any version ever published, by its hash, for ever: an unknown one is loaded from the database, and only what running it
   * needs is asked of it. Refuses version-unreadable where its rows are damaged or gone.
   */
  version(hash: string): Promise<ServiceVersion>
  /** As version, for what was sent under it and is to be seen whatever became of the version: then its answers go by their names. */
  versionToShow(of: { hash: string; service: string; answers: () => Promise<Answers> }): Promise<ServiceVersion>
  /** Which version of a service was in force when, the newest first; nothing where it was never published. */
  history(service: string): Promise<readonly InForce[]>
  /** The current version of every law, in order of id. */
  laws(): readonly LawVersion[]
  /** The last version of every law that has ended, in order of id. */
  endedLaws(): readonly EndedLaw[]
  /** The current version of a law; refuses not-found, also where it has ended. */
  getLaw(law: string): LawVersion
  /** Any version of a law ever published, as `version` of a service. */
  lawVersion(hash: string): Promise<LawVersion>
  /** As history, of a law. */
  lawHistory(law: string): Promise<readonly InForce[]>
  /** The agencies of this process's place that offer the service, as was last published. */
  agenciesFor(service: string): readonly Agency[]
  /**
   * Checks every service in the folder and every law in the folder `laws` beside it, or the one service or law that the folder is,
   * runs its examples and publishes what changed: one transaction and one act of its own for each. What the place says that
   * its agencies offer is in force from then on, for every process.
   * A law whose folder is gone from `laws`, and that no service or law in force rests on, ends by an act of its own.
   */
  publishFolder(folder: string, by: string): Promise<readonly PublishResult[]>
  /**
   * Publishes what changes in the folder, or in the laws beside it, from now on, until it is told to stop. A change of the file
   * `beside` wakes it too; before it publishes it lets that be looked at.
   */
  watch(folder: string, beside?: { file: string; look(log: Log): void }): Promise<() => Promise<void>>
  /** Loads what is current and follows what any process publishes, until it is told to stop. */
  follow(): Promise<() => Promise<void>>
}
