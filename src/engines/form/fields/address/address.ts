import type { Posted, ProblemCode } from '../../answers.ts'
import type { Question } from '../../questions.ts'
import type { FieldProblem, FieldType, Reading } from '../field-type.ts'
import { answer, blank, problem, single } from '../field-type.ts'
import { isBlank, tidy } from '../typed-text.ts'
import { sayAddress, showAddress } from './address.view.ts'
import type { AddressLine } from './lines.ts'
import { addressLines, isAddress, suffixOf } from './lines.ts'

const most: Record<AddressLine, number> = { 'line 1': 100, 'line 2': 100, town: 100, postcode: 20 }
const missing: Partial<Record<AddressLine, ProblemCode>> = {
  'line 1': 'missing-line-1',
  town: 'missing-town',
  postcode: 'missing-postcode',
}

/** A postal address in four lines, of which the second, and mostly the last, may be left out. */
export const address: FieldType = {
  gives: { context: new Map(addressLines.map((line) => [line, 'string' as const])) },
  missing: 'missing-line-1',
  blank: '',
  limits: {},
  fields: (slug) => addressLines.map((line) => `${slug}-${suffixOf(line)}`),
  read: readAddress,
  accept: acceptAddress,
  value: (stored) => (isAddress(stored) ? new Map(addressLines.map((line) => [line, stored[line] ?? ''])) : null),
  show: showAddress,
  say: sayAddress,
  examples: () => import('./address.examples.ts'),
}

function readAddress(posted: Posted, question: Question): Reading {
  const typed = addressLines.map((line) => [line, single(posted, `${question.slug}-${suffixOf(line)}`)] as const)
  const twice = typed.flatMap(([line, text]) => (typeof text === 'string' ? [] : [{ line, text }]))[0]
  return twice
    ? problem('answered-twice', { part: suffixOf(twice.line) })
    : acceptAddress(Object.fromEntries(typed), question)
}

function acceptAddress(json: unknown, question: Question): Reading {
  if (json === '') return blank
  const lines = linesOf(json)
  if (!lines) return problem('wrong-shape', { part: 'line-1' })
  if (Object.values(lines).every(isBlank))
    return question.optional ? blank : { kind: 'problems', problems: missingOf(lines, question) }
  const found = [...missingOf(lines, question), ...addressLines.flatMap((line) => wrongLine(line, lines[line]))]
  // A line is never both missing and wrong: they are told from the first line down.
  const problems = addressLines.flatMap((line) => found.filter(({ part }) => part === suffixOf(line)))
  return problems.length > 0
    ? { kind: 'problems', problems }
    : answer(mapped(lines, (text) => (isBlank(text) ? '' : tidy(text).text)))
}

/** The four lines of what is an address by its shape: text only, and no other line. */
function linesOf(json: unknown): Record<AddressLine, string> | undefined {
  if (typeof json !== 'object' || json === null || Array.isArray(json)) return undefined
  const given = new Map<string, unknown>(Object.entries(json))
  const known = [...given].every(([key, text]) => addressLines.some((line) => line === key) && typeof text === 'string')
  return known ? mapped(emptyLines, (_, line) => String(given.get(line) ?? '')) : undefined
}

const emptyLines: Record<AddressLine, string> = { 'line 1': '', 'line 2': '', town: '', postcode: '' }

const mapped = (lines: Record<AddressLine, string>, change: (text: string, line: AddressLine) => string) => {
  const changed = addressLines.map((line) => [line, change(lines[line], line)])
  return Object.fromEntries(changed) as Record<AddressLine, string>
}

const missingOf = (lines: Record<AddressLine, string>, { postcode }: Question): FieldProblem[] =>
  addressLines.flatMap((line) => {
    const code = line === 'postcode' && postcode !== 'required' ? undefined : missing[line]
    return code && isBlank(lines[line]) ? [{ code, part: suffixOf(line) }] : []
  })

function wrongLine(line: AddressLine, typed: string): FieldProblem[] {
  const part = suffixOf(line)
  const { text, stripped } = tidy(typed)
  if (stripped) return [{ code: 'control-characters', part }]
  const params = { most: String(most[line]), length: String(text.length) }
  return text.length > most[line] ? [{ code: 'too-long', part, params }] : []
}
