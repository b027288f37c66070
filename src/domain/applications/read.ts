import type { Catalogue, ServiceVersion } from '#domain/catalogue'
import type { Answers } from '#engines/form'
import { carryForward } from '#engines/form'
import type { Database, Transaction } from '#ground/database'
import type { ApplicationId } from '#ground/ids'
import { referenceOf } from '#ground/ids'
import { Refusal } from '#ground/refusal'
import type { Vault } from '#ground/vault'
import { openAnswers } from './answers.ts'
import type { Application } from './applications.ts'
import type { ApplicationRow } from './tables.ts'

interface Needs {
  database: Database
  vault: Vault
  catalogue: Catalogue
}

/** How an application comes out of its row: by itself, or locked for whoever is about to change it. */
export function reader({ database, vault, catalogue }: Needs) {
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

  return {
    read,
    lock,
    get: async (id: ApplicationId, tx?: Transaction) => open(await read(id, tx ?? database), tx ?? database),
    answersOf: async (id: ApplicationId, tx?: Transaction) =>
      openAnswers(vault, tx ?? database, await read(id, tx ?? database)),
  }
}

export const applicationOf = (row: ApplicationRow, answers: Answers, version: ServiceVersion): Application => ({
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
