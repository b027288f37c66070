const otherwise = 'Mend the expression.'
const quotes = 'A text stands in straight double quotation marks: "text".'

/** What other languages and word processors write, and what FEEL has for it. */
const slips: readonly (readonly [before: RegExp, next: string, remedy: string])[] = [
  [/=$/, '=', 'Write one = to compare.'],
  [/=$/, '>', 'Write >= where you mean "at least".'],
  [/=$/, '<', 'Write <= where you mean "at most".'],
  [/(?:)/, '&', 'Write `and` between two conditions.'],
  [/(?:)/, '|', 'Write `or` between two conditions.'],
  [/(?:)/, '!', 'Write not(…), or != between two values.'],
  ...[..."'‘’‚“”„«»`"].map((quote) => [/(?:)/, quote, quotes] as const),
]

/** What to do about a character that cannot stand where it does. */
export const remedyFor = (text: string, at: number): string =>
  slips.find(([before, next]) => text.startsWith(next, at) && before.test(text.slice(0, at)))?.[2] ?? otherwise
