import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'

// Any number will do, as long as every Publica takes the same.
const lock = 7_982_002
const tries = 40
const wait = 50

export interface Claim {
  /** Called when the server let go of it without being asked. */
  onLost(work: () => void): void
  end(): Promise<void>
}

/**
 * Says that this process uses the cluster, for as long as the process lives: a session that holds a lock. A Publica
 * that was killed lets go of it the moment the server notices.
 */
export const claim = async (url: string, folder: string): Promise<Claim> => {
  const client = new pg.Client({ connectionString: url, application_name: 'publica launcher', keepAlive: true })
  let lost = () => {}
  client.on('error', () => {})
  client.once('end', () => lost())
  await client.connect()
  for (let round = 1; ; round++) {
    const { rows } = await client.query(`select pg_try_advisory_lock(${lock}) as mine`)
    if (rows[0].mine) break
    if (round === tries) {
      await client.end()
      throw new Error(
        `Another Publica is running on the data folder ${folder}: stop it first, or give this one a folder of its own in PUBLICA_DATA`,
      )
    }
    await pause(wait)
  }
  return {
    onLost(work) {
      lost = work
    },
    async end() {
      lost = () => {}
      await client.end().catch(() => {})
    },
  }
}
