import type { Html } from '#engines/page'
import type { Posted, Problem, Stored } from './answers.ts'
import type { Speaking } from './fields/field-type.ts'
import { fieldTypes } from './fields.ts'
import { within } from './formats.ts'
import type { Question } from './questions.ts'
import { say } from './questions.ts'

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
  const { language, words } = speaking
  if (problem.message) return say(problem.message, language)
  const filled: Record<string, string> = { label: say(question.label, language) }
  for (const [name, text] of Object.entries(problem.params ?? {}))
    filled[name] = sayParam(problem, text, question, speaking)
  return words.problems[problem.code].replace(/\{(\w+)\}/g, (whole, name) => {
    const text = filled[name]
    return text === undefined ? whole : within(text, language)
  })
}

const ofItsType = new Set(['too-small', 'too-big', 'too-early', 'too-late'])

/** A limit is said as an answer of its type is: as money, as a date. */
function sayParam({ code }: Problem, text: string, question: Question, speaking: Speaking): string {
  return ofItsType.has(code) ? String(fieldTypes[question.type].say(text, question, speaking)) : text
}
