import type { FeelDate, Value } from '#engines/feel'
import type { Answers, Problem, Stored } from './answers.ts'
import { fieldTypes } from './fields.ts'
import { checked, judge, missing } from './judging.ts'
import type { Form, FormPage, Question } from './questions.ts'

export interface Walk {
  /** The pages that are asked, in order, each with only those of its questions that are asked. */
  readonly asked: readonly FormPage[]
  /** The first asked page with a missing or faulty answer. */
  readonly next: FormPage | undefined
  readonly complete: boolean
  /** Only what is asked, in the form's order. */
  readonly answers: Answers
  /** Every name of the form, computed ones and `today` too; null where not asked or not answered. */
  readonly values: ReadonlyMap<string, Value>
  /** What is missing or faulty, each with the slug of its page. */
  readonly problems: readonly WalkProblem[]
}

export interface WalkProblem extends Problem {
  readonly page: string
}

export interface WalkOptions {
  readonly today: FeelDate
  /** Names of questions: pages and questions that hold none of these are passed over. */
  readonly only?: ReadonlySet<string>
}

/** The path through a form that these answers take. Pure; walked afresh whenever it is needed. */
export function walk(form: Form, answers: Answers, { today, only }: WalkOptions): Walk {
  const values = namesOf(form, today)
  const [asked, taken, problems]: [FormPage[], Map<string, Stored>, WalkProblem[]] = [[], new Map(), []]
  compute(form, -1, values)
  form.pages.forEach((page, place) => {
    const here = askedOf(page, values, only)
    if (here) asked.push(here)
    const found = here ? takeAnswers(here, answers, taken, values) : []
    compute(form, place, values)
    if (here)
      problems.push(...[...found, ...checksOf(here, values)].map((problem) => ({ ...problem, page: page.slug })))
  })
  const next = asked.find((page) => problems.some((problem) => problem.page === page.slug))
  return { asked, next, complete: next === undefined, answers: taken, values, problems }
}

/** Every name is there from the start, as null, so that nothing can be unknown to a condition. */
function namesOf(form: Form, today: FeelDate): Map<string, Value> {
  const names = [...form.questions.keys(), ...form.computed.map(({ name }) => name)]
  return new Map<string, Value>([...names.map((name): [string, Value] => [name, null]), ['today', today]])
}

function compute(form: Form, place: number, values: Map<string, Value>): void {
  for (const { name, value, after } of form.computed) if (after === place) values.set(name, value.run(values))
}

/** The page with those of its questions that are asked; undefined where that is none. */
function askedOf(page: FormPage, values: ReadonlyMap<string, Value>, only?: ReadonlySet<string>): FormPage | undefined {
  if (page.when && page.when.run(values) !== true) return undefined
  const isAsked = ({ name, when }: Question) => (!only || only.has(name)) && (!when || when.run(values) === true)
  const questions = page.questions.filter(isAsked)
  if (questions.length === 0) return undefined
  return questions.length === page.questions.length ? page : { ...page, questions }
}

function takeAnswers(
  page: FormPage,
  answers: Answers,
  taken: Map<string, Stored>,
  values: Map<string, Value>,
): Problem[] {
  return page.questions.flatMap((question) => {
    // Absent is not blank: a page of optional questions is still to be seen once.
    if (!answers.has(question.name)) return [missing(question)]
    const found = judge(question, answers.get(question.name))
    if ('problems' in found) return found.problems
    taken.set(question.name, found.answer)
    values.set(question.name, fieldTypes[question.type].value(found.answer, question))
    return []
  })
}

const checksOf = (page: FormPage, values: ReadonlyMap<string, Value>) =>
  page.questions.flatMap((question) => checked(question, values) ?? [])
