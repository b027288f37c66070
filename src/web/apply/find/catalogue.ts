import type { Answer, Visit } from '#web/kit'
import { show } from '#web/kit'
import { cataloguePage, foundLine } from './catalogue.view.ts'
import { readQuery, searchServices } from './search.ts'

/** All services, or those that a search finds. */
export function catalogue(visit: Visit): Answer {
  const { rooms, language, words } = visit
  const query = readQuery(visit.query.get('q'))
  const agenciesOf = (service: string) => rooms.catalogue.agenciesFor(service).map(({ name }) => name)
  const found = searchServices(rooms.catalogue.services(), query, language, agenciesOf)
  const title = query ? foundLine(visit, query, found) : words.apply.findAService
  return show({ title, body: cataloguePage(visit, query, found), at: 'home' })
}
