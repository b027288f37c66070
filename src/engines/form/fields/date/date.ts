import { FeelDate } from '#engines/feel'
import type { Posted, ProblemCode } from '../../answers.ts'
import type { Question } from '../../questions.ts'
import type { FieldProblem, FieldType, Reading } from '../field-type.ts'
import { answer, blank, problem, single } from '../field-type.ts'
import { plainDigits } from '../numerals.ts'
import { isBlank, visible } from '../typed-text.ts'
import { sayDate, showDateField } from './date.view.ts'

const parts = ['day', 'month', 'year'] as const
type Part = (typeof parts)[number]

const days = { least: '1000-01-01', most: '9999-12-31' }

/** A day of the real calendar, typed in three boxes; stored as ISO text. */
export const date: FieldType = {
  gives: 'date',
  missing: 'missing-date',
  blank: '',
  limits: days,
  fields: (slug) => parts.map((part) => `${slug}-${part}`),
  read: readDate,
  accept(json, question) {
    if (typeof json !== 'string') return problem('wrong-shape')
    if (json === '') return blank
    return /^\d{4}-\d{2}-\d{2}$/.test(json) ? acceptDay(json, question) : problem('not-a-date')
  },
  value: (stored) => FeelDate.parse(String(stored)) ?? null,
  show: showDateField,
  say: sayDate,
  examples: () => import('./date.examples.ts'),
}

function readDate(posted: Posted, question: Question): Reading {
  const typed = parts.map((part) => single(posted, `${question.slug}-${part}`))
  const twice = parts.find((_, index) => typeof typed[index] !== 'string')
  if (twice) return problem('answered-twice', { part: twice })
  const boxes = typed.map((text) => visible(plainDigits(String(text).slice(0, 100))).trim())
  if (boxes.every(isBlank)) return blank
  const wrong = parts.map((part, index) => wrongPart(part, boxes[index] ?? '')).filter((found) => found !== undefined)
  if (wrong.length > 0) return { kind: 'problems', problems: wrong }
  const [day = '', month = '', year = ''] = boxes
  return acceptDay(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`, question)
}

const incomplete: Record<Part, ProblemCode> = {
  day: 'date-incomplete-day',
  month: 'date-incomplete-month',
  year: 'date-incomplete-year',
}

function wrongPart(part: Part, box: string): FieldProblem | undefined {
  if (isBlank(box)) return { code: incomplete[part], part }
  if (part === 'year')
    return /^[1-9]\d{3}$/.test(box)
      ? undefined
      : { code: /^\d+$/.test(box) ? 'year-not-four-digits' : 'not-a-date', part }
  return /^0*[1-9]\d?$/.test(box) && Number(box) <= (part === 'day' ? 31 : 12)
    ? undefined
    : { code: 'not-a-real-date', part }
}

function acceptDay(iso: string, question: Question): Reading {
  const [year, month, day] = iso.split('-').map(Number)
  if (!FeelDate.of(year ?? 0, month ?? 0, day ?? 0)) return problem('not-a-real-date')
  const { least = days.least, most = days.most } = question
  // ISO dates of four-digit years are in the order of their text.
  if (iso < least) return problem('too-early', { params: { least, most } })
  return iso > most ? problem('too-late', { params: { least, most } }) : answer(iso)
}
