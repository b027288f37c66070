import type { Limits, Question } from '#engines/form'
import { fieldTypes } from '#engines/form'

/** How much a question takes: what it says of its own, and what holds for its type. */
export function limitsOf({ type, least, most }: Pick<Question, 'type' | 'least' | 'most'>): Limits {
  const { longest, ...range } = fieldTypes[type].limits
  if (longest !== undefined) return { longest: most === undefined ? longest : Number(most) }
  return range.most === undefined ? {} : { least: least ?? range.least, most: most ?? range.most }
}
