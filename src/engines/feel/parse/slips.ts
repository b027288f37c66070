const otherwise = 'Mend the expression.'
const quotes = 'A text stands in straight double quotation marks: "text".'

const range = 'Write [5..7] for a range with both its ends.'

/** What other languages and word processors write, and what FEEL has for it. */
const slips: readonly (readonly [before: RegExp, next: string, remedy: string])[] = [
  [/=$/, '=', 'Write one = to compare.'],
  [/=$/, '>', 'Write >= where you mean "at least".'],
  [/=$/, '<', 'Write <= where you mean "at most".'],
  [/(?:)/, '&', 'Write `and` between two conditions.'],
  [/(?:)/, '|', 'Write `or` between two conditions.'],
  [/(?:)/, '!', 'Write not(…), or != between two values.'],
  [/<$/, '>', 'Write != for "not equal".'],
  [/(?:)/, '≥', 'Write >=.'],
  [/(?:)/, '≤', 'Write <=.'],
  [/(?:)/, '≠', 'Write !=.'],
  [/(?:)/, '×', 'Write *.'],
  [/(?:)/, '÷', 'Write /.'],
  [/(?:)/, '−', 'Write - (the sign on the keyboard).'],
  [/(?:)/, '^', 'Write ** for a power.'],
  [/(?:)/, '%', 'Write a share of one, such as 0.05, or divide by 100.'],
  [/(?:)/, ';', 'Take it out: nothing stands between an expression and its end.'],
  [/\S\s{0,5}$/, '?', 'Write if … then … else ….'],
  [/\d$/, ',', 'Write a number without a sign between its thousands: 5000.'],
  [/\d\s{0,5}$/, '..', range],
  [/\d\s{0,5}$/, 'to ', range],
  [/^\s{0,5}$/, 'between ', range],
  [/^\s{0,5}[<>]=?[\s\d.]{1,30}$/, 'and ', 'Write ? > 5 and ? < 7, or a range without its ends: (5..7).'],
  [/^\s{0,5}-\s{0,5}$/, '', 'Write null where nothing is given; a dash stands only in what is asked.'],
  ...[..."'‘’‚“”„«»`"].map((quote) => [/(?:)/, quote, quotes] as const),
]

/** So much of a text says what was meant. */
const NEAR = 40

/** What to do about a character that cannot stand where it does, or about the end of the text. */
export function remedyFor(text: string, at: number): string {
  if (at >= text.length && hasNoElse(text.slice(-1000))) return 'Write else and what holds otherwise: null for nothing.'
  const behind = at > NEAR ? `…${text.slice(at - NEAR, at)}` : text.slice(0, at)
  return slips.find(([before, next]) => text.startsWith(next, at) && before.test(behind))?.[2] ?? otherwise
}

const hasNoElse = (text: string) => /\bthen\b/.test(text) && !/\belse\b/.test(text)
