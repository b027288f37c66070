import type { Generated } from 'kysely'

export type Kind = 'service' | 'law'

export interface Tables {
  versions: { hash: string; kind: Kind; definition_id: string; ordinal: number; published_at: Temporal.Instant }
  version_files: { hash: string; path: string; content: Buffer }
  publications: {
    kind: Kind
    definition_id: string
    number: number
    hash: string
    ordinal: number
    published_by: string
    published_at: Temporal.Instant
    /** With this act nothing is in force any more. */
    ended: Generated<boolean>
  }
  offerings: { agency_id: string; service_id: string; since: Temporal.Instant }
}
