/** Holds what lies in the database against what people were told. */
import { isDeepStrictEqual } from 'node:util'
import type { InboxMessage } from '#domain/notices'
import { openInbox } from '#domain/notices'
import { systemClock } from '#ground/clock'
import type { Database } from '#ground/database'
import type { ApplicationId } from '#ground/ids'
import { readReference } from '#ground/ids'
import { openLog } from '#ground/log'
import { openVault } from '#ground/vault'
import type { House } from '../../house.ts'
import { openHouse } from '../../house.ts'
import type { Told } from './crowd.ts'

interface Row {
  id: ApplicationId
  sent: boolean
  opened: boolean
  status: 'received' | 'waiting' | 'decided' | null
  team: string | null
  deadline: Temporal.PlainDate | null
  seq: number | null
  acts: string[]
  seqs: number[]
  commands: number
  facts: number
  notices: { id: string; text: string }[]
}

const everything = `
select a.id, a.sent_at is not null as sent, c.id is not null as opened, c.status, c.team, c.deadline, c.seq,
  array(select kind from acts where case_id = a.id order by seq) as acts,
  array(select seq from acts where case_id = a.id order by seq) as seqs,
  (select count(*) from commands where application_id = a.id and verb = 'send') as commands,
  (select count(*) from case_facts where case_id = a.id) as facts,
  array(select json_build_object('id', id, 'text', kind || ' ' || state) from notices where application_id = a.id
    order by kind) as notices
from applications a left join cases c on c.id = a.id`

/** Jobs of cases and notices that are not done. */
export async function jobsLeft(database: Database): Promise<string[]> {
  const rows = await database.run<{ left: string }>(
    'jobs-left',
    `select name || ' ' || state || ' ' || retry_count as left from pgboss.job
     where name in ('case', 'notice', 'dead') and state <> 'completed'`,
    [],
  )
  return rows.map(({ left }) => left)
}

interface Books {
  house: House
  rows: ReadonlyMap<ApplicationId, Row>
  mail: ReadonlyMap<string, readonly InboxMessage[]>
}

async function openBooks(house: House, masterKey: Uint8Array): Promise<Books> {
  const { database } = house
  const clock = systemClock
  const vault = await openVault({ database, clock, masterKey })
  const inbox = openInbox({ database, vault, clock, log: openLog({ level: 'silent' }), place: house.place })
  const messages = await Promise.all((await inbox.messages({ most: 1e6 })).map(({ id }) => inbox.message(id)))
  const rows = await database.run<Row>('everything', everything, [])
  return {
    house,
    rows: new Map(rows.map((row) => [row.id, row])),
    mail: Map.groupBy(messages, ({ messageId }) => /^<(.*)@/.exec(messageId ?? '')?.[1] ?? ''),
  }
}

interface Needs {
  databaseUrl: string
  masterKey: Uint8Array
  cacheFolder: string
}

/** Every word that was not kept, and all that is there without anybody having been told. */
export async function reckon(told: readonly Told[], { databaseUrl, masterKey, cacheFolder }: Needs): Promise<string[]> {
  const house = await openHouse({
    ...{ databaseUrl, masterKey, cacheFolder },
    origin: new URL('http://localhost'),
    log: openLog({ level: 'error' }),
    mailFrom: 'nobody@publica.invalid',
    works: false,
  })
  try {
    const books = await openBooks(house, masterKey)
    const wrong = [...(await untold(books, told)), ...(await jobsLeft(house.database))]
    for (const one of told)
      for (const breach of await breachesOf(books, one)) wrong.push(`${one.reference} (${one.plan.service}): ${breach}`)
    return wrong
  } finally {
    await house.close()
  }
}

