const names = new Set(['localhost', '127.0.0.1', '::1', '[::1]'])

/** Whether a host names this machine itself: what is said between the two leaves it never, and nobody outside can reach it. */
export const isLoopback = (host: string): boolean => names.has(host)
