import type { Transaction } from '#ground/database'
import type { ApplicationId } from '#ground/ids'
import type { KeyId } from '#ground/vault'

export type NoticeKind = 'sent' | 'decided' | 'draft-link'

/** What a notice's sentences are made of; kept sealed under the application's key until it is delivered. */
export interface NoticeFacts {
  readonly reference: string
  /** Names in the notice's language. */
  readonly service: string
  readonly agency: string
  readonly person?: string
  /** Of a draft-link: the secret at the end of its address, and until when it opens. */
  readonly token?: string
  readonly expires?: string
  /** Of decided: the outcome's name in the notice's language. */
  readonly outcome?: string
  /** Of decided: what to do about it in the notice's language, and the last day for it. */
  readonly ifYouDisagree?: string
  readonly disagreeUntil?: string
}

export interface NoticeText {
  readonly subject: string
  readonly text: string
  readonly html?: string
}

/** Publica's own sentences, handed in since the domain knows no web. */
export type NoticeWords = (notice: NoticeFacts & { kind: NoticeKind; language: string }) => NoticeText

export interface NoticeOrder {
  kind: NoticeKind
  application: ApplicationId
  key: KeyId
  to: string
  language: string
  facts: NoticeFacts
}

/** A message on its way through a channel. */
export interface Delivery extends NoticeText {
  /** The notice's id; a channel makes from it whatever lets the other side see that it has this one already. */
  readonly id: string
  readonly to: string
  readonly language: string
}

/** Refused: this message will never be taken. Unreachable: try again later. */
export type Delivered = 'accepted' | 'refused' | 'unreachable'

export interface Channel {
  readonly name: string
  deliver(message: Delivery): Promise<Delivered>
  close(): Promise<void>
}

export interface NoticeDone {
  readonly notice: string
  readonly application: ApplicationId
  readonly kind: NoticeKind
  readonly result: 'accepted' | 'refused'
}

export type Done = (tx: Transaction, notice: NoticeDone) => Promise<void>

export interface Notices {
  /** Part of the transaction that has something to tell: the notice and its job. */
  queue(tx: Transaction, notice: NoticeOrder): Promise<string>
  /**
   * Delivers a notice that has not ended yet, and throws where nobody could be reached, so that it is tried again.
   * `done` is told in the transaction that ends it.
   */
  deliver(notice: { application: ApplicationId; id: string }, done?: Done): Promise<void>
  /** Takes away what is known of the notices of an application that goes altogether; one that still waits is not delivered. */
  forget(tx: Transaction, application: ApplicationId): Promise<void>
  /** Takes notices from their queue from now on. */
  startWorker(done?: Done): Promise<void>
}

export interface InboxLine {
  readonly id: string
  readonly at: Temporal.Instant
  readonly to: string
  readonly from: string
  readonly subject: string
}

export interface InboxMessage extends InboxLine {
  readonly text: string
  readonly html?: string
  readonly messageId?: string
}

/** A real SMTP server on this machine for trying out: what is sent to anybody arrives here. */
export interface Inbox {
  /** Listens on a free loopback port. */
  listen(): Promise<{ host: string; port: number }>
  /** Newest first; `before` is the id of a message, and what is none begins at the beginning. */
  messages(o?: { before?: string; most?: number }): Promise<readonly InboxLine[]>
  /** Takes away messages that are older than the place keeps them. Answers how many there were. */
  sweep(): Promise<number>
  /** Refuses not-found. */
  message(id: string): Promise<InboxMessage>
  close(): Promise<void>
}
