/** Text as it came in, made fit to be kept: NFC, ends trimmed, without characters that no one can see or print. */
export interface Tidied {
  readonly text: string
  /** Characters that cannot be shown were in it. */
  readonly stripped: boolean
}

/** Tidies one line, in which line ends and tabs are spaces; or several lines, which keep them. */
export function tidy(typed: string, { lines = false } = {}): Tidied {
  const ended = typed.replace(/\r\n?|[\u2028\u2029]/g, '\n')
  const spaced = lines ? ended : ended.replace(/[\n\t]/g, ' ')
  const kept = spaced.toWellFormed().replace(lines ? /(?![\n\t])\p{Cc}/gu : /\p{Cc}/gu, '')
  const stripped = kept !== spaced
  return { text: stripped ? trimmed(kept.replaceAll('\uFFFD', '')) : trimmed(kept), stripped }
}

// UAX #15 §13: no language piles up more than 30 marks, and to put many in order takes time by the square of their number.
const piledUp = /\p{M}{31}/u

const trimmed = (text: string) => (piledUp.test(text) ? text : text.normalize('NFC')).trim()

/** Whether there is nothing to see: empty, spaces, or only marks of direction and the like. */
export function isBlank(text: string): boolean {
  return /^[\s\p{Cf}\p{Cc}]*$/u.test(text)
}

/** Without marks of direction and other invisible characters, which come along when one copies from a page. */
export function visible(text: string): string {
  return text.replace(/\p{Cf}/gu, '')
}
