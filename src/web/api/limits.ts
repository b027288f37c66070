import type { FieldTypeName, Question } from '#engines/form'

/** How much a question takes: numbers as exact text, days as ISO text, text in characters. */
export interface Limits {
  least?: string
  most?: string
  longest?: number
}

/** What holds for a type where the question says nothing of its own; a test holds it against the types themselves. */
const usual: Readonly<Record<FieldTypeName, Limits>> = {
  text: { longest: 200 },
  'long text': { longest: 2000 },
  'whole number': { least: '0', most: '999999999999' },
  number: { least: '-999999999999999', most: '999999999999999' },
  money: { least: '0', most: '999999999999.99' },
  'yes or no': {},
  choice: {},
  choices: {},
  date: { least: '1000-01-01', most: '9999-12-31' },
  // Its lines have limits of their own.
  address: {},
  email: { longest: 254 },
  phone: { longest: 40 },
}

export function limitsOf({ type, least, most }: Pick<Question, 'type' | 'least' | 'most'>): Limits {
  const { longest, ...range } = usual[type]
  if (longest !== undefined) return { longest: most === undefined ? longest : Number(most) }
  return range.most === undefined ? {} : { least: least ?? range.least, most: most ?? range.most }
}
