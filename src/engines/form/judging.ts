import type { Value } from '#engines/feel'
import type { Problem, ProblemCode, Stored } from './answers.ts'
import type { FieldProblem, Reading } from './fields/field-type.ts'
import { fieldTypes } from './fields.ts'
import type { Question } from './questions.ts'

/** Whether a stored answer may stand: the answer in the form in which it is stored, or what is wrong with it. */
export function judge(question: Question, stored: unknown): { answer: Stored } | { problems: Problem[] } {
  return judged(question, stored === undefined ? { kind: 'blank' } : fieldTypes[question.type].accept(stored, question))
}

/** A reading as an answer, where a blank is one if the question is optional; or as problems of this question. */
export function judged(question: Question, reading: Reading): { answer: Stored } | { problems: Problem[] } {
  const type = fieldTypes[question.type]
  if (reading.kind === 'answer') return { answer: reading.answer }
  if (reading.kind === 'problems') return { problems: reading.problems.map((found) => problemOf(question, found)) }
  return question.optional ? { answer: type.blank } : { problems: [missing(question)] }
}

export const missing = (question: Question): Problem => problemOf(question, { code: fieldTypes[question.type].missing })

/** The service's own check of an answer; what it cannot tell, since something it looks at was left blank, it lets pass. */
export function checked(question: Question, values: ReadonlyMap<string, Value>): Problem | undefined {
  if (!question.check || values.get(question.name) === null) return undefined
  return question.check.run(values) === false ? problemOf(question, { code: 'check-failed' }) : undefined
}

// A limit is a check that everybody knows: whoever words what is wrong words both.
const ofWhatIsWrong: ReadonlySet<ProblemCode> = new Set([
  'check-failed',
  'too-small',
  'too-big',
  'too-early',
  'too-late',
])

const unreadable: ReadonlySet<ProblemCode> = new Set(['not-a-number', 'not-a-date', 'not-an-email', 'not-a-phone'])

/** What the service itself says of it, where it does. */
function ownWords({ type, ifMissing, ifWrong, ifUnreadable }: Question, code: ProblemCode) {
  if (ofWhatIsWrong.has(code)) return ifWrong
  if (unreadable.has(code)) return ifUnreadable
  return code === fieldTypes[type].missing ? ifMissing : undefined
}

function problemOf(question: Question, { code, part, params }: FieldProblem): Problem {
  const { name, slug } = question
  const message = ownWords(question, code)
  const at = part ? `${slug}-${part}` : (fieldTypes[question.type].fields(slug)[0] ?? slug)
  return { at, question: name, code, ...(part && { part }), ...(params && { params }), ...(message && { message }) }
}
