import type { ApplicationId } from '#ground/ids'
import type { KeyId } from '#ground/vault'

export interface Tables {
  applications: ApplicationRow
  application_holders: { application_id: ApplicationId; session_index: Buffer; since: Temporal.Instant }
  draft_links: {
    application_id: ApplicationId
    token_hash: Buffer
    address_index: Buffer
    created_at: Temporal.Instant
    expires_at: Temporal.Instant
    used_at: Temporal.Instant | null
  }
}

export interface ApplicationRow {
  id: ApplicationId
  service_id: string
  agency_id: string
  version_hash: string
  language: string
  owner_id: string | null
  key_id: KeyId
  answers: Buffer
  revision: number
  created_at: Temporal.Instant
  changed_at: Temporal.Instant
  sent_at: Temporal.Instant | null
}
