export { masterKeyIn } from './vault/master-key.ts'
export { openVault } from './vault/open.ts'
export { ownKey } from './vault/own-key.ts'
export type { About, KeyId, KeyKind, Vault } from './vault/types.ts'
