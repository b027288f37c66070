/** A piece of a text as it stands in a file: plain, or one sign written as an entity. */
export interface Entity {
  readonly text: string
  readonly offset: number
  readonly plain: boolean
}

const NAMED: Readonly<Record<string, string>> = { amp: '&', apos: "'", gt: '>', lt: '<', quot: '"' }
const ENTITY = /&(?:#([0-9]{1,7})|#x([0-9A-Fa-f]{1,6})|(amp|apos|gt|lt|quot));/y
const ESCAPED = /&(?:#([0-9]{1,7})|#x([0-9A-Fa-f]{1,6})|(amp|apos|gt|lt|quot));|\r\n?/g

/** Where an & stands that is no entity of XML's own, or of no character of XML's; -1 where there is none. */
export function badEntity(raw: string): number {
  for (let at = raw.indexOf('&'); at >= 0; at = raw.indexOf('&', at + 1)) {
    ENTITY.lastIndex = at
    const found = ENTITY.exec(raw)
    if (!found || foreignIn(signOf(found)) >= 0) return at
  }
  return -1
}

/** What no document may hold (XML 1.0 §2.2). */
const FOREIGN = /[^\t\n\r -\uFFFD]/

/** Where a character stands that no document may hold; -1 where there is none. */
export function foreignIn(text: string): number {
  const found = text.search(FOREIGN)
  if (text.isWellFormed()) return found
  const lone = text.search(/[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/)
  return found < 0 ? lone : Math.min(found, lone)
}

/** What stands between two elements is no longer than this, where it is but white space. */
const LONGEST_BLANK = 1000

/**
 * The text in pieces, so that each of its characters is found in the file again; no more are made than a few beyond the most that are
 * wanted. Line ends are made one, as XML says.
 */
export function decode(raw: string, offset: number, most = Number.POSITIVE_INFINITY): Entity[] {
  if (!raw.includes('&') && !raw.includes('\r')) return [{ text: raw, offset, plain: true }]
  if (raw.length < LONGEST_BLANK && raw.trim() === '')
    return [{ text: raw.replace(/\r\n?/g, '\n'), offset, plain: true }]
  const pieces: Entity[] = []
  let from = 0
  for (const found of raw.matchAll(ESCAPED)) {
    if (pieces.length > most + 1) return pieces
    if (found.index > from) pieces.push({ text: raw.slice(from, found.index), offset: offset + from, plain: true })
    pieces.push({ text: signOf(found), offset: offset + found.index, plain: false })
    from = found.index + found[0].length
  }
  if (from < raw.length) pieces.push({ text: raw.slice(from), offset: offset + from, plain: true })
  return pieces
}

/** A number that is no character's is one that no document may hold. */
function signOf([, decimal, hex, name]: RegExpMatchArray): string {
  if (name !== undefined) return NAMED[name]!
  if (decimal === undefined && hex === undefined) return '\n'
  const point = decimal === undefined ? Number.parseInt(hex!, 16) : Number(decimal)
  return point <= 0x10ffff ? String.fromCodePoint(point) : '\u0000'
}
