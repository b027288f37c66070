import type { WaitingCase, WaitingPage } from '#domain/cases'
import { say } from '#engines/form'
import type { Html } from '#engines/page'
import { html, pagination, table, tag } from '#engines/page'
import { referenceShown, sayDay, sayDayOf } from '#web/apply'
import type { Visit } from '#web/kit'

export function listPage(visit: Visit, { cases, next, total }: WaitingPage, further: boolean): Html {
  const { desk } = visit.words
  return html`<h1 class="govuk-heading-l">${desk.waitingCases}</h1>
<p class="govuk-body">${total > 0 ? desk.count(total) : desk.nothingWaits}</p>
${cases.length > 0 && casesTable(visit, cases)}
${(next || further) && pages(visit, next, further)}`
}

function casesTable(visit: Visit, cases: readonly WaitingCase[]): Html {
  const { desk } = visit.words
  const head = [desk.reference, desk.service, desk.office, desk.received, desk.answerBy].map((text) => ({ text }))
  return table({ head, rows: cases.map((waiting) => row(visit, waiting)), stacked: true })
}

const row = (visit: Visit, waiting: WaitingCase) => [
  { html: linkTo(visit, waiting) },
  { text: serviceOf(visit, waiting) },
  { text: officeOf(visit, waiting) },
  { text: sayDayOf(waiting.openedAt, visit) },
  { html: html`${waiting.deadline && deadline(visit, waiting.deadline)}` },
]

const linkTo = ({ href }: Visit, { reference }: WaitingCase): Html =>
  html`<a class="govuk-link" href="${href(`/desk/cases/${reference}`)}">${referenceShown(reference)}</a>`

function serviceOf({ rooms, language }: Visit, { service }: WaitingCase): string {
  const name = rooms.catalogue.find(service)?.definition.service.name
  return name ? say(name, language) : service
}

function officeOf({ place, language }: Visit, { agency }: WaitingCase): string {
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

function pages({ words, href }: Visit, next: string | undefined, further: boolean): Html {
  const { desk } = words
  const on = next && { href: href(`/desk?${new URLSearchParams({ after: next })}`), text: desk.further }
  return pagination({
    landmarkLabel: desk.pages,
    ...(further && { previous: { href: href('/desk'), text: desk.fromTheStart } }),
    ...(on && { next: on }),
  })
}
