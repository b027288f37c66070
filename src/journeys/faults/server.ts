/** The server as people meet it: always at the same address, whatever becomes of the process behind it. */
import type { Ending } from '#ground/test-database'
import type { Running } from '../publica.ts'
import { freePort, runPublica } from '../publica.ts'

export interface Server {
  origin: string
  port: number
  /** Resolves while somebody answers there. */
  open(): Promise<void>
  /** Rejects when the process ends without having been told to. */
  lost: Promise<never>
  start(): Promise<void>
  /** For good, whatever state it is in: whoever waits at the door is told. */
  close(): Promise<void>
  /** Sends the signal at once; resolves when the process is gone. */
  end(signal: NodeJS.Signals): Running['ended']
}

export async function openServer(t: Ending, env: Record<string, string>): Promise<Server> {
  const port = await freePort()
  let door = Promise.withResolvers<void>()
  const lost = Promise.withResolvers<never>()
  lost.promise.catch(() => {})
  let running: Running | undefined
  const endings: (() => unknown)[] = []
  async function close() {
    lost.reject(new Error('the server is not opened any more'))
    for (let end = endings.pop(); end; end = endings.pop()) await end()
  }
  // What is put off within a test would end with that test, and each process outlives the one it was started in.
  t.after(close)
  const start = async () => {
    const now = runPublica({ after: (end) => void endings.push(end) }, { port, env })
    running = now
    now.ended.then(({ code, signal }) => {
      if (running === now) lost.reject(new Error(`it ended by itself, with ${code ?? signal}:\n${now.printed()}`))
    })
    await now.ready
    door.resolve()
  }
  await start()
  return {
    origin: running!.origin,
    port,
    // Who finds both of them settled must hear that it is lost, or would knock for ever.
    open: () => Promise.race([lost.promise, door.promise]),
    lost: lost.promise,
    close,
    start,
    end(signal) {
      const { process, ended } = running!
      running = undefined
      door = Promise.withResolvers()
      process.kill(signal)
      return ended
    },
  }
}
