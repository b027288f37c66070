/** Of thousands of names, only so many are looked at. */
const MOST = 1000

/** The remedy for a name that nothing has: the names it may have meant. */
export function nearest(name: string, known: Iterable<string>): string {
  const names = [...new Set(known)].filter((other) => other !== '?' && other !== 'item').slice(0, MOST)
  const like = near(name, names)
  if (like !== undefined) return like
  if (names.length === 0) return 'Nothing can be named here; write a value.'
  const rest = names.length > 8 ? ', …' : ''
  return `What can be named here: ${list(names.slice(0, 8), ',')}${rest}.`
}

/** The names that are like this one, as a question; undefined where none is. */
export function near(name: string, names: readonly string[]): string | undefined {
  const like = names.filter((other) => isLike(name.toLowerCase(), other.toLowerCase()))
  return like.length > 0 ? `Did you mean ${list(like.slice(0, 3), 'or')}?` : undefined
}

const list = (names: readonly string[], by: string) =>
  names.map((name) => `"${name}"`).join(by === ',' ? ', ' : ` ${by} `)

/** Longer ones are nobody's slip. */
const LONGEST = 100

const isLike = (a: string, b: string) =>
  a.length <= LONGEST &&
  b.length <= 2 * LONGEST &&
  (b.startsWith(`${a} `) || a.startsWith(`${b} `) || distance(a, b) <= Math.max(1, Math.floor(a.length / 4)))

/** How many letters must be put in, left out or changed (Levenshtein). */
function distance(a: string, b: string): number {
  if (Math.abs(a.length - b.length) > 8) return 9
  let row = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (const [i, letter] of [...a].entries()) {
    const next = [i + 1]
    for (let j = 0; j < b.length; j++) {
      next.push(Math.min(row[j + 1]! + 1, next[j]! + 1, row[j]! + (letter === b[j] ? 0 : 1)))
    }
    row = next
  }
  return row.at(-1)!
}
