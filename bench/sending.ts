import { AsyncLocalStorage } from 'node:async_hooks'
import { randomUUID } from 'node:crypto'
import pg from 'pg'
import type { Stored } from '#engines/form'
import { openLog } from '#ground/log'
import type { House } from '../src/house.ts'
import { openHouse } from '../src/house.ts'
import { freePort } from '../src/journeys/publica.ts'
import { encoded, hiddenFields, Visitor } from '../src/journeys/visitor.ts'
import { closedLoop, median } from './load.ts'
import type { Row } from './rows.ts'
import { atLeast } from './rows.ts'
import type { Ground } from './server.ts'
import { masterKey } from './server.ts'
import { openWire } from './wire.ts'

const drafts = 5000
// By then the code has been compiled by what it is used for, as it is in a server that has been up for a minute.
const warmUp = 2000
const hands = 16
const connections = 10
const rounds = 3
const service = 'rates-rebate'

/** A rebate that the rules grant: the worked example of the Act's figures for 2018. */
const answers: ReadonlyMap<string, Stored> = new Map<string, Stored>([
  ['rating year', '2018'],
  ['address of the home', { 'line 1': '1 Lantern Quay', town: 'Port Calder', postcode: 'PC1 2AB' }],
  ['named as ratepayer', true],
  ['living there on 1 July', true],
  ['use of the home', 'home'],
  ['rates', '3500'],
  ['lives with partner', false],
  ['own income', '42000'],
  ['dependants', '0'],
])

/** A form that lacks nothing but to be posted. */
interface Sendable {
  path: string
  headers: Record<string, string>
  form: string
}

interface Statement {
  text: string
  values?: unknown[]
  name?: string
}

const openOn = async (ground: Ground, database: string, port: number) =>
  openHouse({
    databaseUrl: ground.urlOf(database),
    masterKey,
    origin: new URL(`http://localhost:${port}`),
    log: openLog({ level: 'error' }),
    cacheFolder: `${ground.folder}/data/cache`,
    connections,
    limits: { requests: 0, posts: 0 },
    publishes: true,
    works: false,
  })

/** Somebody signed in, with many drafts that only have to be sent. */
async function prepare(ground: Ground, port: number): Promise<Sendable[]> {
  const house = await openOn(ground, 'prepared', port)
  await house.app.listen({ port, host: 'localhost' })
  const visitor = new Visitor(`http://localhost:${port}`)
  await visitor.signIn('amina-haddad')
  const references = await drawUp(house)
  const page = await visitor.get(`/applications/${references[0]}/check-answers`)
  if (!page.path.endsWith('/check-answers')) throw new Error(`the draft is not complete: it leads to ${page.path}`)
  const hidden = hiddenFields(page.body)
  const headers = {
    host: `localhost:${port}`,
    origin: `http://localhost:${port}`,
    cookie: [...visitor.cookies].map((pair) => pair.join('=')).join('; '),
    'content-type': 'application/x-www-form-urlencoded',
  }
  visitor.close()
  await house.close()
  return references.map((reference) => {
    const form = encoded({ ...hidden, _key: randomUUID() })
    return { path: `/applications/${reference}/check-answers`, headers, form }
  })
}

async function drawUp({ rooms }: House): Promise<string[]> {
  const who = {
    issuer: 'made-up',
    subject: 'amina-haddad',
    name: 'Amina Haddad',
    email: 'amina.haddad@post.meridia.example',
  }
  const person = await rooms.people.signedIn({ ...who, assurance: 'low' })
  const references: string[] = []
  for (let number = 0; number < drafts; number++) {
    const begun = await rooms.applications.begin({
      service,
      agency: 'port-calder',
      session: randomUUID(),
      person,
      language: 'en',
    })
    await rooms.applications.save(begun.id, { answers, revision: begun.revision })
    references.push(begun.reference)
  }
  return references
}

/** The very statements of every sending, in their order, taken down while they were carried out. */
async function takeDown(ground: Ground, sendables: readonly Sendable[], port: number): Promise<Statement[][]> {
  await ground.copy('prepared', 'taken_down')
  const house = await openOn(ground, 'taken_down', port)
  const listening = new AsyncLocalStorage<Statement[]>()
  const stop = eavesdrop(listening)
  const all: Statement[][] = []
  for (const { path, headers, form } of sendables) {
    const statements: Statement[] = []
    // Awaited inside: only then is the request on its way.
    const answer = await listening.run(
      statements,
      async () => await house.app.inject({ method: 'POST', url: path, headers, payload: form }),
    )
    if (!String(answer.headers.location).endsWith('/sent'))
      throw new Error(`not sent: ${answer.statusCode} ${answer.headers.location}`)
    all.push(statements)
  }
  stop()
  await house.close()
  await ground.drop('taken_down')
  return all
}

