/** Publica as a newcomer runs it: a child process of its own, told by its environment where everything is. */
import type { ChildProcess } from 'node:child_process'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..', '..')

interface Ending {
  after(work: () => void | Promise<void>): void
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, 'localhost')
  await once(server, 'listening')
  const { port } = server.address() as { port: number }
  server.close()
  await once(server, 'close')
  return port
}

export function temporaryFolder(t: Ending): string {
  const folder = mkdtempSync(join(tmpdir(), 'publica-journey-'))
  t.after(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

interface Ran {
  code: number | null
  signal: NodeJS.Signals | null
}

export interface Running {
  origin: string
  process: ChildProcess
  /** All that was printed until now. */
  printed(): string
  /** When the greeting was printed; rejects with what was printed when the process ends before. */
  ready: Promise<void>
  ended: Promise<Ran>
}

interface Told {
  port: number
  /** `npm start`, or the process itself. */
  by?: 'npm' | 'node'
  env?: Record<string, string>
}

/** Starts it in a process group of its own, as a terminal would; whatever is left of the group is ended after the test. */
export function runPublica(t: Ending, { port, by = 'node', env = {} }: Told): Running {
  const [command, args] = by === 'npm' ? ['npm', ['start']] : [process.execPath, ['src/start.ts']]
  const quiet = { LOG_LEVEL: 'error', RATE_LIMIT: '0', DATABASE_URL: '', PORT: String(port) }
  const child = spawn(command as string, args as string[], {
    cwd: root,
    env: { ...process.env, npm_lifecycle_event: '', ...quiet, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  })
  let printed = ''
  const ended = once(child, 'close').then(([code, signal]) => ({ code, signal }) as Ran)
  const ready = new Promise<void>((resolve, reject) => {
    const hear = (bytes: Buffer) => {
      printed += bytes
      if (/^ {2}Portal/m.test(printed)) resolve()
    }
    child.stdout.on('data', hear)
    child.stderr.on('data', hear)
    ended.then(() => reject(new Error(`ended before it was ready:\n${printed}`)))
  })
  ready.catch(() => {})
  t.after(async () => {
    if (child.exitCode === null && child.signalCode === null) endGroup(child, 'SIGTERM')
    await ended
  })
  return { origin: `http://localhost:${port}`, process: child, printed: () => printed, ready, ended }
}

export function endGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  try {
    process.kill(-child.pid!, signal)
  } catch {
    // It has ended by itself.
  }
}
