import { Decimal } from '#ground/decimal'
import { knownValue } from '../generate.ts'
import type { ComparisonSign, Test, Tests } from '../tree.ts'
import { FeelRange } from '../values/range.ts'
import type { Value } from '../values/types.ts'
import type { Draft } from './draft.ts'
import { NotDirect, numeral } from './draft.ts'
import type { Part, Plain } from './part.ts'
import { nearOf, plain } from './part.ts'

/** Whether a value passes tests of constants of its own kind, as a condition. */
export function directTests({ negated, tests }: Tests, part: Part, draft: Draft): string {
  if (tests.length === 0) return 'true'
  const any = anyOf(tests, part, draft)
  return negated ? `!${any}` : any
}

/** Whether it passes one of them. */
export const anyOf = (tests: readonly Test[], part: Part, draft: Draft): string =>
  `(${tests.map((test) => one(test, plain(part), draft)).join(' || ')})`

function one(test: Test, part: Plain, draft: Draft): string {
  const value = test.kind === 'value' && test.says ? undefined : knownValue(test.value)
  if (value === undefined) throw new NotDirect()
  return test.kind === 'sign' ? against(test.sign, value, part, draft) : among(value, part, draft)
}

function among(value: Value, part: Plain, draft: Draft): string {
  if (Array.isArray(value)) return `(${value.map((each) => among(each, part, draft)).join(' || ') || 'false'})`
  if (value instanceof FeelRange) return within(value, part, draft)
  return against('=', value, part, draft)
}

function within({ start, end, startIncluded, endIncluded, operator }: FeelRange, part: Plain, draft: Draft): string {
  if (operator) return against(operator, start ?? end, part, draft)
  const above = against(startIncluded ? '>=' : '>', start, part, draft)
  return `(${above} && ${against(endIncluded ? '<=' : '<', end, part, draft)})`
}

const SIGNS = { '=': '===', '!=': '!==', '<': '<', '<=': '<=', '>': '>', '>=': '>=' } as const

function against(sign: ComparisonSign, value: Value, part: Plain, draft: Draft): string {
  const isEquality = sign === '=' || sign === '!='
  if (part.kind === 'number' && value instanceof Decimal)
    return `${nearOf(part, draft)} ${SIGNS[sign]} ${numeral(value.exactDouble)}`
  if (part.kind !== typeof value || !isEquality) throw new NotDirect()
  const constant = typeof value === 'boolean' ? String(value) : draft.constant(value)
  return `${part.js} ${SIGNS[sign]} ${constant}`
}
