import type { ApplicationLine } from '#domain/applications'
import type { Status } from '#domain/cases'
import type { Sentence } from '#engines/form'
import { say } from '#engines/form'
import type { Html } from '#engines/page'
import { button, html, table } from '#engines/page'
import type { Visit } from '#web/kit'
import { signInPath } from '#web/kit'
import { agencyOf } from '../showing/agency.ts'
import { sayDayOf } from '../showing/days.ts'
import { referenceShown } from '../showing/reference.view.ts'

/** What was sent, and how it stands. */
export interface SentLine extends ApplicationLine {
  readonly status?: Status
  /** What was decided. */
  readonly outcome?: Sentence
}

interface Mine {
  drafts: readonly ApplicationLine[]
  sent: readonly SentLine[]
}

export function minePage(visit: Visit, { drafts, sent }: Mine): Html {
  const { words, person } = visit
  const { apply } = words
  return html`<h1 class="govuk-heading-l">${apply.myApplications}</h1>
${drafts.length > 0 && draftTable(visit, drafts)}
${sent.length > 0 && sentTable(visit, sent)}
${drafts.length + sent.length === 0 && nothing(visit)}
${person ? signOutEverywhere(visit) : signInForMore(visit)}`
}

const nothing = ({ words, href }: Visit): Html =>
  html`<p class="govuk-body">${words.apply.noApplications}</p><p class="govuk-body"><a class="govuk-link" href="${href('/')}">${words.apply.findAService}</a></p>`

const signOutEverywhere = ({ words, href }: Visit): Html =>
  html`<p class="govuk-body-s"><a class="govuk-link" href="${href('/sign-out')}">${words.signIn.everywhere}</a></p>`

const signInForMore = ({ words, href }: Visit): Html =>
  html`<p class="govuk-body">${words.apply.signInForMore}</p>${button({ text: words.apply.signIn, classes: 'govuk-button--secondary', href: href(signInPath('/applications')) })}`

function draftTable(visit: Visit, lines: readonly ApplicationLine[]): Html {
  const { apply } = visit.words
  return linesTable(visit, lines, {
    caption: apply.notSentYet,
    changed: apply.lastChanged,
    action: apply.goOn,
    path: ({ reference }) => `/applications/${reference}/check-answers`,
  })
}

function sentTable(visit: Visit, lines: readonly SentLine[]): Html {
  const { apply } = visit.words
  return linesTable(visit, lines, {
    caption: apply.alreadySent,
    changed: apply.sentOn,
    action: apply.see,
    path: ({ reference }) => `/applications/${reference}`,
  })
}

interface Columns {
  caption: string
  changed: string
  action: string
  path(line: ApplicationLine): string
}

function linesTable(visit: Visit, lines: readonly SentLine[], columns: Columns): Html {
  const { apply } = visit.words
  const { caption, changed, action } = columns
  const named = [apply.service, apply.office, apply.state, changed, apply.reference].map((text) => ({ text }))
  const head = [...named, { html: html`<span class="govuk-visually-hidden">${action}</span>` }]
  const row = (line: SentLine) => [
    { text: serviceOf(visit, line) },
    { text: officeOf(visit, line) },
    { text: stateOf(visit, line) },
    { text: sayDayOf(line.changedAt, visit) },
    { html: referenceShown(line.reference) },
    { html: linkTo(visit, line, columns) },
  ]
  const rows = lines.map(row)
  return table({ caption, captionClasses: 'govuk-table__caption--m', head, rows, stacked: true })
}

const linkTo = ({ href }: Visit, line: ApplicationLine, { action, path }: Columns): Html =>
  html`<a class="govuk-link" href="${href(path(line))}">${action}<span class="govuk-visually-hidden"> ${line.reference}</span></a>`

function serviceOf({ rooms, language }: Visit, { service }: ApplicationLine): string {
  const name = rooms.catalogue.find(service)?.definition.service.name
  return name ? say(name, language) : service
}

function stateOf({ words, language }: Visit, { state, status, outcome }: SentLine): string {
  const { apply } = words
  if (outcome) return apply.decidedAs(say(outcome, language))
  return status ? apply.states[status] : state === 'draft' ? apply.states.draft : apply.alreadySent
}

function officeOf(visit: Visit, { agency }: ApplicationLine): string {
  const found = agencyOf(visit, agency)
  return found ? say(found.name, visit.language) : agency
}
