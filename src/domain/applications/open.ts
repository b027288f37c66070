import type { Transaction } from '#ground/database'
import type { ApplicationId } from '#ground/ids'
import { newApplicationId } from '#ground/ids'
import { Refusal } from '#ground/refusal'
import { directing } from './agency.ts'
import { sealAnswers } from './answers.ts'
import type { Application, Applications } from './applications.ts'
import { holders, sessionIndex } from './holders.ts'
import { links } from './links.ts'
import type { Needs } from './needs.ts'
import { opening } from './opening.ts'
import { applicationOf, reader } from './read.ts'
import { saver } from './save.ts'
import { sweeper } from './sweep.ts'
import type { Tables } from './tables.ts'

/** What people have answered, and who may go on with it. */
export function openApplications(needs: Needs): Applications {
  const { database, vault, clock, catalogue } = needs
  const { read, lock, get, answersOf } = reader(needs)

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
    get,
    answersOf,
    save: saver(needs),
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
