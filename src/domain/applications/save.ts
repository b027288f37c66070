import type { Catalogue } from '#domain/catalogue'
import type { Answers } from '#engines/form'
import type { Clock } from '#ground/clock'
import type { Database } from '#ground/database'
import type { ApplicationId } from '#ground/ids'
import { Refusal } from '#ground/refusal'
import type { Vault } from '#ground/vault'
import { openAnswers, sealAnswers } from './answers.ts'
import type { Applications } from './applications.ts'
import { reader } from './read.ts'

interface Needs {
  database: Database
  vault: Vault
  clock: Clock
  catalogue: Catalogue
}

/** Keeps what was typed of a draft, unless somebody else changed it meanwhile. */
export function saver({ database, vault, clock, catalogue }: Needs): Applications['save'] {
  const { read } = reader({ database, vault, catalogue })

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

  return save
}

const sameAnswers = (one: Answers, other: Answers) => {
  const inOrder = (answers: Answers) => JSON.stringify([...answers].sort(([a], [b]) => (a < b ? -1 : 1)))
  return inOrder(one) === inOrder(other)
}
