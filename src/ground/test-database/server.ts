import { createHash } from 'node:crypto'
import { globSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { testDatabaseUrl } from '#config'
import { migrate, openDatabase, startPostgres } from '#ground/database'
import { openLog } from '#ground/log'
import { meeting, migrations } from './meeting.ts'

const log = openLog({ level: 'silent' })
const mine = `publica_test_${process.pid}`

// What a test loses in a power cut is no loss.
const settings = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: '300' }

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
  for (const folder of globSync(join(tmpdir(), `${meeting}.*`))) {
    if (isAlive(Number(folder.split('.').at(-1)))) continue
    await startPostgres({ folder, log, settings }).then(
      (left) => left.stop(),
      () => {},
    )
    rmSync(folder, { recursive: true, force: true })
  }
}

const startOwn = async () => {
  const folder = join(tmpdir(), `${meeting}.${process.pid}`)
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

export interface TestServer {
  create(empty: boolean): Promise<{ url: string; name: string }>
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
    await migrate(database, migrations).finally(() => database.close())
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
  return {
    async create(empty) {
      const name = `${mine}_${++last}`
      await plain.query(`create database "${name}" template "${empty ? 'template0' : await template()}"`)
      return { url: named(url, name), name }
    },
    drop,
    async end() {
      const built = await Promise.allSettled(templates.values())
      if (given) for (const name of built) if (name.status === 'fulfilled') await drop(name.value)
      await close()
      await end()
    },
  }
}
