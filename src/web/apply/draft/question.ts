import type { Application } from '#domain/applications'
import type { Answers, FormPage, Problem, Read } from '#engines/form'
import { readPage } from '#engines/form'
import { Refusal } from '#ground/refusal'
import type { Answer, Visit } from '#web/kit'
import { goTo, speaksAnew } from '#web/kit'
import { pageAfter, pageAfterChange, pageAt } from '../asking/path.ts'
import { clashes } from './clash.ts'
import type { Draft } from './draft.ts'
import { changedAt, checkAnswersAt, draftOf, nextOf, placeOf, questionAt, withAnswers } from './draft.ts'
import { showClash, showDraftPage } from './question.view.ts'

/** A question page of a draft; what is not asked leads to what is. */
export async function showQuestions(visit: Visit): Promise<Answer> {
  const draft = await draftOf(visit)
  const page = pageAt(draft.walk, visit.params.page)
  if (draft.application.state === 'sent') return goTo(placeOf(draft))
  if (draft.change) return goTo(changedAt(draft))
  return page ? showDraftPage(visit, draft, page) : goTo(nextOf(draft))
}

/** Keeps what was answered well, and goes on or shows what is wrong. */
export async function answerQuestions(visit: Visit): Promise<Answer> {
  for (let tries = 3; ; tries--) {
    try {
      return await answerOnce(visit)
    } catch (error) {
      // Another save came between reading and keeping: look again at what is there now.
      if (!(error instanceof Refusal) || error.code !== 'draft-changed-elsewhere' || tries === 1) throw error
    }
  }
}

async function answerOnce(visit: Visit): Promise<Answer> {
  const draft = await draftOf(visit)
  const { application, definition, walk, today } = draft
  if (application.state === 'sent') return goTo(placeOf(draft))
  const page = pageAt(walk, visit.params.page)
  if (!page) return goTo(draft.change ? changedAt(draft) : nextOf(draft))
  const context = { form: definition.form, answers: application.answers, today, currency: visit.place.currency }
  const read = readPage(page, visit.posted, context)
  const anew = speaksAnew(visit)
  if (anew || isNotTold(visit, draft))
    return showDraftPage(visit, draft, page, anew === 'problems' ? read.problems : [])
  if (clashes(page, visit.posted, read.answers, application)) return showClash(visit, draft, page, read.problems)
  const kept = await keep(visit, draft, read)
  if (leaves(visit)) return leave(visit, kept, page, read.problems)
  if (read.problems.length > 0) return showDraftPage(visit, kept, page, read.problems)
  return goTo(pathAfter(visit, kept, draft, page))
}

/** The form changed while the visitor was on this page: they are told, and nothing of what they typed is kept before. */
const isNotTold = ({ posted }: Visit, { change, application }: Draft) =>
  change !== undefined && posted.get('_version')?.[0] !== application.version.hash

async function keep({ rooms }: Visit, draft: Draft, { answers }: Read): Promise<Draft> {
  if (answers.size === 0) return draft
  const { id, revision } = draft.application
  const merged: Answers = new Map([...draft.application.answers, ...answers])
  const saved = await rooms.applications.save(id, { answers: merged, revision })
  const kept = withAnswers(draft, merged)
  return { ...kept, application: { ...kept.application, revision: saved.revision } satisfies Application }
}

function pathAfter({ query }: Visit, draft: Draft, before: Draft, page: FormPage): string {
  const changing = query.has('change')
  const next = changing
    ? pageAfterChange(draft.walk, before.walk)
    : pageAfter(draft.walk, page, before.application.answers, draft.application.answers)
  return next ? questionAt(draft, next, changing) : checkAnswersAt(draft)
}

const leaves = ({ posted }: Visit) => posted.get('_then')?.includes('save') ?? false

/** Whoever leaves need not have answered yet; only what was typed and cannot be kept holds them up. */
function leave(visit: Visit, draft: Draft, page: FormPage, problems: readonly Problem[]): Answer {
  const typed = (question: string) => {
    const slug = page.questions.find(({ name }) => name === question)?.slug ?? ''
    return [...visit.posted].some(
      ([field, values]) => (field === slug || field.startsWith(`${slug}-`)) && values.some((value) => value.trim()),
    )
  }
  if (problems.some(({ question }) => typed(question))) return showDraftPage(visit, draft, page, problems)
  return goTo(placeOf(draft, '/save'))
}