function eavesdrop(listening: AsyncLocalStorage<Statement[]>): () => void {
  const { query } = pg.Client.prototype
  pg.Client.prototype.query = function heard(this: pg.Client, ...args: unknown[]) {
    const [first, values] = args as [string | Statement, unknown[] | undefined]
    const statement = typeof first === 'string' ? { text: first, values } : first
    listening.getStore()?.push({ text: statement.text, values: statement.values, name: statement.name })
    return Reflect.apply(query, this, args)
  } as typeof query
  return () => {
    pg.Client.prototype.query = query
  }
}

/** Nothing but the statements, on as many connections as Publica has. */
async function bare(ground: Ground, database: string, all: readonly Statement[][]): Promise<number> {
  const pool = new pg.Pool({ connectionString: ground.urlOf(database), max: connections })
  // A connection on its way out may still hear that its database is being dropped.
  pool.on('error', () => {})
  await Promise.all(Array.from({ length: connections }, () => pool.query('select pg_sleep(0.05)')))
  const rate = await afterWarmUp(all, async (statements) => {
    const client = await pool.connect()
    for (const statement of statements) await client.query(statement)
    client.release()
  })
  await pool.end()
  return rate
}

async function throughHttp(
  ground: Ground,
  database: string,
  port: number,
  sendables: readonly Sendable[],
  env: Record<string, string>,
): Promise<number> {
  const running = await ground.serve(database, { PORT: String(port), ...env })
  const wires = await Promise.all(Array.from({ length: hands }, () => openWire(port)))
  const rate = await afterWarmUp(sendables.map(requestOf), async (request, hand) => {
    const { status, location } = await wires[hand]!.post(request)
    if (!location?.endsWith('/sent')) throw new Error(`not sent: ${status} ${location}`)
  })
  for (const wire of wires) wire.close()
  running.process.kill('SIGTERM')
  await running.ended
  return rate
}

const requestOf = ({ path, headers, form }: Sendable): string => {
  const all = { ...headers, 'content-length': String(Buffer.byteLength(form)) }
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`)
  return `POST ${path} HTTP/1.1\r\n${lines.join('')}\r\n${form}`
}

async function afterWarmUp<T>(tasks: readonly T[], work: (task: T, hand: number) => Promise<void>): Promise<number> {
  await closedLoop(tasks.slice(0, warmUp), hands, work)
  return closedLoop(tasks.slice(warmUp), hands, work)
}

/** Sent applications a second, against the same statements alone: rounds in turn, on copies of the same database. */
export async function sending(ground: Ground): Promise<Row[]> {
  const port = await freePort()
  const prepared = await prepare(ground, port)
  const all = await takeDown(ground, prepared, port)
  const rates = { bare: [] as number[], web: [] as number[], whole: [] as number[] }
  const round = async (kind: keyof typeof rates, measure: (database: string) => Promise<number>) => {
    await ground.copy('prepared', 'round')
    rates[kind].push(await measure('round'))
    await ground.drop('round')
  }
  for (let number = 0; number < rounds; number++) {
    await round('bare', (database) => bare(ground, database, all))
    await round('web', (database) => throughHttp(ground, database, port, prepared, { PUBLICA_WORKS: 'no' }))
    await round('whole', (database) => throughHttp(ground, database, port, prepared, { PUBLICA_WORKS: 'yes' }))
  }
  const figures = { bare: median(rates.bare), web: median(rates.web), whole: median(rates.whole) }
  return [
    { bench: 'sending', figure: 'statements of one sending', value: median(all.map(({ length }) => length)), unit: '' },
    { bench: 'sending', figure: 'the same statements bare over pg', value: figures.bare, unit: '/s' },
    { bench: 'sending', figure: 'sent through HTTP', value: figures.web, unit: '/s' },
    atLeast('sending', 'sent through HTTP, of bare', (figures.web / figures.bare) * 100, '%', 50),
    {
      bench: 'sending',
      figure: 'sent through HTTP while the same process finds, decides and mails',
      value: figures.whole,
      unit: '/s',
    },
  ]
}
