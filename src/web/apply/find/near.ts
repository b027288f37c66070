import { formsOf } from './letters.ts'

/** In a word of three letters any slip makes another word. */
const fewestLetters = 4

/** What is longer than any word people look for is not compared. */
const mostLetters = 30

const slipsIn = ({ length }: string) => (length < 8 ? 1 : 2)

/** The known words that a misspelt one may have been meant for, or for the beginning of. */
export function nearWords(word: string, known: Iterable<string>): ReadonlySet<string> {
  const meant = formsOf(word).filter(({ length }) => length >= fewestLetters && length <= mostLetters)
  const may = [...known].filter((one) => meant.some((form) => mayBeNear(form, one)))
  return new Set(may.filter((one) => meant.some((form) => formsOf(one).some((other) => isNear(form, other)))))
}

/** Nearly every word is told apart by this at once: each letter that the other has not is a slip, and one more may be its plural's. */
function mayBeNear(word: string, known: string): boolean {
  if (known.length < word.length - slipsIn(word)) return false
  const beginning = known.slice(0, word.length + slipsIn(word) + 1)
  let missing = 0
  for (const letter of word) if (!beginning.includes(letter) && ++missing > slipsIn(word) + 1) return false
  return true
}

/** Of a short word the whole must be near: one of four letters is near the beginning of too many. */
function isNear(word: string, known: string): boolean {
  const most = slipsIn(word)
  const { whole, beginning } = slipsTo(word, known, most)
  return (word.length === fewestLetters ? whole : beginning) <= most
}

/**
 * How many slips (a letter put in, left out, changed, or swapped with the next) lead from a word to a known one, and to the
 * beginning of it that is nearest. What is more than `most` is only known to be more.
 */
function slipsTo(word: string, known: string, most: number): { whole: number; beginning: number } {
  const end = word.length
  let before: Row = { slips: [], least: 0 }
  let above: Row = { slips: Array.from({ length: end + 1 }, (_, at) => at), least: 0 }
  let beginning = end
  for (let at = 1; at <= Math.min(known.length, end + most); at++) {
    const row = nextRow(word, known, at, [before, above])
    if (row.least > most && above.least > most) return { whole: most + 1, beginning }
    beginning = Math.min(beginning, row.slips[end]!)
    before = above
    above = row
  }
  return { whole: known.length > end + most ? most + 1 : above.slips[end]!, beginning }
}

/** The slips from every beginning of the word to one of the known word, and the fewest of them. */
interface Row {
  slips: number[]
  least: number
}

function nextRow(word: string, known: string, at: number, [before, above]: readonly [Row, Row]): Row {
  const slips = [at]
  let least = at
  for (let j = 1; j <= word.length; j++) {
    const same = known[at - 1] === word[j - 1]
    const swapped = known[at - 1] === word[j - 2] && known[at - 2] === word[j - 1]
    const changed = above.slips[j - 1]! + (same ? 0 : 1)
    const fewest = Math.min(changed, above.slips[j]! + 1, slips[j - 1]! + 1)
    slips.push(swapped ? Math.min(fewest, before.slips[j - 2]! + 1) : fewest)
    least = Math.min(least, slips[j]!)
  }
  return { slips, least }
}
