import type { FormPage, Problem } from '#engines/form'
import type { Html } from '#engines/page'
import { button, html, insetText } from '#engines/page'
import type { Answer, Visit } from '#web/kit'
import { speaksAnew } from '#web/kit'
import { pageBefore } from '../asking/path.ts'
import { showQuestionPage } from '../asking/question.view.ts'
import { answersList } from '../showing/answers.view.ts'
import { speakingOf } from '../showing/speaking.ts'
import { changedNotice } from './changed.view.ts'
import { seenOf } from './clash.ts'
import type { Draft } from './draft.ts'
import { agencyAt, checkAnswersAt, questionAt } from './draft.ts'

/** A page of a draft, with what was typed where there are problems with it. */
export function showDraftPage(visit: Visit, draft: Draft, page: FormPage, problems: readonly Problem[] = []): Answer {
  return showQuestionPage(visit, {
    ...inDraft(visit, draft, page),
    problems,
    notice: draft.change && changedNotice(visit, draft, draft.change),
    ...((problems.length > 0 || speaksAnew(visit) || draft.change) && { posted: visit.posted }),
  })
}

/** What was typed here and what another device saved meanwhile, both. */
export function showClash(visit: Visit, draft: Draft, page: FormPage, problems: readonly Problem[]): Answer {
  const { apply } = visit.words
  const elsewhere = answersList(visit, {
    ...{ pages: [page], answers: draft.application.answers },
    speaking: speakingOf(visit, draft.walk.values),
  })
  const notice = insetText({
    html: html`<h2 class="govuk-heading-m" role="alert">${apply.changedElsewhere}</h2><p class="govuk-body">${apply.changedElsewhereHelp}</p>
<h3 class="govuk-heading-s">${apply.savedElsewhere}</h3>${elsewhere}`,
  })
  return showQuestionPage(visit, {
    ...inDraft(visit, draft, page),
    notice,
    problems,
    posted: visit.posted,
    status: 409,
  })
}

function inDraft(visit: Visit, draft: Draft, page: FormPage) {
  const { application, walk, caption } = draft
  const changing = visit.query.has('change')
  return {
    caption,
    agency: draft.agency,
    page,
    walk,
    answers: application.answers,
    action: questionAt(draft, page, changing),
    back: backFrom(visit, draft, page, changing),
    hidden: hiddenFields(visit, draft, page),
    further: button({
      text: visit.words.apply.saveForLater,
      classes: 'govuk-button--secondary',
      name: '_then',
      value: 'save',
    }),
  }
}

function backFrom({ rooms }: Visit, draft: Draft, page: FormPage, changing: boolean): string {
  if (changing && draft.walk.complete) return checkAnswersAt(draft)
  const before = pageBefore(draft.walk, page)
  if (before) return questionAt(draft, before, changing)
  const { id } = draft.definition
  return rooms.catalogue.agenciesFor(id).length > 1 ? agencyAt(draft) : `/services/${id}`
}

/** What the visitor saw when the page was first shown: a change of language shows them no more of it. */
function hiddenFields({ posted }: Visit, { application, definition }: Draft, page: FormPage): Html {
  const anew = speaksAnew({ posted })
  const revision = (anew && posted.get('_revision')?.[0]) ?? application.revision
  const seen = (anew && posted.get('_seen')?.[0]) ?? seenOf(page, application.answers)
  return html`<input type="hidden" name="_service" value="${definition.id}"><input type="hidden" name="_version" value="${application.version.hash}"><input type="hidden" name="_revision" value="${revision}"><input type="hidden" name="_seen" value="${seen}">`
}
