import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Database, Plain } from './types.ts'

interface Migration {
  number: number
  file: string
  text: string
  checksum: string
}

const floor = 150_000

// Any number will do, as long as every Publica takes the same.
const lock = 7_982_001

const read = (folder: string, file: string): Migration => {
  const number = Number(/^(\d{4})-[a-z0-9-]+\.sql$/.exec(file)?.[1])
  if (!number) throw new Error(`${join(folder, file)} is not named as a migration is: 0001-what-it-does.sql`)
  const text = readFileSync(join(folder, file), 'utf8').replaceAll('\r\n', '\n')
  return { number, file, text, checksum: createHash('sha256').update(text).digest('hex') }
}

const readAll = (folder: string): Migration[] => {
  const files = readdirSync(folder).filter((file) => file.endsWith('.sql'))
  const all = files.sort().map((file) => read(folder, file))
  const stray = all.find(({ number }, index) => number !== index + 1)
  if (stray)
    throw new Error(`${join(folder, stray.file)} breaks the row: migrations are numbered from 0001 without a gap`)
  return all
}

const refuseOld = async (plain: Plain) => {
  const { rows } = await plain.query("select current_setting('server_version_num')::int as version")
  const version: number = rows[0].version
  if (version < floor)
    throw new Error(`PostgreSQL ${Math.floor(version / 10_000)} is too old: Publica needs 15 or newer`)
}

const compare = (all: readonly Migration[], { number, file, checksum }: Migration) => {
  const mine = all[number - 1]
  if (!mine)
    throw new Error(`The database was migrated by a newer Publica (${file}): start that one, or a newer one still`)
  if (mine.checksum !== checksum)
    throw new Error(
      `${mine.file} was changed after it ran here: put it back as it was, and write the change as a new migration`,
    )
}

const lineOf = (text: string, position: string | undefined) =>
  position ? `:${text.slice(0, Number(position)).split('\n').length}` : ''

const run = async (plain: Plain, folder: string, { number, file, text, checksum }: Migration) => {
  try {
    await plain.query(text)
  } catch (error) {
    const { message, position } = error as Error & { position?: string }
    throw new Error(`${join(folder, file)}${lineOf(text, position)} cannot run: ${message}`, { cause: error })
  }
  await plain.query('insert into migrations (number, file, checksum) values ($1, $2, $3)', [number, file, checksum])
}

/** All that is missing runs in one transaction, so that a version's schema is there whole or not at all. */
export const migrate = (database: Database, folder: string): Promise<void> =>
  database.together(async ({ plain }) => {
    const all = readAll(folder)
    await refuseOld(plain)
    await plain.query(`set local statement_timeout = 0; select pg_advisory_xact_lock(${lock})`)
    await plain.query(
      'create table if not exists migrations (number int primary key, file text not null, checksum text not null)',
    )
    const { rows } = await plain.query('select number, file, checksum from migrations order by number')
    for (const done of rows) compare(all, done)
    for (const migration of all.slice(rows.length)) await run(plain, folder, migration)
  })
