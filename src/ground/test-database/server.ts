import { createHash } from 'node:crypto'
import { globSync, readFileSync, rmSync, statfsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { testDatabaseUrl } from '#config'
import { systemClock } from '#ground/clock'
import type { Database } from '#ground/database'
import { migrate, openDatabase, startPostgres } from '#ground/database'
import { openJobs } from '#ground/jobs'
import { openLog } from '#ground/log'
import { meeting, migrations } from './meeting.ts'

const log = openLog({ level: 'silent' })
const mine = `publica_test_${process.pid}`

// What a test loses in a power cut is no loss.
const settings = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  wal_compression: 'off',
  max_wal_size: '96MB',
  max_connections: '300',
}

const memory = '/dev/shm'
const enough = 2 ** 31

// To copy a template took 230 ms on a disk and 15 ms here. A container may give it 64 MB only.
const roomy = () => {
  try {
    const { bavail, bsize } = statfsSync(memory)
    return bavail * bsize > enough
  } catch {
    return false
  }
}

const place = join(roomy() ? memory : tmpdir(), meeting)

const signature = () => {
  const hash = createHash('sha256')
  for (const file of globSync(join(migrations, '*.sql')).sort()) hash.update(file).update(readFileSync(file))
  return hash.digest('hex').slice(0, 8)
}

const named = (url: string, name: string) => {
  const other = new URL(url)
  other.pathname = `/${name}`
  return other.href
}

const isAlive = (pid: number) => {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

/** A keeper that was killed could not clean up after itself. */
const sweep = async () => {
  for (const folder of globSync(`${place}.*`)) {
    if (isAlive(Number(folder.split('.').at(-1)))) continue
    await startPostgres({ folder, log, settings }).then(
      (left) => left.stop(),
      () => {},
    )
    rmSync(folder, { recursive: true, force: true })
  }
}

// Otherwise each test that works on jobs would wait for them to be made.
const makeJobTables = async (database: Database) => {
  const jobs = openJobs({ database, clock: systemClock, log, names: [] })
  await jobs.start()
  await jobs.stop()
}

const startOwn = async () => {
  const folder = `${place}.${process.pid}`
  const { url, stop } = await startPostgres({ folder, log, settings })
  void sweep().catch(() => {})
  return {
    url,
    async end() {
      await stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

interface Made {
  url: string
  name: string
}

/** Makes and drops databases on a server, all with names by which its own are known. */
const openMaker = (url: string) => {
  const { plain, close } = openDatabase({ url, log, most: 4 })
  let last = 0
  const drop = async (name: string) => void (await plain.query(`drop database if exists "${name}" with (force)`))
  return {
    close,
    drop,
    async copy(template: string): Promise<Made> {
      const name = `${mine}_${++last}`
      await plain.query(`create database "${name}" template "${template}"`)
      return { url: named(url, name), name }
    },
    async dropAll() {
      const { rows } = await plain.query('select datname as name from pg_database where datname like $1', [`${mine}_%`])
      for (const { name } of rows) await drop(name)
    },
  }
}

type Maker = ReturnType<typeof openMaker>

const buildTemplate = async ({ copy }: Maker): Promise<string> => {
  const { url, name } = await copy('template0')
  const database = openDatabase({ url, log, most: 1 })
  try {
    await migrate(database, migrations)
    await makeJobTables(database)
    return name
  } finally {
    await database.close()
  }
}

/** Copies of a migrated template. The migrations are looked at each time, so that a run after an edit has the new tables. */
const openCopies = (maker: Maker) => {
  const templates = new Map<string, Promise<string>>()
  const template = () => {
    const of = signature()
    const ready = templates.get(of) ?? buildTemplate(maker)
    templates.set(of, ready)
    ready.catch(() => templates.delete(of))
    return ready
  }
  // One is made ahead while a test runs on another.
  let spare: { of: string; made: Promise<Made> } | undefined
  return {
    async take() {
      const of = await template()
      const taken = spare?.of === of ? spare.made : maker.copy(of)
      spare = { of, made: taken.then(() => maker.copy(of)) }
      spare.made.catch(() => {})
      return taken
    },
    settled: () => Promise.allSettled([...templates.values(), spare?.made]),
  }
}

export interface TestServer {
  create(empty: boolean): Promise<Made>
  drop(name: string): Promise<void>
  end(): Promise<void>
}

export const openTestServer = async (): Promise<TestServer> => {
  const given = testDatabaseUrl()
  const { url, end } = given ? { url: given, end: async () => {} } : await startOwn()
  const maker = openMaker(url)
  const copies = openCopies(maker)
  return {
    create: (empty) => (empty ? maker.copy('template0') : copies.take()),
    drop: maker.drop,
    async end() {
      await copies.settled()
      if (given) await maker.dropAll()
      await maker.close()
      await end()
    },
  }
}
