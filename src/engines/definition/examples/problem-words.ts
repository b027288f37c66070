import type { Problem, ProblemCode } from '#engines/form'

/** Why an answer is not taken, said to the author of a service: people who apply read the pages' own words. */
export const problemInWords = ({ code, params = {} }: Problem): string =>
  words[code].replace(/\{(\w+)\}/g, (whole, name: string) => params[name] ?? whole)

const words: Record<ProblemCode, string> = {
  missing: 'it is missing',
  'missing-choice': 'nothing is chosen',
  'missing-choices': 'nothing is chosen',
  'missing-date': 'there is no date',
  'missing-line-1': 'the first line of the address is missing',
  'missing-town': 'the town is missing',
  'missing-postcode': 'the postcode is missing',
  'answered-twice': 'it is there twice',
  'wrong-shape': 'its shape is not that of an answer of this type',
  'unknown-question': 'the form does not ask it',
  'control-characters': 'there are characters in it that cannot be shown',
  'too-long': 'it has {length} characters, and {most} is the most',
  'not-a-number': 'it is not a number',
  'not-whole': 'it is not a whole number',
  'ambiguous-number': 'it can mean {one} or {other}',
  'other-currency': 'it is in another currency',
  'too-precise': 'it has more than {most} decimals',
  'too-small': 'it is smaller than {least}, the least',
  'too-big': 'it is larger than {most}, the most',
  'unknown-choice': 'it is the code of no option',
  'not-a-date': 'it is not a date, as in 2026-11-21',
  'date-incomplete-day': 'its day is missing',
  'date-incomplete-month': 'its month is missing',
  'date-incomplete-year': 'its year is missing',
  'not-a-real-date': 'there is no such day',
  'year-not-four-digits': 'its year does not have four digits',
  'too-early': 'it is before {least}, the earliest',
  'too-late': 'it is after {most}, the latest',
  'not-an-email': 'it is not an e-mail address',
  'not-a-phone': 'it is not a telephone number',
  'check-failed': 'its `check` is not true',
}
