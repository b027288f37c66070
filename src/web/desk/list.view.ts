import type { DecidedCase, DecidedPage, WaitingCase, WaitingPage } from '#domain/cases'
import { say } from '#engines/form'
import type { Html } from '#engines/page'
import { button, html, input, pagination, table, tag } from '#engines/page'
import { referenceShown, sayDay, sayDayOf } from '#web/apply'
import type { Visit } from '#web/kit'
import type { Looking } from './list.ts'
import { nameOf, servicesOf } from './services.ts'

const paths = { waiting: '/desk', decided: '/desk/decided' }

export function waitingPage(visit: Visit, { cases, next, total }: WaitingPage, looking: Looking): Html {
  const { desk } = visit.words
  const head = [desk.reference, desk.service, desk.office, desk.received, desk.answerBy].map((text) => ({ text }))
  return html`<h1 class="govuk-heading-l">${desk.waitingCases}</h1>
${tools(visit, 'waiting', looking)}
<p class="govuk-body">${total > 0 ? desk.count(total) : desk.nothingWaits}</p>
${cases.length > 0 && table({ head, rows: cases.map((one) => waitingRow(visit, one)), stacked: true })}
${pages(visit, 'waiting', next, looking)}`
}

export function decidedPage(visit: Visit, { cases, next }: DecidedPage, looking: Looking): Html {
  const { desk } = visit.words
  const head = [desk.reference, desk.service, desk.office, desk.received, desk.decidedOn].map((text) => ({ text }))
  return html`<h1 class="govuk-heading-l">${desk.decidedCases}</h1>
${tools(visit, 'decided', looking)}
${cases.length > 0 ? table({ head, rows: cases.map((one) => decidedRow(visit, one)), stacked: true }) : html`<p class="govuk-body">${desk.nothingDecided}</p>`}
${pages(visit, 'decided', next, looking)}`
}

type List = keyof typeof paths

/** The other list, one case by its reference, and one service where there are several. */
function tools(visit: Visit, list: List, looking: Looking): Html {
  const { words, href } = visit
  const { desk } = words
  const to = (one: List, text: string) =>
    one === list
      ? html`<li><strong aria-current="page">${text}</strong></li>`
      : html`<li><a class="govuk-link" href="${href(paths[one])}">${text}</a></li>`
  return html`<nav aria-label="${desk.lists}"><ul class="govuk-list publica-choices">${to('waiting', desk.waitingCases)}${to('decided', desk.decidedCases)}</ul></nav>
${find(visit, looking)}${services(visit, list, looking)}`
}

/** A plain search: what is found is opened. */
function find({ words, href }: Visit, { sought }: Looking): Html {
  const { desk } = words
  const field = input({
    id: 'reference',
    name: 'reference',
    label: { text: desk.findCase },
    value: sought,
    classes: 'govuk-input--width-10',
    autocomplete: 'off',
    spellcheck: false,
    attributes: { dir: 'ltr' },
    errorMessage: sought ? { text: desk.noSuchCase, visuallyHiddenText: words.fields.error } : undefined,
  })
  return html`<form class="publica-find" method="get" action="${href(paths.waiting)}" role="search">${field}${button({ text: desk.find, classes: 'govuk-button--secondary' })}</form>`
}

function services(visit: Visit, list: List, { service }: Looking): Html | undefined {
  const all = servicesOf(visit)
  if (all.length < 2) return undefined
  const { desk } = visit.words
  const choices = [{ id: undefined, name: desk.allServices }, ...all].map(({ id, name }) =>
    id === service
      ? html`<li><strong aria-current="true">${name}</strong></li>`
      : html`<li><a class="govuk-link" href="${visit.href(address(list, { service: id }))}">${name}</a></li>`,
  )
  return html`<nav aria-label="${desk.byService}"><ul class="govuk-list publica-choices">${choices}</ul></nav>`
}

function address(list: List, asked: { service?: string; after?: string }): string {
  const given = Object.entries(asked).flatMap(([name, value]): [string, string][] => (value ? [[name, value]] : []))
  return given.length > 0 ? `${paths[list]}?${new URLSearchParams(given)}` : paths[list]
}

const waitingRow = (visit: Visit, waiting: WaitingCase) => [
  ...aboutCase(visit, waiting),
  { html: html`${waiting.deadline && deadline(visit, waiting.deadline)}` },
]

const decidedRow = (visit: Visit, decided: DecidedCase) => [
  ...aboutCase(visit, decided),
  { text: sayDayOf(decided.decidedAt, visit) },
]

const aboutCase = (visit: Visit, about: WaitingCase | DecidedCase) => [
  { html: linkTo(visit, about.reference) },
  { text: nameOf(visit.rooms, about.service, visit.language) },
  { text: officeOf(visit, about.agency) },
  { text: sayDayOf(about.openedAt, visit) },
]

const linkTo = ({ href }: Visit, reference: string): Html =>
  html`<a class="govuk-link" href="${href(`/desk/cases/${reference}`)}">${referenceShown(reference)}</a>`

function officeOf({ place, language }: Visit, agency: string): string {
  const name = place.agencies.find(({ id }) => id === agency)?.name
  return name ? say(name, language) : agency
}

function deadline(visit: Visit, day: Temporal.PlainDate): Html {
  const { words, rooms, place } = visit
  const left = Temporal.PlainDate.compare(day, rooms.clock.today(place.zone))
  const late = left < 0 && tag({ text: words.desk.overdue, classes: 'govuk-tag--red' })
  const due = left === 0 && tag({ text: words.desk.dueToday, classes: 'govuk-tag--yellow' })
  return html`${sayDay(day, visit)} ${late}${due}`
}

function pages({ words, href }: Visit, list: List, next: string | undefined, looking: Looking): Html | undefined {
  const { desk } = words
  const { service, after } = looking
  if (!next && !after) return undefined
  return pagination({
    landmarkLabel: desk.pages,
    ...(after && { previous: { href: href(address(list, { service })), text: desk.fromTheStart } }),
    ...(next && { next: { href: href(address(list, { service, after: next })), text: desk.further } }),
  })
}
