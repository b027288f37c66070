import type { Log } from '#ground/log'
import { watchStarter } from './starter.ts'

const longestEnding = 15_000
const parentLooks = 500

interface Told {
  log: Log
  /** Whether this process ends when the one that started it is gone. */
  endsWithParent: boolean
}

/**
 * Ends the process in good order on Ctrl-C, on SIGTERM, when the terminal is closed, and when the npm that started it is gone
 * without having told it. A second Ctrl-C does not wait. Answers whether it has been told.
 */
export function whenToldToStop(close: () => Promise<void>, { log, endsWithParent }: Told): () => boolean {
  let stopping = false
  const stop = (why: string) => {
    if (stopping) return why === 'SIGINT' ? process.exit(130) : undefined
    stopping = true
    log.debug({ why }, 'stopping')
    setTimeout(() => process.exit(1), longestEnding).unref()
    close().then(
      () => process.exit(0),
      (reason) => {
        log.error({ err: reason }, 'did not stop in good order')
        process.exit(1)
      },
    )
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop)
  // A closed terminal: there is nobody to write to any more, which is no reason to fail.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => stop('terminal closed'))
  const told = () => stopping
  if (!endsWithParent) return told
  const isGone = watchStarter()
  setInterval(() => isGone() && stop('parent gone'), parentLooks).unref()
  return told
}
