import type { KeyId } from '#ground/vault'

export interface Tables {
  sign_in_keys: { key_id: KeyId; keys: Buffer }
  sign_in_models: {
    kind: string
    id_index: Buffer
    payload: Buffer
    grant_index: Buffer | null
    uid_index: Buffer | null
    consumed_at: Temporal.Instant | null
    expires_at: Temporal.Instant
  }
  logout_tokens: { token_index: Buffer; expires_at: Temporal.Instant }
  provider_sessions: { named_index: Buffer; token_hash: Buffer; expires_at: Temporal.Instant }
}
