import type { Place } from '#domain/place'
import type { Clock } from '#ground/clock'
import type { Database, Transaction } from '#ground/database'
import { newId } from '#ground/ids'
import { Refusal } from '#ground/refusal'
import type { Vault } from '#ground/vault'
import type { People, Person, Role, SignIn } from './people.ts'
import { alignRoles, mayWorkOn, readRoles } from './roles.ts'
import { sessions } from './sessions.ts'
import type { Tables } from './tables.ts'

interface Needs {
  database: Database
  vault: Vault
  clock: Clock
  place: Place
}

type Profile = Omit<SignIn, 'assurance'>

const about = (id: string) => ({ table: 'people', field: 'profile', row: id })

/** Who has signed in, what they may do, and their sessions. */
export function openPeople({ database, vault, clock, place }: Needs): People {
  /** Whose roles this process has brought in line with place.yaml: it may have changed since they signed in. */
  let aligned = { with: place.officers, people: new Set<string>() }

  function alignedNow(): Set<string> {
    if (aligned.with !== place.officers) aligned = { with: place.officers, people: new Set() }
    return aligned.people
  }

  async function signedIn(who: SignIn): Promise<Person> {
    const row = (await findBySubject(database, who)) ?? (await make(who))
    const aligned = alignedNow()
    await database.together(async (tx) => {
      await update(tx, row, who)
      await alignRoles(tx, place, { id: row.id, subject: who.subject })
    })
    aligned.add(row.id)
    return personOf({ ...row, assurance: who.assurance }, who)
  }

  const subjectIndex = ({ issuer, subject }: SignIn) => vault.blindIndex('subject', JSON.stringify([issuer, subject]))

  const findBySubject = (within: Database | Transaction, who: SignIn) =>
    within
      .for<Tables>()
      .selectFrom('people')
      .selectAll()
      .where('subject_index', '=', subjectIndex(who))
      .executeTakeFirst()

  /** Where the same person signs in twice at once, the second key is given up with its transaction. */
  async function make(who: SignIn): Promise<Tables['people']> {
    const twin = Symbol('twin')
    const making = database.together(async (tx) => {
      const [id, key_id, seen] = [newId(clock), await vault.newKey(tx, 'person'), clock.now()]
      const profile = await seal(tx, { id, key_id }, who)
      const row = { id, key_id, profile, subject_index: subjectIndex(who), assurance: who.assurance }
      const made = await tx
        .for<Tables>()
        .insertInto('people')
        .values({ ...row, first_seen: seen, last_seen: seen })
        .onConflict((c) => c.column('subject_index').doNothing())
        .returningAll()
        .executeTakeFirst()
      if (!made) throw twin
      return made
    })
    return making.catch(async (reason) => {
      const other = reason === twin && (await findBySubject(database, who))
      if (other) return other
      throw reason
    })
  }

  const seal = (tx: Transaction, { id, key_id }: Pick<Tables['people'], 'id' | 'key_id'>, who: SignIn) => {
    const { issuer, subject, name, email } = who
    return vault.seal(tx, key_id, JSON.stringify({ issuer, subject, name, email } satisfies Profile), about(id))
  }

  const update = async (tx: Transaction, row: Tables['people'], who: SignIn) =>
    tx
      .for<Tables>()
      .updateTable('people')
      .set({ profile: await seal(tx, row, who), assurance: who.assurance, last_seen: clock.now() })
      .where('id', '=', row.id)
      .execute()

  async function read(id: string, within: Database | Transaction) {
    const [row] = await within.run<Tables['people']>('person-read', 'select * from people where id = $1', [id])
    if (!row) throw new Refusal('not-found', { person: id })
    return { row, profile: await profileIn(row, within) }
  }

  const profileIn = async ({ id, profile }: Tables['people'], within: Database | Transaction): Promise<Profile> =>
    JSON.parse(await vault.open(within, profile, about(id)))

  async function get(id: string, within: Database | Transaction = database) {
    const { row, profile } = await read(id, within)
    return personOf(row, profile)
  }

  async function rolesOf(person: string) {
    if (!alignedNow().has(person)) await align(person, (await read(person, database)).profile)
    return readRoles(database, person)
  }

  async function align(id: string, { subject }: Profile) {
    const aligned = alignedNow()
    await database.together((tx) => alignRoles(tx, place, { id, subject }))
    aligned.add(id)
  }

  async function holderOf(row: Tables['people'], roles: readonly Role[]) {
    try {
      const profile = await profileIn(row, database)
      const person = personOf(row, profile)
      if (alignedNow().has(row.id)) return { ...person, roles }
      await align(row.id, profile)
      return { ...person, roles: await readRoles(database, row.id) }
    } catch (reason) {
      if (reason instanceof Refusal && reason.code === 'erased') return undefined
      throw reason
    }
  }

  /** The subject is forgotten too: whoever signs in under it from then on is somebody new. */
  async function erase(tx: Transaction, person: string) {
    const { row } = await read(person, tx)
    await tx.for<Tables>().deleteFrom('sessions').where('person_id', '=', person).execute()
    await tx.for<Tables>().deleteFrom('roles').where('person_id', '=', person).execute()
    const subject_index = vault.blindIndex('erased subject', person)
    await tx.for<Tables>().updateTable('people').set({ subject_index }).where('id', '=', person).execute()
    await vault.destroy(tx, row.key_id)
  }

  return { signedIn, get, rolesOf, mayWorkOn, erase, ...sessions({ database, vault, clock, holderOf }) }
}

const personOf = ({ id, assurance, key_id }: Tables['people'], { name, email }: Profile): Person => ({
  id,
  name,
  email,
  assurance,
  key: key_id,
})
