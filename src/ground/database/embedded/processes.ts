import { readdirSync, readFileSync, readlinkSync, realpathSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'

/** What PostgreSQL's postmaster.pid says. */
export interface Postmaster {
  pid: number
  port: number
  ready: boolean
}

const linux = process.platform === 'linux'

/** Asks until it is so, or until this many milliseconds are over. */
export const within = async (milliseconds: number, isSo: () => boolean): Promise<boolean> => {
  const end = performance.now() + milliseconds
  while (!isSo()) {
    if (performance.now() > end) return false
    await pause(10)
  }
  return true
}

export const readPostmaster = (data: string): Postmaster | undefined => {
  try {
    const lines = readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n')
    return { pid: Number(lines[0]), port: Number(lines[3]), ready: lines[7]?.trim() === 'ready' }
  } catch {
    return undefined
  }
}

const folderOf = (pid: number | string) => {
  try {
    return readlinkSync(`/proc/${pid}/cwd`)
  } catch {
    return undefined
  }
}

export const isRunning = (pid: number): boolean => {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

/**
 * Whether this process is a PostgreSQL of this cluster. PostgreSQL works inside its data folder; so neither a zombie
 * nor a stranger who was given the number of a dead one is taken for it (where /proc tells).
 */
export const serves = (pid: number, data: string): boolean =>
  linux ? folderOf(pid) === realpathSync(data) : isRunning(pid)

/** Whether a postmaster that was killed has children that still write to the data. */
export const isHeld = (data: string): boolean => {
  const real = realpathSync(data)
  return linux && readdirSync('/proc').some((pid) => /^\d+$/.test(pid) && folderOf(pid) === real)
}

const ours = new Set<number>()

const interruptAll = () => {
  for (const pid of ours) {
    try {
      process.kill(pid, 'SIGINT')
    } catch {
      // It ended before us.
    }
  }
}

/** A process that exits before it stopped its server takes it along. Only one that is killed leaves it to the next. */
export const endWithUs = (pid: number) => {
  if (ours.size === 0) process.once('exit', interruptAll)
  ours.add(pid)
}

/** Its number may be another's by now, or somebody else looks after it. */
export const letGo = (pid: number) => {
  ours.delete(pid)
  if (ours.size === 0) process.off('exit', interruptAll)
}

// Fast, then at once, then whatever it takes: https://www.postgresql.org/docs/18/server-shutdown.html
const steps = [
  ['SIGINT', 20_000],
  ['SIGQUIT', 5_000],
  ['SIGKILL', 5_000],
] as const

export const stopPostmaster = async (pid: number, data: string): Promise<void> => {
  letGo(pid)
  for (const [signal, patience] of steps) {
    if (!serves(pid, data)) return
    process.kill(pid, signal)
    if (await within(patience, () => !serves(pid, data))) return
  }
}
