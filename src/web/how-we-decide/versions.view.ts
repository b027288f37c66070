import type { InForce } from '#domain/catalogue'
import type { Html } from '#engines/page'
import { html, insetText, table } from '#engines/page'
import { sayMoment } from '#web/apply'
import type { RulesReading } from './reading.ts'
import { dataPathOf, pathOf } from './subject.ts'

/** Which version this is: in force since when, or no longer. */
export function whichVersion(reading: RulesReading): Html {
  const { visit, subject } = reading
  const { howWeDecide } = visit.words
  const now = subject.history.find(({ hash }) => hash === subject.hash)
  if (subject.inForce && now)
    return html`<p class="govuk-body">${howWeDecide.inForceSince(sayMoment(now.from, visit), subject.ordinal)} <a class="govuk-link" href="#versions">${howWeDecide.versions}</a></p>`
  if (subject.ended) return ofEndedLaw(reading, subject.ended)
  return insetText({
    html: html`<p class="govuk-body"><strong>${howWeDecide.wasInForce(subject.ordinal)}</strong> ${timesOf(reading)}</p><p class="govuk-body">${howWeDecide.wasInForceHelp}</p><p class="govuk-body"><a class="govuk-link" href="${visit.href(pathOf(subject))}">${howWeDecide.seeNow}</a></p>`,
  })
}

/** Of a law that has ended: when, and what that means; of an older version of it also the way to the last one. */
function ofEndedLaw(reading: RulesReading, ended: Temporal.Instant): Html {
  const { visit, subject } = reading
  const { howWeDecide } = visit.words
  const isLast = subject.history[0]?.hash === subject.hash
  const older = html`<p class="govuk-body">${howWeDecide.wasInForce(subject.ordinal)} ${timesOf(reading)}</p><p class="govuk-body"><a class="govuk-link" href="${visit.href(pathOf(subject))}">${howWeDecide.seeLast}</a></p>`
  return insetText({
    html: html`<p class="govuk-body"><strong>${howWeDecide.lawEnded(sayMoment(ended, visit))}</strong> ${howWeDecide.lawEndedHelp}</p>${isLast ? html`<p class="govuk-body">${howWeDecide.lastVersion(subject.ordinal)} ${timesOf(reading)}</p>` : older}`,
  })
}

/** When it was in force: more than once, where it came back. */
const timesOf = ({ visit, subject }: RulesReading): string =>
  subject.history
    .filter(({ hash, until }) => hash === subject.hash && until)
    .map(({ from, until }) => visit.words.howWeDecide.fromUntil(sayMoment(from, visit), sayMoment(until!, visit)))
    .join(' ')

/** Every time in which a version was in force, the newest first. */
export function versionsShown(reading: RulesReading): Html {
  const { visit, subject } = reading
  const { howWeDecide } = visit.words
  const rows = subject.history.map((period) => rowOf(reading, period))
  const head = [{ text: howWeDecide.version }, { text: howWeDecide.from }, { text: howWeDecide.until }]
  return html`<h2 class="govuk-heading-l" id="versions">${howWeDecide.versions}</h2>
${subject.kind === 'service' && html`<p class="govuk-body">${howWeDecide.versionsHelp}</p>`}
${table({ caption: howWeDecide.versions, captionClasses: 'govuk-visually-hidden', head, rows, stacked: true, firstCellIsHeader: true })}
<h2 class="govuk-heading-m" id="as-data">${howWeDecide.asData}</h2><p class="govuk-body">${howWeDecide.asDataHelp}</p>
<ul class="govuk-list"><li><a class="govuk-link" href="${dataPathOf(subject)}">${howWeDecide.dataOf(subject.ordinal)}</a></li>
<li><a class="govuk-link" href="/api/openapi.json">${howWeDecide.apiOf}</a></li></ul>`
}

function rowOf({ visit, subject }: RulesReading, { ordinal, hash, from, until }: InForce) {
  const { howWeDecide } = visit.words
  const name = howWeDecide.versionNumber(ordinal)
  const link = html`<a class="govuk-link" href="${visit.href(pathOf(subject, ordinal))}">${name}</a>`
  return [
    { html: hash === subject.hash ? html`${name} (${howWeDecide.thisVersion})` : link },
    { html: momentShown(visit, from) },
    { html: until ? momentShown(visit, until) : html`${howWeDecide.untilNow}` },
  ]
}

const momentShown = (visit: RulesReading['visit'], at: Temporal.Instant): Html =>
  html`<time datetime="${at.toString({ smallestUnit: 'second' })}">${sayMoment(at, visit)}</time>`
