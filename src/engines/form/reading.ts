import type { FeelDate } from '#engines/feel'
import type { Answers, Posted, Problem, Stored } from './answers.ts'
import { fieldTypes } from './fields.ts'
import { judge, judged } from './judging.ts'
import type { Form, FormPage } from './questions.ts'
import { walk } from './walk.ts'
import type { Currency } from './words.ts'

export interface Read {
  readonly answers: Answers
  readonly problems: readonly Problem[]
}

export interface PageContext {
  readonly form: Form
  /** All that was answered so far, for checks that look at earlier answers. */
  readonly answers: Answers
  readonly today: FeelDate
  /** The only currency whose sign may be typed; any one sign where it is not given. */
  readonly currency?: Currency
}

/** Reads what was typed on one page (as `walk` gave it); `answers` holds this page's good answers only. */
export function readPage(page: FormPage, posted: Posted, { form, answers, today, currency }: PageContext): Read {
  const good = new Map<string, Stored>()
  const problems: Problem[] = []
  for (const question of page.questions) {
    const found = judged(question, fieldTypes[question.type].read(posted, question, { currency }))
    if ('problems' in found) problems.push(...found.problems)
    else good.set(question.name, found.answer)
  }
  const walked = walk(form, merged(answers, page, good), { today })
  const failed = walked.problems.filter(({ code, question }) => code === 'check-failed' && good.has(question))
  for (const { page: _, ...problem } of failed) if (good.delete(problem.question)) problems.push(problem)
  return { answers: good, problems }
}

function merged(answers: Answers, page: FormPage, good: Answers): Answers {
  const here = new Set(page.questions.map(({ name }) => name))
  return new Map([...[...answers].filter(([name]) => !here.has(name)), ...good])
}

export interface JsonContext {
  readonly today: FeelDate
  readonly only?: ReadonlySet<string>
}

/**
 * Reads answers given as JSON by question name; numbers as exact text or as number tokens (lossless-json).
 * `answers` holds what is asked and good; unknown names are problems; answers to what is not asked are left aside.
 */
export function readAnswers(form: Form, json: unknown, { today, only }: JsonContext): Read {
  const given = entriesOf(json)
  if (!given) return { answers: new Map(), problems: [{ at: '', question: '', code: 'wrong-shape' }] }
  const unknown = given.filter(([name]) => !form.questions.has(name))
  const answers = new Map([...blanks(form), ...given.filter(([name]) => form.questions.has(name))])
  const walked = walk(form, answers as Answers, { today, only })
  return { answers: walked.answers, problems: [...unknown.map(([name]) => unknownName(name)), ...walked.problems] }
}

const entriesOf = (json: unknown): [string, unknown][] | undefined => {
  if (json instanceof Map) return [...json]
  return typeof json === 'object' && json !== null && !Array.isArray(json) ? Object.entries(json) : undefined
}

const unknownName = (name: string): Problem => ({
  at: name.slice(0, 100),
  question: name.slice(0, 100),
  code: 'unknown-question',
})

/** To a program, leaving out an optional answer is to leave it blank. */
const blanks = (form: Form): [string, unknown][] =>
  [...form.questions.values()]
    .filter(({ optional }) => optional)
    .map(({ name, type }) => [name, fieldTypes[type].blank])

/** Answers to an older version of the form, as this version may take them: renamed, without what is unknown or no longer readable. */
export function carryForward(form: Form, old: Answers): Answers {
  const carried = new Map<string, Stored>()
  for (const question of form.questions.values()) {
    const name = [question.name, ...question.was].find((known) => old.has(known))
    const found = name === undefined ? undefined : judge(question, old.get(name))
    if (found && 'answer' in found) carried.set(question.name, found.answer)
  }
  return carried
}
