import type { Agency } from '#domain/place'
import type { Definition } from '#engines/definition'
import type { FormPage, Problem } from '#engines/form'
import { say, showQuestion } from '#engines/form'
import type { Html } from '#engines/page'
import { button, html, insetText } from '#engines/page'
import type { Visit } from '#web/kit'
import { problemSummary } from '../showing/problems.view.ts'
import { speakingOf } from '../showing/speaking.ts'

interface Begun {
  definition: Definition
  agencies: readonly Agency[]
  page: FormPage
  /** Of the page, where there is nothing to choose. */
  heading: string
  problems: readonly Problem[]
  /** Whether answers of a check go along. */
  carried: boolean
}

/** No question's field has an underscore in its id. */
export const typedIn = '_agency'

export function beginPage(visit: Visit, { definition, agencies, page, problems, carried, heading }: Begun): Html {
  const { words, language } = visit
  const action = visit.href(`/services/${definition.id}/begin${carried ? '?answers=checked' : ''}`)
  return html`<div class="govuk-grid-row"><div class="govuk-grid-column-two-thirds">
${problemSummary(visit, page, problems)}
<p class="govuk-caption-l">${say(definition.service.name, language)}</p>
<form method="post" action="${action}" id="${typedIn}" novalidate>${visit.token()}
${agencies.length === 1 ? theOnly(visit, heading, agencies[0]!) : choice(visit, page, problems)}
${carried && insetText({ text: words.apply.checkCarriedOver })}
${button({ text: words.apply.continue, preventDoubleClick: true })}</form>
</div></div>`
}

const choice = (visit: Visit, page: FormPage, problems: readonly Problem[]): Html =>
  showQuestion(page.questions[0]!, { ...speakingOf(visit), posted: visit.posted, problems, asTitle: true })

const theOnly = ({ words }: Visit, heading: string, agency: Agency): Html =>
  html`<h1 class="govuk-heading-l" id="agency">${heading}</h1><p class="govuk-body">${words.apply.youMayStop}</p><input type="hidden" name="agency" value="${agency.id}">`
