import { createHash } from 'node:crypto'
import { tmpdir, userInfo } from 'node:os'
import { join, resolve } from 'node:path'
import { testDatabaseUrl } from '#config'

const root = resolve(import.meta.dirname, '../../..')
const about = [root, userInfo().uid, testDatabaseUrl() ?? ''].join('\n')

/** One for each checkout, user and server: those share a keeper. */
export const meeting = `publica-tests-${createHash('sha256').update(about).digest('hex').slice(0, 12)}`

const addresses: Partial<Record<NodeJS.Platform, string>> = { linux: `\0${meeting}`, win32: `\\\\.\\pipe\\${meeting}` }

/** Where the keeper is met. On Linux the name is in no folder, so that a killed keeper leaves nothing that is in the way. */
export const address = addresses[process.platform] ?? join(tmpdir(), `${meeting}.sock`)

export const migrations = join(root, 'migrations')

export type Request =
  | { want: 'database'; empty: boolean }
  | { want: 'drop'; name: string }
  /** Ends the keeper, where nobody else is with it. */
  | { want: 'end' }

export type Asked = Request & { id: number }

export type Answer = { id: number; fault?: string; value?: unknown }
