import type { FSWatcher } from 'node:fs'
import { watch as watchFiles } from 'node:fs'
import { basename, dirname } from 'node:path'
import type { Clock, Timer } from '#ground/clock'
import type { Log } from '#ground/log'
import { formatFault } from '#ground/source'
import type { Catalogue, PublishResult } from './catalogue.ts'

/** How long a folder must be quiet: an editor that saves several files should make one version. */
const quiet = { milliseconds: 300 }
/** File systems that tell nothing (network drives, some containers) are looked through this often. */
const rescan = { seconds: 10 }

interface Watching {
  clock: Clock
  log: Log
  beside?: Parameters<Catalogue['watch']>[1]
  publish(): Promise<readonly PublishResult[]>
  /** Whether some agency offers the service. */
  isOffered(service: string): boolean
}

/**
 * Calls `publish` when something in the folders changes, once at a time, and logs what came of it.
 * Resolves with the way to stop, which waits for what is being published.
 */
export function watchFolders(folders: readonly string[], { clock, log, beside, publish, isOffered }: Watching) {
  const loud = attentive(log)
  const say = sayer(loud, isOffered)
  let waiting: Timer | undefined
  let running = Promise.resolve()
  const look = () => {
    running = running
      .then(async () => {
        beside?.look(loud)
        say(await publish())
      })
      .catch((reason) => log.error({ err: reason, folders }, 'services could not be looked through'))
  }
  const soon = () => {
    waiting?.stop()
    waiting = clock.after(quiet, look)
  }
  const watchers = folders.map((folder) => watchFiles(folder, { recursive: true, persistent: false }, soon))
  if (beside) watchers.push(watchFile(beside.file, soon))
  for (const files of watchers)
    files.on('error', (reason) => log.warn({ err: reason, folders }, 'changes are found by looking only'))
  const again = clock.every(rescan, look)
  return async () => {
    for (const files of watchers) files.close()
    waiting?.stop()
    again.stop()
    await running
  }
}

/** By the folder that it lies in: an editor may put another file in its place. */
function watchFile(file: string, soon: () => void): FSWatcher {
  return watchFiles(dirname(file), { persistent: false }, (_event, name) => {
    if (name === null || name === basename(file)) soon()
  })
}

/** Whoever changes a folder waits for the answer: where a refusal is heard, so is that a change was taken. */
const attentive = (log: Log): Log =>
  log.isLevelEnabled('error') && !log.isLevelEnabled('info') ? log.child({}, { level: 'info' }) : log

const notOffered = 'no agency offers it: name it under one in place.yaml'

/** A refused folder is told once for each state of its faults, not at every look. */
function sayer(log: Log, isOffered: Watching['isOffered']) {
  const told = new Map<string, string>()
  return (results: readonly PublishResult[]) => {
    for (const result of results) {
      const faults = result.outcome === 'refused' ? result.faults.map(formatFault) : []
      const { kind, id } = result
      const news = faults.join('\n') !== (told.get(`${kind} ${id}`) ?? '')
      told.set(`${kind} ${id}`, faults.join('\n'))
      if (result.outcome === 'published') log.info({ [kind]: id, ordinal: result.version.ordinal }, `${kind} published`)
      if (result.outcome === 'published' && kind === 'service' && !isOffered(id)) log.warn({ service: id }, notOffered)
      if (result.outcome === 'ended')
        log.warn({ [kind]: id, ordinal: result.version.ordinal }, `${kind} ended: its folder is gone`)
      if (result.outcome === 'refused' && news)
        log.error({ [kind]: id, faults }, `${kind} refused, the version before it stays`)
    }
  }
}
