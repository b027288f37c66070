/** A piece of a text as it stands in a file: plain, or one sign written as an entity. */
export interface Entity {
  readonly text: string
  readonly offset: number
  readonly plain: boolean
}

const NAMED: Readonly<Record<string, string>> = { amp: '&', apos: "'", gt: '>', lt: '<', quot: '"' }
const ENTITY = /&(?:#([0-9]{1,7})|#x([0-9A-Fa-f]{1,6})|(amp|apos|gt|lt|quot));|\r\n?/g

/** Where an & stands that is no entity of XML's own; -1 where there is none. */
export const bareAmpersand = (raw: string): number =>
  raw.search(/&(?!(?:#[0-9]{1,7}|#x[0-9A-Fa-f]{1,6}|amp|apos|gt|lt|quot);)/)

/** The text in pieces, so that each of its characters is found in the file again. Line ends are made one, as XML says. */
export function decode(raw: string, offset: number): Entity[] {
  const pieces: Entity[] = []
  let from = 0
  for (const found of raw.matchAll(ENTITY)) {
    if (found.index > from) pieces.push({ text: raw.slice(from, found.index), offset: offset + from, plain: true })
    pieces.push({ text: signOf(found), offset: offset + found.index, plain: false })
    from = found.index + found[0].length
  }
  if (from < raw.length) pieces.push({ text: raw.slice(from), offset: offset + from, plain: true })
  return pieces
}

function signOf([whole, decimal, hex, name]: RegExpMatchArray): string {
  if (name !== undefined) return NAMED[name]!
  if (decimal === undefined && hex === undefined) return '\n'
  const point = decimal === undefined ? Number.parseInt(hex!, 16) : Number(decimal)
  return point <= 0x10ffff ? String.fromCodePoint(point) : whole
}
