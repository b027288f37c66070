import type { Selectable } from 'kysely'
import type { Clock } from '#ground/clock'
import type { Database } from '#ground/database'
import type { Log } from '#ground/log'
import type { InForce, PublishResult, Version } from './catalogue.ts'
import type { DefinitionFolder } from './folder.ts'
import { historyOf } from './history.ts'
import type { Kind } from './kinds.ts'
import { end, publish } from './publish.ts'
import type { Tables } from './tables.ts'
import { isUnreadable, openVersions } from './versions.ts'

interface Needs {
  database: Database
  clock: Clock
  log: Log
}

type Shown = 'definition_id' | 'hash' | 'number' | 'published_at' | 'ended'

/** All that was published of one kind, and what of it is in force. */
export interface Shelf<T> {
  /** In force, by id, in that order. */
  current(): ReadonlyMap<string, Version<T>>
  /** The last version of what has ended, and when it did, by id, in that order. */
  ended(): ReadonlyMap<string, Version<T> & { readonly endedAt: Temporal.Instant }>
  version(hash: string): Promise<Version<T>>
  /** Which version was in force when, the newest first. */
  history(id: string): Promise<readonly InForce[]>
  publish(folder: DefinitionFolder, by: string): Promise<PublishResult>
  /** Ends what is in force under the id; nothing where nothing is. */
  end(id: string, by: string): Promise<PublishResult | undefined>
  refresh(): Promise<void>
  /** When nothing is being refreshed any more. */
  settled(): Promise<void>
}

export function openShelf<T>(needs: Needs, kind: Kind<T>): Shelf<T> {
  const { database, log } = needs
  const versions = openVersions(needs, kind)
  let current: ReadonlyMap<string, Version<T>> = new Map()
  let ended: ReturnType<Shelf<T>['ended']> = new Map()
  let acts = new Map<string, number>()
  const histories = new Map<string, Promise<readonly InForce[]>>()

  /** One at a time, so that an older answer never replaces a newer one. */
  let refreshing = Promise.resolve()
  const refresh = () => {
    const next = refreshing.then(load)
    refreshing = next.catch(() => {})
    return next
  }

  async function load() {
    const rows = await database.run<Pick<Selectable<Tables['publications']>, Shown>>(
      'definitions-current',
      `select distinct on (definition_id) definition_id, hash, number, published_at, ended from publications where kind = $1
       order by definition_id, number desc`,
      [kind.name],
    )
    const [over, open] = [rows.filter((row) => row.ended), rows.filter((row) => !row.ended)]
    const found = await Promise.all(open.map(({ definition_id, hash }) => readable(definition_id, hash)))
    const next = new Map(found.flatMap((entry) => (entry ? [entry] : [])))
    const last = await Promise.all(over.map(({ definition_id, hash }) => readable(definition_id, hash)))
    const endings = new Map(over.map(({ definition_id, published_at }) => [definition_id, published_at]))
    ended = new Map(
      last.flatMap((entry) => (entry ? [[entry[0], { ...entry[1], endedAt: endings.get(entry[0])! }] as const] : [])),
    )
    const changed = [...next].filter(([id, { hash }]) => current.get(id)?.hash !== hash)
    current = next
    for (const { definition_id, number } of rows)
      if (acts.get(definition_id) !== number) histories.delete(definition_id)
    acts = new Map(rows.map(({ definition_id, number }) => [definition_id, number]))
    for (const [id, { ordinal }] of changed) log.info({ [kind.name]: id, ordinal }, `${kind.name} in force`)
  }

  /** A version that cannot be read is passed over, and the one before it goes on; no other waits for it. */
  async function readable(id: string, hash: string): Promise<[string, Version<T>] | undefined> {
    try {
      return [id, await versions.get(hash)]
    } catch (reason) {
      if (!isUnreadable(reason)) throw reason
      const before = current.get(id)
      return before && [id, before]
    }
  }

  /** Asked for once, until something is published again; and only where there is something, since anybody may ask for anything. */
  async function history(id: string): Promise<readonly InForce[]> {
    if (!acts.has(id)) return []
    const found = histories.get(id) ?? historyOf(database, kind.name, id)
    histories.set(id, found)
    found.catch(() => histories.delete(id))
    return found
  }

  return {
    current: () => current,
    ended: () => ended,
    version: versions.get,
    history,
    publish: (folder, by) => publish({ ...needs, versions, kind }, folder, by),
    async end(id, by) {
      const version = await end(needs, { kind: kind.name, id }, by)
      return version && { kind: kind.name, id, outcome: 'ended', version }
    },
    refresh,
    settled: () => refreshing,
  }
}
