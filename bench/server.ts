/** What a measurement stands on: a PostgreSQL that writes to the disk, and Publica as a process of its own. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { startPostgres } from '#ground/database'
import { openLog } from '#ground/log'
import type { Running } from '../src/journeys/publica.ts'
import { freePort, runPublica } from '../src/journeys/publica.ts'

export interface Ground {
  /** A folder that is removed with the rest. */
  folder: string
  urlOf(database: string): string
  copy(from: string, to: string): Promise<void>
  drop(database: string): Promise<void>
  serve(database: string, env?: Record<string, string>): Promise<Running>
  later(work: () => void | Promise<void>): void
}

export const masterKey = new Uint8Array(32).fill(7)

/** Runs a bench and puts away everything that it asked for. */
export async function onGround<R>(work: (ground: Ground) => Promise<R>): Promise<R> {
  const endings: (() => void | Promise<void>)[] = []
  const later = (ending: () => void | Promise<void>) => void endings.push(ending)
  try {
    return await work(await openGround(later))
  } finally {
    for (let end = endings.pop(); end; end = endings.pop()) await end()
  }
}

async function openGround(later: Ground['later']): Promise<Ground> {
  const folder = mkdtempSync(join(tmpdir(), 'publica-bench-'))
  later(() => rmSync(folder, { recursive: true, force: true }))
  const postgres = await startPostgres({ folder: join(folder, 'postgres'), log: openLog({ level: 'silent' }) })
  later(() => postgres.stop())
  const admin = new pg.Pool({ connectionString: postgres.url, max: 1 })
  later(() => admin.end())
  const urlOf = (database: string) => Object.assign(new URL(postgres.url), { pathname: `/${database}` }).href
  await admin.query('create database prepared')
  return {
    ...{ folder, urlOf, later },
    copy: async (from, to) => {
      await admin.query(`create database ${to} template ${from}`)
      await admin.query('checkpoint')
    },
    drop: async (database) => void (await admin.query(`drop database ${database} with (force)`)),
    async serve(database, env = {}) {
      const settled = { PUBLICA_DATA: join(folder, 'data'), PUBLICA_MASTER_KEY: Buffer.from(masterKey).toString('hex') }
      const running = runPublica(
        { after: later },
        {
          port: env.PORT ? Number(env.PORT) : await freePort(),
          env: { ...settled, DATABASE_URL: urlOf(database), ...env },
        },
      )
      await running.ready
      return running
    },
  }
}
