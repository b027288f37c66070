import type { ServiceVersion } from '#domain/catalogue'
import type { NoticeDone } from '#domain/notices'
import type { Officer, Person } from '#domain/people'
import type { Answers, Sentence } from '#engines/form'
import type { Transaction } from '#ground/database'
import type { Decimal } from '#ground/decimal'
import type { ApplicationId } from '#ground/ids'

/** Received: the rules have not spoken. Waiting: with a team. Decided: answered. */
export type Status = 'received' | 'waiting' | 'decided'

export type ActKind = 'opened' | 'found' | 'referred' | 'decided' | 'notified'

/** What is opened when an application is sent. */
export interface Case {
  readonly id: ApplicationId
  readonly reference: string
  readonly service: string
  readonly agency: string
  /** What it was sent under, or what is left to show of it where it cannot be read. */
  readonly version: ServiceVersion
  /** Id of the person who sent it; absent where the service asks nobody to sign in. */
  readonly applicant?: string
  readonly status: Status
  readonly team?: string
  readonly deadline?: Temporal.PlainDate
  readonly openedAt: Temporal.Instant
  readonly language: string
  /** Number of the newest act: a form carries the one it saw. */
  readonly seq: number
}

/** One sentence of a decision's reasons, with the rule and the law that it rests on where it rests on one. */
export interface DecisionReason {
  readonly words: Sentence
  readonly law?: Sentence
  /** Name of the DMN decision and of the rule in it. */
  readonly decision?: string
  readonly rule?: string
}

/** What the state decided. */
export interface CaseDecision {
  readonly outcome: string
  readonly amount?: Decimal
  readonly reasons: readonly DecisionReason[]
  readonly at: Temporal.Instant
  readonly by: Actor
  /** Whether it has the outcome that the rules came to: only then is the outcome's own sentence true of it. */
  readonly followsFinding: boolean
}

/** A finding as it was stored with the case; `trace` is the JSON of #engines/rules' traceToJson. */
export interface StoredFinding {
  /** Null where the rules gave no sure answer. */
  readonly outcome: string | null
  readonly amount?: Decimal
  readonly reasons: readonly DecisionReason[]
  /** The whole of findingToJson, trace included. */
  readonly record: unknown
  readonly at: Temporal.Instant
}

/** Who did something: the rules, whoever sent the application, or an officer by the name they had then. */
export type Actor = 'machine' | 'applicant' | { readonly id: string; readonly name: string }

/** One line of a case's history, as an officer may read it. */
export interface ActLine {
  readonly seq: number
  readonly kind: ActKind
  readonly at: Temporal.Instant
  readonly by: Actor
  readonly details: Readonly<Record<string, unknown>>
}

/** One thing that happened to a case, as its applicant may know it. */
export interface CaseStep {
  readonly kind: ActKind
  readonly at: Temporal.Instant
  /** Of notified: what the message was about, and whether it was taken. */
  readonly notice?: { readonly about: NoticeAbout; readonly result: NoticeDone['result'] }
}

/** What the messages of a case tell; a link to a draft is none of them. */
export type NoticeAbout = Exclude<NoticeDone['kind'], 'draft-link'>

/** What an applicant is shown of their case. */
export interface Standing {
  /** The last day on which they may disagree with the decision, where there is one. */
  readonly disagreeUntil?: Temporal.PlainDate
  readonly case: Case
  readonly steps: readonly CaseStep[]
  readonly answers: Answers
  readonly decision?: CaseDecision
  /** What the rules came to, where that is what was decided. */
  readonly finding?: StoredFinding
  /** While an officer looks at it: the reasons of the rules that gave no sure answer. */
  readonly whyReferred: readonly DecisionReason[]
}

/** What an officer is shown: everything, under the version it was sent under. */
export interface CaseFile {
  readonly case: Case
  readonly applicant?: Pick<Person, 'name' | 'email'>
  readonly answers: Answers
  readonly sentAt: Temporal.Instant
  readonly finding?: StoredFinding
  readonly decision?: CaseDecision
  readonly acts: readonly ActLine[]
  /** Why this officer may not decide it; absent where they may. */
  readonly mayNotDecide?: 'own-case' | 'case-already-decided' | 'not-waiting' | 'version-unreadable'
}

export interface WaitingCase {
  readonly id: ApplicationId
  readonly reference: string
  readonly service: string
  readonly agency: string
  readonly team: string
  readonly deadline?: Temporal.PlainDate
  readonly openedAt: Temporal.Instant
}

/** A case that was decided, by whomever. */
export interface DecidedCase extends Omit<WaitingCase, 'team' | 'deadline'> {
  readonly decidedAt: Temporal.Instant
}

/** Whose cases an officer looks through, and from where on. */
export interface Looking {
  /** Of this service alone. */
  readonly service?: string
  readonly after?: string
  readonly most?: number
}

export interface DecidedPage {
  readonly cases: readonly DecidedCase[]
  /** Hand it in as `after` for what follows. */
  readonly next?: string
}

export interface WaitingPage {
  readonly cases: readonly WaitingCase[]
  /** Hand it in as `after` for what follows. */
  readonly next?: string
  readonly total: number
}

export interface Cases {
  /**
   * Sends a draft and opens the case on it, in one transaction; with the same key again it answers the same.
   * Refuses not-found, sign-in-needed, not-allowed, not-complete, draft-changed-elsewhere, draft-already-sent, service-closed.
   */
  send(
    id: ApplicationId,
    o: { key: string; person?: Person; seenRevision: number; language: string },
  ): Promise<{ id: ApplicationId; reference: string }>
  /** The rules speak, and the machine decides or a team is given the case. Does nothing the second time. */
  work(id: ApplicationId): Promise<void>
  /** Refuses not-found. */
  get(id: ApplicationId): Promise<Case>
  /** For the applicant. Refuses not-found; who may see it is the page's policy. */
  standing(id: ApplicationId): Promise<Standing>
  /** For an officer of the case's agency and service; refuses not-found and not-allowed. */
  file(id: ApplicationId, officer: Officer): Promise<CaseFile>
  /** Cases that wait for this officer's agencies and services, but their own, the nearest deadline first. */
  waiting(officer: Officer, o?: Looking): Promise<WaitingPage>
  /** Cases of this officer's agencies and services that were decided, the latest first. */
  decided(officer: Officer, o?: Looking): Promise<DecidedPage>
  /**
   * The state decides. `seen` is the number of the newest act that the officer saw; `key` makes a second press the same act.
   * At least one of the reasons names the law.
   * Refuses not-found, not-allowed, own-case, not-waiting, case-already-decided, seen-is-stale, reasons-missing, outcome-unknown,
   * version-unreadable.
   */
  decide(
    id: ApplicationId,
    o: {
      key: string
      outcome: string
      amount?: Decimal
      reasons: readonly DecisionReason[]
      by: Officer
      seen: number
    },
  ): Promise<void>
  /** Tells the history that a notice was delivered; hand it to the notices' worker. */
  notified(tx: Transaction, notice: NoticeDone): Promise<void>
  /** Takes sent cases from their queue from now on. */
  startWorker(): Promise<void>
}
