import type { Agency } from '#domain/place'
import type { Answers, FormPage, Posted, Problem, Speaking, Walk } from '#engines/form'
import { showQuestion, tell } from '#engines/form'
import type { Html } from '#engines/page'
import { button, html } from '#engines/page'
import type { Answer, Visit } from '#web/kit'
import { show } from '#web/kit'
import { problemSummary } from '../showing/problems.view.ts'
import { speakingOf } from '../showing/speaking.ts'

/** One page of questions, in a draft or in a check. */
export interface QuestionPage {
  /** What the page belongs to, as its caption says. */
  caption: string
  page: FormPage
  walk: Walk
  answers: Answers
  /** Where the form is posted to and where back leads, without language prefix. */
  action: string
  back: string
  /** What was typed and did not do. */
  posted?: Posted
  problems?: readonly Problem[]
  status?: number
  /** Whom it goes to, where that is known. */
  agency?: Agency
  /** Above the heading: what else there is to say. */
  notice?: Html
  /** Further fields of the form. */
  hidden?: Html
  /** Beside the button. */
  further?: Html
}

/** No question's field has an underscore in its id. */
const typedIn = '_answers'

export function showQuestionPage(visit: Visit, asked: QuestionPage): Answer {
  const { page, problems = [], notice, back, agency } = asked
  const status = asked.status ?? (problems.length > 0 ? 422 : 200)
  const speaking = speakingOf(visit, asked.walk.values)
  const title = `${titleOf(speaking, page)} – ${asked.caption}`
  const body = html`<div class="govuk-grid-row"><div class="govuk-grid-column-two-thirds">
${problemSummary(visit, page, problems, speaking)}${notice}
${
  aloneOnPage(page)
    ? html`${captionOf(visit, asked)}${formOf(visit, asked, speaking)}`
    : html`${captionOf(visit, asked)}<h1 class="govuk-heading-l">${tell(page.title, speaking)}</h1>
${page.hint && html`<p class="govuk-body">${tell(page.hint, speaking)}</p>`}${formOf(visit, asked, speaking)}`
}
</div></div>`
  return show({ title, body, back, agency, status, typedIn, problems: problems.length > 0 })
}

/** A question that is alone on its page is the page's heading. */
const aloneOnPage = ({ questions, hint }: FormPage) => questions.length === 1 && !hint

const titleOf = (speaking: Speaking, page: FormPage) =>
  tell(aloneOnPage(page) ? page.questions[0]!.label : page.title, speaking)

function captionOf({ words }: Visit, { caption, walk, page }: QuestionPage): Html {
  const number = walk.asked.findIndex(({ slug }) => slug === page.slug) + 1
  return html`<p class="govuk-caption-l publica-caption">${caption} <span class="publica-progress">${words.apply.progress(number, walk.asked.length)}</span></p>`
}

function formOf(visit: Visit, asked: QuestionPage, speaking: Speaking): Html {
  const { page, answers, posted, problems, hidden, further } = asked
  const asTitle = aloneOnPage(page)
  const fields = page.questions.map((question) =>
    showQuestion(question, { ...speaking, posted, answer: answers.get(question.name), problems, asTitle }),
  )
  return html`<form method="post" action="${visit.href(asked.action)}" id="${typedIn}" novalidate>${visit.token()}${hidden}${fields}
<div class="govuk-button-group">${button({ text: visit.words.apply.continue })}${further}</div></form>`
}
