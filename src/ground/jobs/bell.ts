import type { Database, Transaction } from '#ground/database'

const channel = 'publica_jobs'
const together = 20

/**
 * Tells the workers of every process that there is work, after the transaction that sent it. PostgreSQL commits
 * transactions that hold a NOTIFY one after the other: with it inside, 16 clients were no faster than one. A process
 * that dies before it tells anybody is no harm, since workers look by themselves every few seconds.
 */
export const openBell = (database: Database) => {
  const workers = new Map<string, (() => void)[]>()
  const due = new Set<string>()
  const wake = (name: string) => {
    for (const worker of workers.get(name) ?? []) worker()
  }
  const ring = (name: string) => {
    due.delete(name)
    database.run('jobs: ring', 'select pg_notify($1, $2)', [channel, name]).catch(() => {})
  }
  return {
    /** Many transactions within a moment ring once. */
    ringAfter(tx: Transaction, name: string) {
      tx.afterwards(() => {
        if (due.has(name)) return
        due.add(name)
        setTimeout(ring, together, name).unref()
      })
    },
    wakes(name: string, worker: () => void) {
      workers.set(name, [...(workers.get(name) ?? []), worker])
    },
    listen: () =>
      database.listen(channel, wake, () => {
        for (const name of workers.keys()) wake(name)
      }),
    silence: () => workers.clear(),
  }
}
