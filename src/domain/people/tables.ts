import type { KeyId } from '#ground/vault'
import type { Assurance, Role } from './people.ts'

export interface Tables {
  people: {
    id: string
    subject_index: Buffer
    key_id: KeyId
    profile: Buffer
    assurance: Assurance
    first_seen: Temporal.Instant
    last_seen: Temporal.Instant
  }
  roles: { person_id: string; role: Role['role']; agency_id: string; service_id: string }
  sessions: { token_hash: Buffer; person_id: string | null; data: Buffer; expires_at: Temporal.Instant }
}
