const before = / (?=[:;?!»])/g
const after = /(?<=«) /g

/** No line begins with a mark that French sets a space before, nor ends with a quotation that has just been opened. */
const unbroken = (text: string): string => text.replace(before, '\u00a0').replace(after, '\u00a0')

/** A table of French words, written with plain spaces, as it is read: those at a mark do not break. */
export function spaced<T>(words: T): T {
  return spacedAny(words) as T
}

function spacedAny(words: unknown): unknown {
  if (typeof words === 'string') return unbroken(words)
  if (typeof words === 'function') return (...told: unknown[]) => spacedAny(words(...told))
  if (typeof words !== 'object' || words === null || Array.isArray(words))
    return Array.isArray(words) ? words.map(spacedAny) : words
  return Object.fromEntries(Object.entries(words).map(([name, inside]) => [name, spacedAny(inside)]))
}
