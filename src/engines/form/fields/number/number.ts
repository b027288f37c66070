import { isLosslessNumber } from 'lossless-json'
import { Decimal } from '#ground/decimal'
import type { Stored } from '../../answers.ts'
import type { Question } from '../../questions.ts'
import type { FieldType, Reading, Typing } from '../field-type.ts'
import { answer, blank, problem } from '../field-type.ts'
import type { Expecting } from '../numerals.ts'
import { readNumeral } from '../numerals.ts'
import { inOneField } from '../one-field.ts'
import { isBlank } from '../typed-text.ts'
import { sayNumber, showNumberField } from './number.view.ts'

export interface Bounds {
  readonly decimals: number
  readonly least: string
  readonly most: string
}

const bounds: Bounds = { decimals: 12, least: '-999999999999999', most: '999999999999999' }

/** A number with decimals. */
export const number: FieldType = {
  ...numberWithin(bounds, () => ({ decimals: 'any' })),
  show: showNumberField,
  say: sayNumber,
  examples: () => import('./number.examples.ts'),
}

/** What every kind of number has, whatever it counts. */
export function numberWithin(bounds: Bounds, expecting: (typing: Typing) => Expecting) {
  const accept = (json: unknown, question: Question) => acceptNumber(json, question, bounds)
  return {
    ...inOneField((typed, question, typing) => readNumber(typed, expecting(typing), (text) => accept(text, question))),
    gives: 'number',
    missing: 'missing',
    limits: { least: bounds.least, most: bounds.most },
    accept,
    value: (stored: Stored) => Decimal.parse(String(stored)) ?? null,
  } satisfies Partial<FieldType>
}

/** What was typed, as the exact text that `accept` is then strict about. */
function readNumber(typed: string, expecting: Expecting, accept: (text: string) => Reading): Reading {
  if (isBlank(typed)) return blank
  const numeral = readNumeral(typed, expecting)
  if (numeral.kind === 'number') return accept(numeral.text)
  if (numeral.kind === 'other-currency') return problem('other-currency')
  if (numeral.kind === 'none') return problem('not-a-number')
  return problem('ambiguous-number', { params: { one: numeral.one, other: numeral.other } })
}

/** A number as exact text, or as a number token of JSON; within its limits and its decimals. */
function acceptNumber(json: unknown, question: Question, { decimals, least, most }: Bounds): Reading {
  const text = exactText(json)
  if (text === undefined) return problem('wrong-shape')
  if (text === '') return blank
  const decimal = text.length <= 400 ? Decimal.parse(text) : undefined
  if (!decimal) return problem('not-a-number')
  const limits = { least: question.least ?? least, most: question.most ?? most }
  if (decimal.compare(limit(limits.least)) < 0)
    return problem('too-small', { params: telling(limits, question, 'least') })
  if (decimal.compare(limit(limits.most)) > 0) return problem('too-big', { params: telling(limits, question, 'most') })
  const written = decimalsIn(text)
  if (decimals === 0 && written > 0) return problem('not-whole')
  if (written > decimals) return problem('too-precise', { params: { most: String(decimals) } })
  return answer(decimal.toString())
}

// A most of nines limits the digits that are typed: nobody who is told of it learns anything.
const allNines = /^9+(\.9+)?$/

/** The limit that was passed, and the other one where it tells people something: a service's own, or 0, but not our most. */
function telling({ least, most }: Limits, question: Question, passed: keyof Limits): Partial<Limits> {
  const tells = {
    least: question.least !== undefined || least === '0',
    most: question.most !== undefined && !allNines.test(question.most),
  }
  return {
    ...((tells.least || passed === 'least') && { least }),
    ...((tells.most || passed === 'most') && { most }),
  }
}

type Limits = Pick<Bounds, 'least' | 'most'>

function exactText(json: unknown): string | undefined {
  if (typeof json === 'string') return json.trim()
  if (typeof json === 'number') return Number.isFinite(json) ? String(json) : undefined
  return isLosslessNumber(json) ? json.value : undefined
}

// The limits of a form that was read are numbers: readDefinition turns others away.
const limit = (text: string) => Decimal.parse(text) ?? Decimal.zero

/** As they were written: what is kept has 34 digits, and a number that had more would be another one without a word. */
function decimalsIn(text: string): number {
  const [, whole = '', fraction = '', power = '0'] = /^-?(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d+))?$/.exec(text) ?? []
  const digits = (whole + fraction).replace(/0+$/, '')
  if (digits === '') return 0
  return Math.max(0, digits.length - whole.length - Number(power))
}
