import * as oidc from 'openid-client'

const theirs = new Set(['server_error', 'temporarily_unavailable'])

/** Whether it was the provider that failed, or the way to it, so that the same may succeed later. */
export function isBreakdown(reason: unknown): boolean {
  if (reason instanceof oidc.AuthorizationResponseError) return theirs.has(reason.error)
  if (reason instanceof TypeError) return reason.message === 'fetch failed'
  if (!(reason instanceof oidc.ClientError)) return false
  // Without a code, openid-client only passes on what asking threw.
  if (reason.cause instanceof Response) return reason.cause.status >= 500
  return reason.code === undefined || reason.code === 'OAUTH_TIMEOUT'
}
