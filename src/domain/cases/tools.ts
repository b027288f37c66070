import type { Applications } from '#domain/applications'
import type { Catalogue } from '#domain/catalogue'
import type { NoticeKind, Notices } from '#domain/notices'
import type { People, Person } from '#domain/people'
import type { Place } from '#domain/place'
import { FeelDate } from '#engines/feel'
import type { Sentence } from '#engines/form'
import { say } from '#engines/form'
import type { Clock } from '#ground/clock'
import type { Database, Transaction } from '#ground/database'
import type { ApplicationId } from '#ground/ids'
import { referenceOf } from '#ground/ids'
import type { Jobs } from '#ground/jobs'
import type { Log } from '#ground/log'
import type { KeyId, Vault } from '#ground/vault'
import type { Pen } from './pen.ts'

export interface Needs {
  database: Database
  vault: Vault
  jobs: Jobs
  clock: Clock
  log: Log
  place: Place
  catalogue: Catalogue
  applications: Applications
  people: People
  notices: Notices
}

/** What every verb of the room works with. */
export interface Tools extends Needs {
  pen: Pen
}

/** The agency's date at an instant, as expressions know it. */
export function dateAt(place: Place, at: Temporal.Instant): FeelDate {
  const date = at.toZonedDateTimeISO(place.zone).toPlainDate()
  const today = FeelDate.parse(date.toString())
  if (!today) throw new RangeError(`no date: ${date}`)
  return today
}

interface Telling {
  kind: NoticeKind
  application: ApplicationId
  key: KeyId
  agency: string
  service: Sentence
  language: string
  outcome?: Sentence
  ifYouDisagree?: Sentence
  disagreeUntil?: Temporal.PlainDate
}

/** Tells a person by e-mail, if they have an address. */
export async function tell(
  { notices, place }: Tools,
  tx: Transaction,
  to: Pick<Person, 'name' | 'email'>,
  about: Telling,
) {
  if (!to.email) return
  const { kind, application, key, agency, service, language, outcome, ifYouDisagree, disagreeUntil } = about
  const agencyName = place.agencies.find(({ id }) => id === agency)?.name ?? place.name
  const facts = {
    reference: referenceOf(application),
    service: say(service, language),
    agency: say(agencyName, language),
    person: to.name,
    outcome: outcome && say(outcome, language),
    ifYouDisagree: ifYouDisagree && say(ifYouDisagree, language),
    disagreeUntil: disagreeUntil?.toString(),
  }
  await notices.queue(tx, { kind, application, key, to: to.email, language, facts })
}
