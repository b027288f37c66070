import type { Catalogue, ServiceVersion } from '#domain/catalogue'
import type { Notices } from '#domain/notices'
import type { Place } from '#domain/place'
import type { Answers } from '#engines/form'
import { carryForward } from '#engines/form'
import type { Clock } from '#ground/clock'
import type { Database, Transaction } from '#ground/database'
import type { ApplicationId } from '#ground/ids'
import { newApplicationId, referenceOf } from '#ground/ids'
import { Refusal } from '#ground/refusal'
import type { Vault } from '#ground/vault'
import { directing } from './agency.ts'
import { openAnswers, sealAnswers } from './answers.ts'
import type { Application, Applications } from './applications.ts'
import { holders, sessionIndex } from './holders.ts'
import { links } from './links.ts'
import { opening } from './opening.ts'
import { sweeper } from './sweep.ts'
import type { ApplicationRow, Tables } from './tables.ts'

interface Needs {
  database: Database
  vault: Vault
  clock: Clock
  place: Place
  catalogue: Catalogue
  notices: Notices
}

/** What people have answered, and who may go on with it. */
export function openApplications(needs: Needs): Applications {
  const { database, vault, clock, catalogue } = needs

  async function begin({ service, agency, session, person, language }: Parameters<Applications['begin']>[0]) {
    const version = catalogue.get(service)
    if (!catalogue.agenciesFor(service).some(({ id }) => id === agency))
      throw new Refusal('not-found', { agency, service })
    const row = await database.together(async (tx) => {
      const [id, key_id, at] = [newApplicationId(), await vault.newKey(tx, 'application', person?.key), clock.now()]
      const answers = await sealAnswers(vault, tx, { id, key: key_id, answers: new Map() })
      const row = { id, key_id, answers, service_id: service, agency_id: agency, version_hash: version.hash, language }
      const drawn = { ...row, owner_id: person?.id ?? null, revision: 0, created_at: at, changed_at: at, sent_at: null }
      await tx.for<Tables>().insertInto('applications').values(drawn).execute()
      if (!person) await hold(tx, id, session)
      return drawn
    })
    return applicationOf(row, new Map(), version)
  }

  const hold = (tx: Transaction, application_id: ApplicationId, session: string) =>
    tx
      .for<Tables>()
      .insertInto('application_holders')
      .values({ application_id, session_index: sessionIndex(vault, session), since: clock.now() })
      .execute()

  async function read(id: ApplicationId, within: Database | Transaction): Promise<ApplicationRow> {
    const [row] = await within.run<ApplicationRow>('application-read', 'select * from applications where id = $1', [id])
    if (!row) throw new Refusal('not-found', { application: id })
    return row
  }

  async function lock(tx: Transaction, id: ApplicationId) {
    const [row] = await tx.run<ApplicationRow>(
      'application-lock',
      'select * from applications where id = $1 for update',
      [id],
    )
    if (!row) throw new Refusal('not-found', { application: id })
    return open(row, tx)
  }

  /** Under the newest version of a service that is still offered, a draft's answers are carried forward. */
  async function open(row: ApplicationRow, within: Database | Transaction): Promise<Application> {
    const answers = await openAnswers(vault, within, row)
    const newest = row.sent_at ? undefined : catalogue.find(row.service_id)
    if (!newest) return applicationOf(row, answers, await versionOf(row, answers))
    if (newest.hash === row.version_hash) return applicationOf(row, answers, newest)
    const version = await toShow(row, answers)
    const carried = applicationOf(row, carryForward(newest.definition.form, answers), newest)
    return version.unreadable ? carried : { ...carried, earlier: { version, answers } }
  }

  /** What was sent is to be seen, whatever became of its version; to go on with a draft it must be read. */
  const versionOf = (row: ApplicationRow, answers: Answers) =>
    row.sent_at ? toShow(row, answers) : catalogue.version(row.version_hash)

  const toShow = ({ version_hash: hash, service_id: service }: ApplicationRow, answers: Answers) =>
    catalogue.versionToShow({ hash, service, answers: async () => answers })

  async function save(id: ApplicationId, { answers, revision }: { answers: Answers; revision: number }) {
    const row = await read(id, database)
    const version = catalogue.find(row.service_id)?.hash ?? row.version_hash
    const sealed = await sealAnswers(vault, database, { id, key: row.key_id, answers })
    const [saved] = await database.run<{ revision: number }>(
      'application-save',
      `update applications set answers = $3, version_hash = $4, changed_at = $5, revision = revision + 1
       where id = $1 and revision = $2 and sent_at is null returning revision`,
      [id, revision, sealed, version, clock.now()],
    )
    return saved ?? unsaved(id, answers, revision)
  }

  /** A second press of the same button, or a second person at the same draft. */
  async function unsaved(id: ApplicationId, answers: Answers, seen: number) {
    const row = await read(id, database)
    if (row.sent_at) throw new Refusal('draft-already-sent', { application: id })
    const kept = await openAnswers(vault, database, row)
    if (row.revision === seen + 1 && sameAnswers(kept, answers)) return { revision: row.revision }
    throw new Refusal('draft-changed-elsewhere', { application: id, seen, now: row.revision })
  }

  async function markSent(tx: Transaction, application: Application, o: Parameters<Applications['markSent']>[2]) {
    const { id, key, owner } = application
    if (o.person && !owner) await vault.rewrap(tx, key, o.person.key)
    const sealed = await sealAnswers(vault, tx, { id, key, answers: o.answers })
    tx.put(
      'application-sent',
      `update applications set answers = $2, version_hash = $3, language = $4, owner_id = coalesce(owner_id, $5),
         sent_at = $6, changed_at = $6 where id = $1`,
      [id, sealed, o.version.hash, o.language, o.person?.id ?? null, clock.now()],
    )
  }

  const erase = (id: ApplicationId) => database.together(async (tx) => vault.destroy(tx, (await read(id, tx)).key_id))

  return {
    begin,
    get: async (id, tx) => open(await read(id, tx ?? database), tx ?? database),
    answersOf: async (id, tx) => openAnswers(vault, tx ?? database, await read(id, tx ?? database)),
    save,
    lock,
    markSent,
    erase,
    ...holders(needs),
    ...links(needs),
    ...opening(needs),
    directTo: directing({ ...needs, read: (id) => read(id, database) }),
    sweepDrafts: sweeper(needs),
  }
}

const sameAnswers = (one: Answers, other: Answers) => {
  const inOrder = (answers: Answers) => JSON.stringify([...answers].sort(([a], [b]) => (a < b ? -1 : 1)))
  return inOrder(one) === inOrder(other)
}

const applicationOf = (row: ApplicationRow, answers: Answers, version: ServiceVersion): Application => ({
  id: row.id,
  reference: referenceOf(row.id),
  service: row.service_id,
  agency: row.agency_id,
  state: row.sent_at ? 'sent' : 'draft',
  version,
  answers,
  revision: row.revision,
  language: row.language,
  owner: row.owner_id ?? undefined,
  changedAt: row.changed_at,
  key: row.key_id,
})
