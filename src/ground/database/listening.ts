import { setTimeout as pause } from 'node:timers/promises'
import type { Client } from 'pg'
import pg from 'pg'
import type { Database, DatabaseOptions } from './types.ts'

interface Hearer {
  heard: (payload: string) => void
  missed: () => void
}

const longestWait = 5000
const pulse = 10_000

export interface Listening {
  listen: Database['listen']
  close(): Promise<void>
}

/** One connection beside the pool for everything that is listened to; made when somebody first listens. */
export const openListening = ({ url, log }: Pick<DatabaseOptions, 'url' | 'log'>): Listening => {
  const channels = new Map<string, Set<Hearer>>()
  const closing = new AbortController()
  let line: Client | undefined
  let opening: Promise<void> | undefined

  const tell = (channel: string, payload = '') => {
    for (const { heard } of channels.get(channel) ?? []) heard(payload)
  }
  const lost = (client: Client, beat: NodeJS.Timeout) => {
    clearInterval(beat)
    if (line !== client) return
    line = undefined
    log.warn('the connection that listens to the database was lost')
    void again()
  }
  const connect = async () => {
    const client = new pg.Client({
      connectionString: url,
      keepAlive: true,
      application_name: 'publica listening',
      connectionTimeoutMillis: 5000,
      query_timeout: 5000,
    })
    client.on('error', () => {})
    client.on('notification', ({ channel, payload }) => tell(channel, payload))
    await client.connect()
    for (const channel of channels.keys()) await client.query(`listen ${client.escapeIdentifier(channel)}`)
    if (closing.signal.aborted) return void client.end()
    const beat = setInterval(() => client.query('select 1').catch(() => client.end()), pulse).unref()
    client.once('end', () => lost(client, beat))
    line = client
  }
  const again = async () => {
    for (let wait = 100; !line; wait = Math.min(wait * 2, longestWait)) {
      await pause(wait, undefined, { ref: false, signal: closing.signal }).catch(() => {})
      if (closing.signal.aborted) return
      await connect().catch(() => {})
    }
    for (const hearers of channels.values()) for (const { missed } of hearers) missed()
  }
  const open = () =>
    connect().catch((error) => {
      log.warn({ err: error }, 'listening to the database begins when it can be reached')
      void again()
    })
  const say = async (command: 'listen' | 'unlisten', channel: string) => {
    await line?.query(`${command} ${line.escapeIdentifier(channel)}`).catch(() => {})
  }

  return {
    async listen(channel, heard, missed = () => {}) {
      const hearer = { heard, missed }
      const hearers = channels.get(channel) ?? new Set()
      channels.set(channel, hearers.add(hearer))
      opening ??= open()
      await opening
      await say('listen', channel)
      return async () => {
        hearers.delete(hearer)
        if (hearers.size > 0 || channels.get(channel) !== hearers) return
        channels.delete(channel)
        await say('unlisten', channel)
      }
    },
    async close() {
      closing.abort()
      await opening
      const client = line
      line = undefined
      await client?.end().catch(() => {})
    },
  }
}
