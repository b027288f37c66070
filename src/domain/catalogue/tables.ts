export interface Tables {
  service_versions: { hash: string; service_id: string; ordinal: number; published_at: Temporal.Instant }
  version_files: { hash: string; path: string; content: Buffer }
  publications: {
    service_id: string
    number: number
    hash: string
    ordinal: number
    published_by: string
    published_at: Temporal.Instant
  }
  offerings: { agency_id: string; service_id: string; since: Temporal.Instant }
}
