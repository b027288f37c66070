/** People of Meridia with something in hand: drafts and cases at Port Calder, and officers who may or may not see them. */
import assert from 'node:assert/strict'
import type { TestClock } from '#ground/clock'
import { readReference, referenceOf } from '#ground/ids'
import type { TestHouse } from './house.ts'
import { knock, stranger } from './knock.ts'
import { addressesIn } from './pages.ts'
import type { Fields, Seen, Visitor } from './visitor.ts'

const people = {
  nobody: undefined,
  Amina: 'amina-haddad',
  Tama: 'tama-parata',
  Ingrid: 'ingrid-solberg',
  Mateo: 'mateo-vidal',
  Rosa: 'rosa-lindqvist',
} as const
export type Who = keyof typeof people
export const everybody = Object.keys(people) as Who[]
export const answers = {
  'rating-year': '2025',
  'address-of-the-home-line-1': '17 Heron Colony Lane',
  'address-of-the-home-town': 'Saltmarsh',
  'address-of-the-home-postcode': 'ZQ7 4KX',
  'named-as-ratepayer': 'yes',
  'living-there-on-1-july': 'yes',
  rates: '3511.37',
  'lives-with-partner': 'yes',
  'partner-income': '10044.61',
  'own-income': '31873.29',
  dependants: '3',
}
const rosas = { ...answers, 'address-of-the-home-line-1': '5 Kittiwake Rise', 'own-income': '29641.83' }
/** What is about a person alone, as pages and as records would write it. */
export const secrets: Partial<Record<Who, string[]>> = {
  Amina: [
    '17 Heron Colony Lane',
    'Heron+Colony',
    '31873.29',
    '31,873.29',
    'Amina Haddad',
    'amina.haddad@',
    'elsewhere@',
  ],
  Rosa: ['5 Kittiwake Rise', 'Kittiwake+Rise', '29641.83', '29,641.83', 'Rosa Lindqvist', 'rosa.lindqvist@'],
}
export const shared = ['Saltmarsh', 'ZQ7 4KX', '10044.61', '10,044.61', '3511.37', '3,511.37']

export const forOfficer = { 'use-of-the-home': 'partly business' }

export type State = 'draft' | 'waiting' | 'decided' | 'rosas' | 'absent'
export const ownerOf: Record<State, Who | undefined> = {
  draft: 'Amina',
  waiting: 'Amina',
  decided: 'Amina',
  rosas: 'Rosa',
  absent: undefined,
}

/** Fills in an application as far as all answers, and gives its reference. */
export async function draft(visitor: Visitor, fields: Fields): Promise<{ reference: string; seen: Seen }> {
  let seen = await visitor.get('/services/rates-rebate/begin')
  seen = await visitor.answer(seen, { agency: 'port-calder' })
  const reference = /\/applications\/([^/]+)/.exec(seen.path)?.[1]
  while (!seen.path.endsWith('/check-answers')) {
    const before = seen.path
    seen = await visitor.answer(seen, fields)
    assert.notEqual(seen.path, before, 'every page is left behind')
  }
  return { reference: reference!, seen }
}

/** Everybody with a browser of their own and signed in; the cases there are; and a link on its way by e-mail. */
export async function townspeople(house: TestHouse, clock: TestClock) {
  const { cases, notices } = house.rooms
  const visitors = new Map<Who, Visitor>()
  for (const who of everybody) {
    const visitor = stranger(house.origin)
    if (people[who]) await visitor.signIn(people[who])
    visitors.set(who, visitor)
  }
  const as = (who: Who) => visitors.get(who)!

  async function sent(visitor: Visitor, fields: Fields): Promise<string> {
    const { reference, seen } = await draft(visitor, fields)
    const confirmed = await visitor.answer(seen, {})
    assert.match(confirmed.path, /\/sent$/)
    await cases.work(readReference(reference)!)
    return reference
  }

  const references: Record<State, string> = {
    draft: (await draft(as('Amina'), { ...answers, ...forOfficer })).reference,
    waiting: await sent(as('Amina'), { ...answers, ...forOfficer }),
    decided: await sent(as('Amina'), { ...answers, 'use-of-the-home': 'home' }),
    rosas: await sent(as('Rosa'), { ...rosas, ...forOfficer }),
    absent: referenceOf(12_345 as never),
  }

  /** Delivers what is queued; the newest link in the inbox. */
  async function newestLink(): Promise<string> {
    const { rows } = await house.database.plain.query(`select application_id, id from notices where state = 'queued'`)
    for (const { application_id, id } of rows)
      await notices.deliver({ application: application_id, id }, cases.notified)
    const list = await knock(stranger(house.origin), '/inbox')
    for (const path of addressesIn(list.body).filter((path) => /^\/inbox\/[0-9a-f-]{36}$/.test(path))) {
      const mail = await knock(stranger(house.origin), path)
      const link = addressesIn(mail.body).find((address) => address.startsWith(`${house.origin}/links/`))
      if (link) return link.slice(house.origin.length)
    }
    assert.fail('no link has arrived')
  }

  async function askForLink(reference = references.draft): Promise<string> {
    clock.set(clock.now().add({ seconds: 1 }))
    const page = await as('Amina').get(`/applications/${reference}/save`)
    await as('Amina').answer(page, { email: 'amina.elsewhere@post.meridia.example' })
    return newestLink()
  }

  const link = await askForLink()
  const mailPath = addressesIn((await knock(stranger(house.origin), '/inbox')).body).find((path) =>
    /^\/inbox\/./.test(path),
  )!

  return { as, visitors, references, link, mailPath, newestLink, askForLink }
}
