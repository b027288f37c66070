import type { ApplicationId } from '#ground/ids'
import type { NoticeKind } from './notices.ts'

export interface Tables {
  notices: NoticeRow
  inbox_messages: { id: string; received_at: Temporal.Instant; message_index: Buffer | null; sealed: Buffer }
}

export interface NoticeRow {
  application_id: ApplicationId
  id: string
  kind: NoticeKind
  language: string
  state: 'queued' | 'accepted' | 'refused'
  queued_at: Temporal.Instant
  ended_at: Temporal.Instant | null
  sealed: Buffer | null
}
