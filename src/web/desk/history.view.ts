import type { ActLine } from '#domain/cases'
import type { Html } from '#engines/page'
import { html } from '#engines/page'
import { sayMoment } from '#web/apply'
import type { Visit } from '#web/kit'

/** Acts with who did them, the newest first. */
export const historyList = (visit: Visit, acts: readonly ActLine[]): Html =>
  html`<ol class="govuk-list publica-history" reversed>${acts.toReversed().map((act) => line(visit, act))}</ol>`

function line(visit: Visit, { kind, at, by, details }: ActLine): Html {
  return html`<li class="publica-history__act"><p class="publica-history__what">${whatHappened(visit, kind, details)}</p><p class="publica-history__when"><time datetime="${at.toString({ smallestUnit: 'second' })}">${sayMoment(at, visit)}</time> · ${whoDid(visit, by)}</p></li>`
}

export function whoDid({ words }: Visit, by: ActLine['by']): string {
  if (by === 'machine') return words.desk.machine
  return by === 'applicant' ? words.desk.applicant : by.name
}

function whatHappened({ words }: Visit, kind: ActLine['kind'], { about, result, why }: ActLine['details']): string {
  const { acts, told, notTold, referredSince } = words.desk
  if (kind === 'referred' && (why === 'no-finding' || why === 'version-unreadable'))
    return `${acts.referred}. ${referredSince[why]}`
  if (kind !== 'notified') return acts[kind]
  return result === 'accepted' ? told[about === 'decided' ? 'decided' : 'sent'] : notTold
}
