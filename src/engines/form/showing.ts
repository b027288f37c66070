import type { Html } from '#engines/page'
import type { Posted, Problem, Stored } from './answers.ts'
import type { Speaking } from './fields/field-type.ts'
import { fieldTypes } from './fields.ts'
import { showNumber, toType, within } from './formats.ts'
import type { Question } from './questions.ts'
import { tell } from './wording.ts'

export interface QuestionShown extends Speaking {
  /** What was typed, shown again as it was; it goes before `answer`. */
  readonly posted?: Posted
  readonly answer?: Stored
  /** All problems of the page; only this question's are shown. */
  readonly problems?: readonly Problem[]
  /** The label is the page's heading. */
  readonly asTitle?: boolean
}

/** A question's field as the design system shows it. */
export function showQuestion(question: Question, { problems = [], asTitle = false, ...shown }: QuestionShown): Html {
  const own = problems.filter((problem) => problem.question === question.name)
  const errors = own.map((problem) => ({ at: problem.at, text: sayProblem(problem, question, shown) }))
  return fieldTypes[question.type].show(question, { ...shown, problems: own, errors, asTitle })
}

/** An answer as people read it, for check-answers and the desk. */
export function showAnswer(question: Question, answer: Stored | undefined, speaking: Speaking): Html | string {
  const type = fieldTypes[question.type]
  const given = answer !== undefined && answer !== '' && !(Array.isArray(answer) && answer.length === 0)
  return given ? type.say(answer, question, speaking) : speaking.words.notGiven
}

/** A problem as a sentence, for the error summary: the service's own, or Publica's for its kind. */
export function sayProblem(problem: Problem, question: Question, speaking: Speaking): string {
  const { language } = speaking
  if (problem.message) return tell(problem.message, speaking)
  const filled: Record<string, string> = { label: tell(question.label, speaking) }
  for (const [name, text] of Object.entries(problem.params ?? {}))
    filled[name] = sayParam(problem, text, question, speaking)
  return sentenceOf(problem, question, speaking).replace(/\{(\w+)\}/g, (whole, name) => {
    const text = filled[name]
    return text === undefined ? whole : within(text, language)
  })
}

function sentenceOf({ code, params = {} }: Problem, { type }: Question, { words }: Speaking): string {
  if (code !== 'not-a-number' && code !== 'too-small' && code !== 'too-big') return words.problems[code]
  const told = words.numbers[type === 'money' || type === 'whole number' ? type : 'number']
  return told[code !== 'not-a-number' && params.least && params.most ? 'out-of-range' : code]
}

const ofItsType = new Set(['too-small', 'too-big', 'too-early', 'too-late'])

/** A limit is said as an answer of its type is: as money, as a date. What is to be typed is written so that it is read as it is meant. */
function sayParam({ code }: Problem, text: string, question: Question, speaking: Speaking): string {
  if (ofItsType.has(code)) return String(fieldTypes[question.type].say(text, question, speaking))
  return code === 'ambiguous-number' ? toType(text, speaking.language) : showNumber(text, speaking.language)
}
