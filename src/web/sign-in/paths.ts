/** Where signing in ends that did not succeed: by what the visitor did, or since nobody could say who they are. */
export const failedPath = '/sign-in/failed'
export const unreachablePath = '/sign-in/unreachable'
