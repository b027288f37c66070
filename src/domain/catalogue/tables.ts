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
  }
  offerings: { agency_id: string; service_id: string; since: Temporal.Instant }
}
