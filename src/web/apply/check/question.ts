import type { Definition } from '#engines/definition'
import type { FeelDate } from '#engines/feel'
import type { Answers, FormPage, Problem, Walk } from '#engines/form'
import { readPage, say, walk } from '#engines/form'
import { html, insetText } from '#engines/page'
import type { Answer, Visit } from '#web/kit'
import { goTo, speaksAnew } from '#web/kit'
import { pageAfter, pageAfterChange, pageAt, pageBefore } from '../asking/path.ts'
import { showQuestionPage } from '../asking/question.view.ts'
import { todayOf } from '../showing/speaking.ts'
import type { Check } from './state.ts'

/** A check on its way: the questions that the rules need, and what was answered. */
export interface Checking {
  definition: Definition
  answers: Answers
  walk: Walk
  today: FeelDate
}

export function checkingOf(visit: Visit, check: Check): Checking {
  const { definition } = visit.rooms.catalogue.get(visit.params.service ?? '')
  const answers = check.answersOf(visit, definition)
  const today = todayOf(visit)
  return { definition, answers, today, walk: walkWith(definition, answers, today) }
}

const walkWith = (definition: Definition, answers: Answers, today: FeelDate) =>
  walk(definition.form, answers, { today, only: definition.needed })

const resultAt = ({ definition }: Checking): string => `/services/${definition.id}/check/result`

export const checkPageAt = ({ definition }: Checking, { slug }: FormPage, changing = false): string =>
  `/services/${definition.id}/check/${slug}${changing ? '?change=yes' : ''}`

export const nextInCheck = (checking: Checking): string =>
  checking.walk.next ? checkPageAt(checking, checking.walk.next) : resultAt(checking)

/** To the first page, with what was answered within the hour standing in it. */
export const startCheck =
  (check: Check) =>
  (visit: Visit): Answer => {
    const checking = checkingOf(visit, check)
    const first = checking.walk.asked[0]
    return goTo(first ? checkPageAt(checking, first) : resultAt(checking))
  }

/** Forgets what was answered and begins anew. */
export const restartCheck =
  (check: Check) =>
  (visit: Visit): Answer => {
    const { id } = visit.rooms.catalogue.get(visit.params.service ?? '').definition
    check.forget(visit)
    return goTo(`/services/${id}/check`)
  }

export const showCheckQuestions =
  (check: Check) =>
  (visit: Visit): Answer => {
    const checking = checkingOf(visit, check)
    const page = pageAt(checking.walk, visit.params.page)
    return page ? shown(visit, checking, page) : goTo(nextInCheck(checking))
  }

export const answerCheckQuestions =
  (check: Check) =>
  (visit: Visit): Answer => {
    const checking = checkingOf(visit, check)
    const { definition, answers, today } = checking
    const page = pageAt(checking.walk, visit.params.page)
    if (!page) return goTo(nextInCheck(checking))
    const anew = speaksAnew(visit)
    const context = { form: definition.form, answers, today, currency: visit.place.currency }
    const read = readPage(page, visit.posted, context)
    if (anew) return shown(visit, checking, page, { problems: anew === 'problems' ? read.problems : [], anew: true })
    const merged: Answers = new Map([...answers, ...read.answers])
    if (read.problems.length > 0) return shown(visit, checking, page, { problems: read.problems })
    if (!check.keep(visit, definition, merged)) return shown(visit, checking, page, { tooMuch: true })
    const kept = { ...checking, answers: merged, walk: walkWith(definition, merged, today) }
    return goTo(pathAfter(visit, kept, checking, page))
  }

function pathAfter({ query }: Visit, checking: Checking, before: Checking, page: FormPage): string {
  const changing = query.has('change')
  const next = changing
    ? pageAfterChange(checking.walk, before.walk)
    : pageAfter(checking.walk, page, before.answers, checking.answers)
  return next ? checkPageAt(checking, next, changing) : resultAt(checking)
}

interface Wrong {
  problems?: readonly Problem[]
  tooMuch?: boolean
  /** What was typed is shown again in another language. */
  anew?: boolean
}

function shown(visit: Visit, checking: Checking, page: FormPage, { problems = [], tooMuch, anew }: Wrong = {}): Answer {
  const { definition, answers, walk } = checking
  const changing = visit.query.has('change')
  const name = say(definition.service.name, visit.language)
  return showQuestionPage(visit, {
    caption: `${name} – ${visit.words.apply.checkWhatYouWouldGet}`,
    page,
    walk,
    answers,
    problems,
    action: checkPageAt(checking, page, changing),
    back: backFrom(checking, page, changing),
    ...((problems.length > 0 || tooMuch || anew) && { posted: visit.posted }),
    ...(tooMuch && { notice: tooMuchNotice(visit), status: 422 }),
  })
}

function backFrom(checking: Checking, page: FormPage, changing: boolean): string {
  if (changing && checking.walk.complete) return resultAt(checking)
  const before = pageBefore(checking.walk, page)
  return before ? checkPageAt(checking, before, changing) : `/services/${checking.definition.id}`
}

const tooMuchNotice = ({ words }: Visit) =>
  insetText({
    html: html`<h2 class="govuk-heading-m" role="alert">${words.apply.tooMuchToKeep}</h2><p class="govuk-body">${words.apply.tooMuchToKeepHelp}</p>`,
  })
