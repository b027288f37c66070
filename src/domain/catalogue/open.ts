import type { Place } from '#domain/place'
import { leftOver } from '#engines/definition'
import type { Clock } from '#ground/clock'
import type { Database } from '#ground/database'
import type { Log } from '#ground/log'
import { Refusal } from '#ground/refusal'
import type { Catalogue, LawVersion, PublishResult, ServiceVersion } from './catalogue.ts'
import { foldersToWatch, lawsGone, readFolders } from './folder.ts'
import { laws, services } from './kinds.ts'
import { namespacesUsed } from './namespaces-used.ts'
import type { Offered } from './offerings.ts'
import { alignOfferings, isAligned, readOffered, tellOffers } from './offerings.ts'
import { channel } from './publish.ts'
import { openShelf } from './shelf.ts'
import { isUnreadable } from './versions.ts'
import { watchFolders } from './watch.ts'

/** How often every process asks what is current, in case a NOTIFY was lost. */
const poll = { seconds: 30 }

const otherwise = 'place.yaml names other offers than those in force: `npx publica publish` puts its own in force'

/** The services that can be asked for. Versions are only ever added. */
export function openCatalogue(needs: { database: Database; clock: Clock; log: Log; place: Place }): Catalogue {
  const { database, clock, log, place } = needs
  const shelf = openShelf(needs, services)
  const lawShelf = openShelf(needs, laws)

  let offered: Offered = new Map()
  const agenciesFor = (service: string) => place.agencies.filter(({ id }) => offered.get(service)?.has(id))
  const find = (service: string) => (agenciesFor(service).length > 0 ? shelf.current().get(service) : undefined)

  const servicesOffered = () =>
    [...shelf.current().values()].filter(({ definition }) => agenciesFor(definition.id).length > 0)

  function get(service: string): ServiceVersion {
    const found = find(service)
    if (!found) throw new Refusal('not-found', { what: 'service' })
    return found
  }

  function getLaw(law: string): LawVersion {
    const found = lawShelf.current().get(law)
    if (!found) throw new Refusal('not-found', { what: 'law' })
    return found
  }

  /** A law whose folder is gone ends, unless something in force rests on it: that would still decide by it. */
  async function endLaws(folder: string, by: string): Promise<PublishResult[]> {
    const gone = await lawsGone(folder, [...lawShelf.current().keys()])
    if (gone.length === 0) return []
    const others = [...lawShelf.current()].filter(([id]) => !gone.includes(id)).map(([, law]) => law.definition.model)
    const used = namespacesUsed([...servicesOffered().map(({ definition }) => definition.rules), ...others])
    const ending = gone.filter((id) => !used.has(lawShelf.current().get(id)!.definition.model.namespace))
    const results = await Promise.all(ending.map((id) => lawShelf.end(id, by)))
    return results.filter((result) => result !== undefined)
  }

  /** What a service is called, and how to disagree, is then taken from the version in force, if there is one. */
  async function versionToShow({ hash, service, answers }: Parameters<Catalogue['versionToShow']>[0]) {
    try {
      return await shelf.version(hash)
    } catch (reason) {
      if (!isUnreadable(reason)) throw reason
      const definition = leftOver(service, await answers(), find(service)?.definition.service)
      return { hash, ordinal: 0, publishedAt: clock.now(), definition, unreadable: true as const }
    }
  }

  async function publishFolder(folder: string, by: string) {
    const results: PublishResult[] = []
    for (const one of await readFolders(folder))
      results.push(await (one.kind === 'law' ? lawShelf : shelf).publish(one, by))
    await alignOfferings(database, place, clock)
    await refresh()
    const ended = await endLaws(folder, by)
    if (ended.length > 0) await refresh()
    results.push(...ended)
    return results
  }

  const refresh = async () => {
    const [found] = await Promise.all([readOffered(database), shelf.refresh(), lawShelf.refresh()])
    tellOffers(log, offered, found)
    offered = found
  }

  const refreshQuietly = () => {
    refresh().catch((reason) => log.warn({ err: reason }, 'current services could not be asked for'))
  }

  async function follow() {
    const stopListening = await database.listen(channel, refreshQuietly, refreshQuietly)
    const polling = clock.every(poll, refreshQuietly)
    await refresh()
    if (!isAligned(offered, place)) log.warn(otherwise)
    return async () => {
      polling.stop()
      await stopListening()
      await Promise.all([shelf.settled(), lawShelf.settled()])
    }
  }

  return {
    services: servicesOffered,
    find,
    get,
    version: shelf.version,
    versionToShow,
    history: shelf.history,
    lawVersion: lawShelf.version,
    lawHistory: lawShelf.history,
    laws: () => [...lawShelf.current().values()],
    endedLaws: () => [...lawShelf.ended().values()],
    getLaw,
    agenciesFor,
    publishFolder,
    watch: async (folder, beside) =>
      watchFolders(await foldersToWatch(folder), {
        clock,
        log,
        beside,
        publish: () => publishFolder(folder, 'the watcher of this machine'),
        isOffered: (service) => agenciesFor(service).length > 0,
      }),
    follow,
  }
}
