import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chownSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Log } from '#ground/log'
import type { Binaries } from './binaries.ts'
import type { Folder } from './folder.ts'
import { inFolder } from './folder.ts'
import { isRunning } from './processes.ts'
import type { Runner } from './runner.ts'
import { chooseRunner, commandOf } from './runner.ts'

export const user = 'publica'

const run = async (runner: Runner, program: string, args: readonly string[]) => {
  const { file, args: rest, options } = commandOf(runner, program, args)
  const child = spawn(file, rest, { ...options, stdio: ['ignore', 'ignore', 'pipe'] })
  let said = ''
  child.stderr.setEncoding('utf8').on('data', (text) => {
    said += text
  })
  const [code] = await once(child, 'close')
  if (code !== 0) throw new Error(`The database could not be made: ${said.trim().split('\n').at(-1)}`)
}

const withPassword = async (folder: Folder, runner: Runner, work: (file: string) => Promise<void>) => {
  const file = join(folder.path, `password.${process.pid}`)
  writeFileSync(file, folder.password, { mode: 0o600 })
  if (runner.owner !== undefined) chownSync(file, runner.owner, runner.owner)
  await work(file).finally(() => rmSync(file))
}

const initdb = (folder: Folder, runner: Runner, { initdb }: Binaries, fresh: string, durable: boolean) =>
  withPassword(folder, runner, (file) =>
    run(runner, initdb, [
      ...['-D', fresh, '-U', user, '-A', 'scram-sha-256', `--pwfile=${file}`, '-E', 'UTF8'],
      ...['--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--no-instructions'],
      ...(durable ? [] : ['--no-sync']),
    ]),
  )

const sweep = ({ path }: Folder) => {
  for (const entry of readdirSync(path)) {
    const [, pid] = /^(?:data|password)\.(\d+)$/.exec(entry) ?? []
    if (pid && !isRunning(Number(pid))) rmSync(join(path, entry), { recursive: true, force: true })
  }
}

/**
 * Makes the cluster where there is none. It is made under another name and moved when it is whole, so that one that was
 * interrupted is never taken for one; whoever loses a race uses the winner's.
 */
export const openCluster = async (folder: Folder, found: Binaries, durable: boolean, log: Log) => {
  if (existsSync(folder.data)) return inFolder(folder.path, () => chooseRunner(found, folder.path, folder.data, log))
  const fresh = inFolder(folder.path, () => {
    sweep(folder)
    const path = join(folder.path, `data.${process.pid}`)
    mkdirSync(path, { mode: 0o700 })
    return path
  })
  const chosen = chooseRunner(found, folder.path, fresh, log)
  await initdb(folder, chosen.runner, chosen.binaries, fresh, durable)
  try {
    renameSync(fresh, folder.data)
  } catch {
    rmSync(fresh, { recursive: true, force: true })
  }
  return chosen
}
