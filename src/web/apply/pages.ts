import type { Page } from '#web/kit'

/**
 * The applicant's pages. `secret` (32 bytes, the same in every process of an installation) seals the answers of
 * "check what you would get" in the browser's own cookie.
 */
export function applyPages(needs: { secret: Uint8Array }): readonly Page[] {
  throw new Error(`not built yet: ${needs.secret.length}`)
}
