import { existsSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import type { Log } from '#ground/log'
import { findBinaries } from './binaries.ts'
import type { Claim } from './claim.ts'
import { claim } from './claim.ts'
import { openCluster, user } from './cluster.ts'
import type { Folder } from './folder.ts'
import { openFolder } from './folder.ts'
import type { Postmaster } from './processes.ts'
import { endWithUs, letGo, serves, stopPostmaster } from './processes.ts'
import type { Settings } from './server.ts'
import { findLeft, launch } from './server.ts'

/** A PostgreSQL of our own, running as a child process on loopback. */
export interface EmbeddedPostgres {
  url: string
  /** True when the server that a killed Publica had left running was taken over. */
  adopted: boolean
  stop(): Promise<void>
}

export interface EmbeddedOptions {
  folder: string
  log: Log
  /** PostgreSQL settings in place of ours. A test may trade safety for speed with them. */
  settings?: Settings
}

const urlOf = ({ password }: Folder, port: number) => `postgres://${user}:${password}@127.0.0.1:${port}/postgres`

/** Starts it again on the same port when it dies, so that whoever knows the address finds it there. */
const keep = (
  folder: Folder,
  first: { postmaster: Postmaster; held: Claim },
  again: (port: number) => Promise<Postmaster>,
  log: Log,
) => {
  let { postmaster, held } = first
  let stopping = false
  const { port } = postmaster
  const raise = async () => {
    if (!serves(postmaster.pid, folder.data)) postmaster = (await findLeft(folder)) ?? (await again(port))
    held = await claim(urlOf(folder, port), folder.path)
    held.onLost(recover)
  }
  const recover = async (): Promise<void> => {
    for (let wait = 100; !stopping; wait = Math.min(wait * 2, 5000)) {
      log.error('PostgreSQL let go of us: looking after it')
      const failure = await raise().then(
        () => undefined,
        (error) => error,
      )
      if (!failure) return
      log.error({ err: failure }, 'PostgreSQL could not be started again yet')
      await pause(wait, undefined, { ref: false })
    }
  }
  held.onLost(recover)
  return async () => {
    stopping = true
    await held.end()
    await stopPostmaster(postmaster.pid, folder.data)
  }
}

/** Whoever loses a race for the start finds the winner's server. */
const startOrJoin = async (folder: Folder, start: () => Promise<Postmaster>): Promise<Postmaster> => {
  try {
    return await start()
  } catch (error) {
    const other = await findLeft(folder)
    if (!other) throw error
    return other
  }
}

/**
 * Starts the PostgreSQL that npm installed, with its data in this folder (made if need be). Whatever is wrong with the
 * folder is one clear sentence. It has a process group of its own, so that Ctrl-C reaches us and not it; it is started
 * again when it dies.
 */
export const startPostgres = async ({
  folder: path,
  log,
  settings = {},
}: EmbeddedOptions): Promise<EmbeddedPostgres> => {
  const found = findBinaries(path)
  const folder = openFolder(path, found.major)
  const left = existsSync(folder.data) ? await findLeft(folder) : undefined
  const start = async (port?: number) => {
    const { runner, binaries } = await openCluster(folder, found, settings.fsync !== 'off', log)
    return launch({ folder, binaries, runner, settings, log }, port)
  }
  const postmaster = left ?? (await startOrJoin(folder, start))
  const url = urlOf(folder, postmaster.port)
  const held = await claim(url, folder.path).catch((error) => {
    letGo(postmaster.pid)
    throw error
  })
  endWithUs(postmaster.pid)
  const stop = keep(folder, { postmaster, held }, start, log)
  return { url, adopted: left !== undefined, stop }
}
