/**
 * What was made last, so that the same page is not made anew for everybody: at most so many characters of it, and the newest always.
 * The one asked for longest ago is the first to go.
 */
export function openKept<T extends { toString(): string }>(mostCharacters: number) {
  const kept = new Map<string, { made: T; characters: number }>()
  let characters = 0
  const drop = (key: string) => {
    characters -= kept.get(key)?.characters ?? 0
    kept.delete(key)
  }
  return (key: string, make: () => T): T => {
    const known = kept.get(key) ?? weighed(make())
    drop(key)
    kept.set(key, known)
    characters += known.characters
    for (const oldest of kept.keys()) {
      if (characters <= mostCharacters || oldest === key) break
      drop(oldest)
    }
    return known.made
  }
}

const weighed = <T extends { toString(): string }>(made: T) => ({ made, characters: made.toString().length })
