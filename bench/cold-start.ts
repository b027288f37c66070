import { performance } from 'node:perf_hooks'
import { setTimeout as pause } from 'node:timers/promises'
import { freePort, runPublica, temporaryFolder } from '../src/journeys/publica.ts'
import type { Row } from './rows.ts'
import { atMost } from './rows.ts'

const firstPage = async (origin: string) => {
  for (;;) {
    const page = await fetch(origin).catch(() => undefined)
    if (page?.ok) return
    await pause(10)
  }
}

/** From the command to the first page: with nothing there, and with everything there. */
export async function coldStart(): Promise<Row[]> {
  const endings: (() => void | Promise<void>)[] = []
  const t = { after: (work: () => void | Promise<void>) => void endings.push(work) }
  const data = temporaryFolder(t)
  const once = async () => {
    const begin = performance.now()
    const running = runPublica(t, { port: await freePort(), by: 'npm', env: { PUBLICA_DATA: data } })
    await Promise.race([
      firstPage(running.origin),
      running.ended.then(() => Promise.reject(new Error(running.printed()))),
    ])
    const seconds = (performance.now() - begin) / 1000
    running.process.kill('SIGTERM')
    await running.ended
    return seconds
  }
  try {
    return [
      atMost('cold start', 'npm start to the first page, nothing there yet', await once(), 's', 5),
      atMost('cold start', 'npm start to the first page, again', await once(), 's', 5),
    ]
  } finally {
    for (let end = endings.pop(); end; end = endings.pop()) await end()
  }
}
