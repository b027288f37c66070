/* Characters are code points: what UTF-16 writes as a pair of surrogates counts as one. */

const surrogates = /[\ud800-\udfff]/

export function lengthOf(text: string): number {
  if (!surrogates.test(text)) return text.length
  let length = 0
  for (const _ of text) length++
  return length
}

/** From one character to another, counted from 0, the last one not included. */
export function codePoints(text: string, from: number, to: number): string {
  return surrogates.test(text) ? [...text].slice(from, to).join('') : text.slice(from, to)
}