async function untold({ rows, mail, house }: Books, told: readonly Told[]): Promise<string[]> {
  const all = [...rows.values()]
  const toldSent = new Set(told.filter(({ sent }) => sent).map(({ reference }) => readReference(reference)))
  const notices = all.flatMap((row) => row.notices)
  const [done] = await house.database.run<{ cases: number; notices: number }>(
    'jobs-done',
    `select count(*) filter (where name = 'case') as cases, count(*) filter (where name = 'notice') as notices
     from pgboss.job where state = 'completed'`,
    [],
  )
  const expected = {
    'half sent': 0,
    'sent and untold': 0,
    'jobs of cases': toldSent.size,
    'jobs of notices': notices.length,
    mails: notices.length,
  }
  const found = {
    'half sent': all.filter(({ sent, opened, commands }) => sent !== opened || Number(sent) !== commands).length,
    'sent and untold': all.filter(({ id, sent }) => sent && !toldSent.has(id)).length,
    'jobs of cases': done!.cases,
    'jobs of notices': done!.notices,
    mails: [...mail.values()].flat().length,
  }
  return differences(found, expected)
}

/** What is otherwise than it should be, a line each. */
const differences = <Name extends string>(found: Record<Name, unknown>, expected: Record<Name, unknown>): string[] =>
  (Object.keys(expected) as Name[])
    .filter((what) => !isDeepStrictEqual(found[what], expected[what]))
    .map((what) => `${what}: ${JSON.stringify(found[what])}, not ${JSON.stringify(expected[what])}`)

async function breachesOf(books: Books, one: Told): Promise<string[]> {
  const id = readReference(one.reference)!
  const row = books.rows.get(id)
  if (!row) return ['is not there']
  const breaches = one.sent ? await ofCase(books, one, row) : ofDraft(row)
  const { answers } = await books.house.rooms.applications.get(id)
  for (const [name, stored] of one.kept)
    if (!isDeepStrictEqual(answers.get(name), stored))
      breaches.push(`"${name}" was kept as ${JSON.stringify(stored)} and is ${JSON.stringify(answers.get(name))}`)
  if (one.sent && answers.size !== one.kept.size) breaches.push(`holds ${[...answers.keys()]}`)
  return breaches
}

const ofDraft = ({ sent, opened, acts, notices }: Row): string[] =>
  sent || opened || acts.length > 0 || notices.length > 0 ? ['was sent by nobody'] : []

const times = (acts: readonly string[], kind: string) => acts.filter((act) => act === kind).length

async function ofCase({ house, mail }: Books, { plan, person }: Told, row: Row): Promise<string[]> {
  const { acts, seqs, notices } = row
  if (!row.opened) return ['was told sent, and there is no case']
  const roles = [{ person: 'nobody', role: 'officer', agency: plan.agency, service: '*' }] as const
  const file = await house.rooms.cases.file(row.id, { id: 'nobody', name: 'Nobody', roles })
  const referred = file.acts.find(({ kind }) => kind === 'referred')?.details
  const decided = times(acts, 'decided')
  const { email } = house.place.madeUpPeople.find(({ subject }) => subject === person)!
  const expected = {
    first: 'opened',
    opened: 1,
    found: 1,
    answered: 1,
    notified: notices.length,
    seqs: acts.map((_, index) => index + 1),
    seq: acts.length,
    read: acts,
    status: decided ? 'decided' : referred ? 'waiting' : 'received',
    team: referred?.team,
    deadline: referred?.deadline,
    applicant: email,
    facts: 1,
    notices: decided ? ['decided accepted', 'sent accepted'] : ['sent accepted'],
    mail: notices.map(() => [email]),
  }
  const found = {
    first: acts[0]!,
    opened: times(acts, 'opened'),
    found: times(acts, 'found'),
    answered: decided + times(acts, 'referred'),
    notified: times(acts, 'notified'),
    seqs,
    seq: row.seq!,
    read: file.acts.map(({ kind }) => kind),
    status: row.status,
    team: row.team ?? undefined,
    deadline: row.deadline?.toString(),
    applicant: file.applicant?.email ?? '',
    facts: row.facts,
    notices: notices.map(({ text }) => text),
    mail: notices.map((notice) => (mail.get(notice.id) ?? []).map(({ to }) => to)),
  }
  return differences(found, expected)
}
