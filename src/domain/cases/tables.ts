import type { ApplicationId } from '#ground/ids'
import type { KeyId } from '#ground/vault'
import type { ActKind, Status } from './cases.ts'

export interface Tables {
  cases: CaseRow
  acts: ActRow
  case_facts: { case_id: ApplicationId; name: string; code: string }
  commands: { application_id: ApplicationId; key: string; verb: string; done_at: Temporal.Instant }
}

export interface CaseRow {
  id: ApplicationId
  service_id: string
  agency_id: string
  version_hash: string
  applicant_id: string | null
  language: string
  key_id: KeyId
  opened_at: Temporal.Instant
  status: Status
  team: string | null
  deadline: Temporal.PlainDate | null
  seq: number
  decided_at: Temporal.Instant | null
}

export interface ActRow {
  case_id: ApplicationId
  seq: number
  kind: ActKind
  acted_at: Temporal.Instant
  person_id: string | null
  sealed: Buffer
}
