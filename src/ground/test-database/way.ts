import { once } from 'node:events'
import type { Server, Socket } from 'node:net'
import { connect, createServer } from 'node:net'
import type { Ending } from '../test-database.ts'

/** Looks at what is on its way to the database; what it does not let pass is lost, and its connection with it. */
export type Watch = (bytes: Buffer) => 'pass' | 'lose'

export interface Way {
  /** The same database, by this way. */
  url: string
  /** Breaks every connection and refuses new ones. */
  cut(): void
  mend(): Promise<void>
  watch(watch: Watch | undefined): void
}

/** A way to a database that a test can cut, mend and look at. */
export async function wayTo(t: Ending, url: string): Promise<Way> {
  const { hostname, port } = new URL(url)
  const open = new Set<Socket>()
  let watching: Watch | undefined
  const server = createServer((here) => {
    open.add(here.on('close', () => open.delete(here)))
    join(here, connect(Number(port || 5432), hostname), (bytes) => watching?.(bytes) ?? 'pass')
  })
  const at = await listen(server, 0)
  const cut = () => {
    server.close()
    for (const socket of open) socket.destroy()
  }
  // Whoever goes this way is closed first.
  t.after(() => t.after(cut))
  return {
    url: Object.assign(new URL(url), { host: `127.0.0.1:${at}` }).href,
    cut,
    mend: async () => void (await listen(server, at)),
    watch(watch) {
      watching = watch
    },
  }
}

async function listen(server: Server, port: number): Promise<number> {
  server.listen(port, '127.0.0.1')
  await once(server, 'listening')
  return (server.address() as { port: number }).port
}

function join(here: Socket, there: Socket, watch: Watch): void {
  for (const socket of [here, there]) socket.on('error', () => {})
  here.on('data', (bytes) => (watch(bytes as Buffer) === 'pass' ? there.write(bytes) : here.destroy()))
  there.pipe(here)
  there.on('close', () => here.destroy())
  // What passed arrives, also when nobody waits for the answer any more: a socket with an answer unread would reset instead.
  here.on('close', () => there.unpipe(here).resume().end())
}
