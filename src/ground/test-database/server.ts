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

export interface TestServer {
  create(empty: boolean): Promise<Made>
  drop(name: string): Promise<void>
  end(): Promise<void>
}

export const openTestServer = async (): Promise<TestServer> => {
  const given = testDatabaseUrl()
  const { url, end } = given ? { url: given, end: async () => {} } : await startOwn()
  const { plain, close } = openDatabase({ url, log, most: 4 })
  const templates = new Map<string, Promise<string>>()
  let last = 0

  const drop = async (name: string) => void (await plain.query(`drop database if exists "${name}" with (force)`))
  const build = async (name: string) => {
    await plain.query(`create database "${name}" template template0`)
    const database = openDatabase({ url: named(url, name), log, most: 1 })
    try {
      await migrate(database, migrations)
      await makeJobTables(database)
    } finally {
      await database.close()
    }
    return name
  }
  // Looked at each time, so that a run after an edit has the new tables. A broken migration is tried again.
  const template = () => {
    const name = `${mine}_template_${signature()}`
    const ready = templates.get(name) ?? build(name)
    templates.set(name, ready)
    ready.catch(async () => {
      templates.delete(name)
      await drop(name).catch(() => {})
    })
    return ready
  }
  const copy = async (from: string): Promise<Made> => {
    const name = `${mine}_${++last}`
    await plain.query(`create database "${name}" template "${from}"`)
    return { url: named(url, name), name }
  }
  // One is made ahead while a test runs on another.
  let spare: { of: string; made: Promise<Made> } | undefined
  const migrated = async () => {
    const of = await template()
    const taken = spare?.of === of ? spare.made : copy(of)
    spare = { of, made: taken.then(() => copy(of)) }
    spare.made.catch(() => {})
    return taken
  }
  const forget = async () => {
    const built = await Promise.allSettled(templates.values())
    const left = [...built, ...(await Promise.allSettled([spare?.made]))]
    for (const { value } of left.filter(({ status }) => status === 'fulfilled') as { value?: string | Made }[])
      if (value) await drop(typeof value === 'string' ? value : value.name)
  }
  return {
    create: (empty) => (empty ? copy('template0') : migrated()),
    drop,
    async end() {
      if (given) await forget()
      await close()
      await end()
    },
  }
}
