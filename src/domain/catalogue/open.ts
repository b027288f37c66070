import type { Place } from '#domain/place'
import { leftOver } from '#engines/definition'
import type { Clock } from '#ground/clock'
import type { Database } from '#ground/database'
import type { Log } from '#ground/log'
import { Refusal } from '#ground/refusal'
import type { Catalogue, PublishResult, ServiceVersion } from './catalogue.ts'
import { readServiceFolders } from './folder.ts'
import { alignOfferings } from './offerings.ts'
import { channel, publish } from './publish.ts'
import type { Tables } from './tables.ts'
import { isUnreadable, openVersions } from './versions.ts'
import { watchFolder } from './watch.ts'

/** How often every process asks what is current, in case a NOTIFY was lost. */
const poll = { seconds: 30 }

/** The services that can be asked for. Versions are only ever added. */
export function openCatalogue(needs: { database: Database; clock: Clock; log: Log; place: Place }): Catalogue {
  const { database, clock, log, place } = needs
  const versions = openVersions({ database, log })
  let current: ReadonlyMap<string, ServiceVersion> = new Map()

  const agenciesFor = (service: string) => place.agencies.filter(({ services }) => services.includes(service))
  const find = (service: string) => (agenciesFor(service).length > 0 ? current.get(service) : undefined)

  function get(service: string): ServiceVersion {
    const found = find(service)
    if (!found) throw new Refusal('not-found', { what: 'service' })
    return found
  }

  /** What a service is called, and how to disagree, is then taken from the version in force, if there is one. */
  async function versionToShow({ hash, service, answers }: Parameters<Catalogue['versionToShow']>[0]) {
    try {
      return await versions.get(hash)
    } catch (reason) {
      if (!isUnreadable(reason)) throw reason
      const definition = leftOver(service, await answers(), find(service)?.definition.service)
      return { hash, ordinal: 0, publishedAt: clock.now(), definition, unreadable: true as const }
    }
  }

  async function publishFolder(folder: string, by: string) {
    const results: PublishResult[] = []
    for (const service of await readServiceFolders(folder)) {
      results.push(await publish({ database, clock, versions }, service, by))
    }
    await refresh()
    return results
  }

  /** One at a time, so that an older answer never replaces a newer one. */
  let refreshing = Promise.resolve()
  const refresh = () => {
    const next = refreshing.then(load)
    refreshing = next.catch(() => {})
    return next
  }

  async function load() {
    const rows = await database.run<Pick<Tables['publications'], 'service_id' | 'hash'>>(
      'services-current',
      'select distinct on (service_id) service_id, hash from publications order by service_id, number desc',
      [],
    )
    const found = await Promise.all(rows.map(({ service_id, hash }) => readable(service_id, hash)))
    const next = new Map(found.flatMap((entry) => (entry ? [entry] : [])))
    const changed = [...next].filter(([service, { hash }]) => current.get(service)?.hash !== hash)
    current = next
    for (const [service, { ordinal }] of changed) log.info({ service, ordinal }, 'service in force')
  }

  /** A version that cannot be read is passed over, and the one before it goes on; no other service waits for it. */
  async function readable(service: string, hash: string): Promise<[string, ServiceVersion] | undefined> {
    try {
      return [service, await versions.get(hash)]
    } catch (reason) {
      if (!isUnreadable(reason)) throw reason
      const before = current.get(service)
      return before && [service, before]
    }
  }

  const refreshQuietly = () => {
    refresh().catch((reason) => log.warn({ err: reason }, 'current services could not be asked for'))
  }

  async function follow() {
    await alignOfferings(database, place, clock)
    const stopListening = await database.listen(channel, refreshQuietly, refreshQuietly)
    const polling = clock.every(poll, refreshQuietly)
    await refresh()
    return async () => {
      polling.stop()
      await stopListening()
      await refreshing
    }
  }

  return {
    services: () => [...current.values()].filter(({ definition }) => agenciesFor(definition.id).length > 0),
    find,
    get,
    version: (hash) => versions.get(hash),
    versionToShow,
    agenciesFor,
    publishFolder,
    watch: async (folder) =>
      watchFolder(folder, { clock, log, publish: () => publishFolder(folder, 'the watcher of this machine') }),
    follow,
  }
}
