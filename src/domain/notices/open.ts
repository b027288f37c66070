import type { Clock } from '#ground/clock'
import type { Database } from '#ground/database'
import type { Jobs } from '#ground/jobs'
import type { Log } from '#ground/log'
import type { Vault } from '#ground/vault'
import type { Channel, Inbox, Notices, NoticeWords } from './notices.ts'

/** Messages to people. Each is queued in the transaction that has something to tell, and delivered at least once. */
export function openNotices(needs: {
  database: Database
  vault: Vault
  jobs: Jobs
  clock: Clock
  log: Log
  words: NoticeWords
  channel: Channel
}): Notices {
  throw new Error(`not open yet: ${Object.keys(needs)}`)
}

export function openInbox(needs: { database: Database; vault: Vault; clock: Clock; log: Log }): Inbox {
  throw new Error(`not open yet: ${Object.keys(needs)}`)
}
