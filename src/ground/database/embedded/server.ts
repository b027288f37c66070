import { spawn } from 'node:child_process'
import { closeSync, existsSync, openSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { createServer } from 'node:net'
import { join } from 'node:path'
import type { Log } from '#ground/log'
import type { Binaries } from './binaries.ts'
import type { Folder } from './folder.ts'
import type { Postmaster } from './processes.ts'
import { endWithUs, isHeld, letGo, readPostmaster, serves, within } from './processes.ts'
import type { Runner } from './runner.ts'
import { commandOf } from './runner.ts'

export type Settings = Readonly<Record<string, string>>

// Safe first (fsync stays on), then for a small machine with solid-state storage. What people typed must not reach its
// log by way of a failed statement or the detail of an error.
const ours: Settings = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  timezone: 'UTC',
  log_timezone: 'UTC',
  log_error_verbosity: 'terse',
  log_min_error_statement: 'panic',
  log_checkpoints: 'off',
  shared_buffers: '128MB',
  max_connections: '100',
  max_wal_size: '1GB',
  checkpoint_timeout: '15min',
  wal_compression: 'on',
  random_page_cost: '1.1',
  jit: 'off',
  // Parallel queries need /dev/shm, and a container gives 64 MB of it.
  max_parallel_workers_per_gather: '0',
}

const freePort = () =>
  new Promise<number>((found, failed) => {
    const server = createServer()
      .once('error', failed)
      .listen(0, '127.0.0.1', () => {
        const { port } = server.address() as AddressInfo
        server.close(() => found(port))
      })
  })

const tooLong = 5_000_000

const openLog = (file: string) => {
  if (existsSync(file) && statSync(file).size > tooLong) renameSync(file, `${file}.1`)
  return openSync(file, 'a', 0o600)
}

const lastWords = (file: string, from: number) => {
  const said = readFileSync(file).subarray(from).toString('utf8').split('\n')
  const line = said.findLast((text) => /FATAL|PANIC|ERROR|error/.test(text)) ?? said.findLast((text) => text) ?? ''
  return line.replace(/^.*?(FATAL|PANIC|ERROR): +/, '')
}

export interface Launch {
  folder: Folder
  binaries: Binaries
  runner: Runner
  settings: Settings
  log: Log
}

/** Begins the server, and tells what went wrong with it if something did. */
const begin = ({ folder, binaries, runner, settings }: Launch, port: number) => {
  const options = Object.entries({ ...ours, ...settings }).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  const command = commandOf(runner, binaries.postgres, ['-D', folder.data, '-p', String(port), ...options])
  const file = openLog(folder.log)
  const from = statSync(folder.log).size
  const child = spawn(command.file, command.args, { ...command.options, detached: true, stdio: ['ignore', file, file] })
  closeSync(file)
  child.unref()
  const { pid = 0 } = child
  if (pid) endWithUs(pid)
  let failure: (() => Error) | undefined
  child.once('error', (error) => {
    failure = () => error
  })
  child.once('exit', () => {
    letGo(pid)
    failure ??= () => new Error(`PostgreSQL ended at once: ${lastWords(folder.log, from)} (its log is ${folder.log})`)
  })
  return { pid, failure: () => failure?.() }
}

const slow = 10_000

/** Starts the server and waits until it takes connections, however long it has to recover for. */
export const launch = async (how: Launch, wished?: number): Promise<Postmaster> => {
  const { folder, log } = how
  const { pid, failure } = begin(how, wished ?? (await freePort()))
  const ready = () => {
    const seen = readPostmaster(folder.data)
    return seen?.pid === pid && seen.ready
  }
  while (!(await within(slow, () => failure() !== undefined || ready())))
    log.info('PostgreSQL is still recovering what was written last')
  const failed = failure()
  if (failed) throw failed
  return readPostmaster(folder.data)!
}

/** The server that a Publica left running when it was killed; what a dead one left behind is cleared away. */
export const findLeft = async ({ data, path }: Folder): Promise<Postmaster | undefined> => {
  const left = readPostmaster(data)
  if (!left) return undefined
  const settled = () => !serves(left.pid, data) || readPostmaster(data)?.ready === true
  if (!(await within(60_000, settled)))
    throw new Error(`The PostgreSQL in ${path} (process ${left.pid}) neither starts nor ends`)
  if (serves(left.pid, data)) return readPostmaster(data)
  if (!(await within(10_000, () => !isHeld(data))))
    throw new Error(`Processes of a PostgreSQL that was killed still use ${path}: end them, or restart the machine`)
  rmSync(join(data, 'postmaster.pid'), { force: true })
  return undefined
}
