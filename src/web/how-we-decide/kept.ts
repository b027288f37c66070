/** What was made last, so that the same page is not made anew for everybody. */
export function openKept<T>(most: number) {
  const kept = new Map<string, T>()
  return (key: string, make: () => T): T => {
    const known = kept.get(key) ?? make()
    // The newest last, so that the oldest is the first to go.
    kept.delete(key)
    kept.set(key, known)
    if (kept.size > most) kept.delete(kept.keys().next().value!)
    return known
  }
}
