import type { Answers } from './answers.ts'
import type { Form, Question } from './questions.ts'
import { carryForward } from './reading.ts'
import type { WalkOptions } from './walk.ts'
import { walk } from './walk.ts'

/** What a newer version of a form makes of the answers given to an earlier one, on the path that they take. */
export interface FormChange {
  /** Answered before and still, asked in the same words. */
  readonly kept: readonly Question[]
  /** The answer is kept, but the question reads otherwise now. */
  readonly reworded: readonly Question[]
  /** New on what was already gone through, or its answer no longer fits. */
  readonly anew: readonly Question[]
  /** Questions of the earlier form that were answered and are not asked any more. */
  readonly gone: readonly Question[]
}

interface Earlier {
  readonly form: Form
  readonly answers: Answers
}

/** Undefined where whoever gave the answers would notice nothing. */
export function changeSince(earlier: Earlier, form: Form, options: WalkOptions): FormChange | undefined {
  const before = walk(earlier.form, earlier.answers, options)
  const now = walk(form, carryForward(form, earlier.answers), options)
  const asked = now.asked.flatMap(({ questions }) => questions)
  const earlierOf = ({ name, was }: Question) =>
    [name, ...was].map((known) => earlier.form.questions.get(known)).find(Boolean)
  const answered = (question: Question) => before.answers.has(earlierOf(question)?.name ?? '')
  const stands = ({ name }: Question) =>
    now.answers.has(name) && now.problems.every(({ question }) => question !== name)
  const still = asked.filter((question) => answered(question) && stands(question))
  const reached = before.complete ? asked.length : asked.findLastIndex(answered)
  const follows = new Set(asked.map((question) => earlierOf(question)?.name))
  const change = {
    kept: still.filter((question) => readsAs(question) === readsAs(earlierOf(question))),
    reworded: still.filter((question) => readsAs(question) !== readsAs(earlierOf(question))),
    anew: asked.filter(
      (question, at) => !stands(question) && (earlierOf(question) ? answered(question) : at < reached),
    ),
    gone: [...before.answers.keys()]
      .filter((name) => !follows.has(name))
      .map((name) => earlier.form.questions.get(name)!),
  }
  return change.reworded.length + change.anew.length + change.gone.length > 0 ? change : undefined
}

/** All that people read of a question and all that their answer is held to, so that two of them can be compared. */
const readsAs = (question: Question | undefined) =>
  JSON.stringify(
    question && [question.type, question.label, question.hint, question.options, question.least, question.most],
    (_, value) => (value instanceof Map ? [...value] : value),
  )
