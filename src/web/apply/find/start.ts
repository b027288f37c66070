import { say } from '#engines/form'
import type { Answer, Visit } from '#web/kit'
import { show } from '#web/kit'
import { startPage } from './start.view.ts'

/** What a service is, who may apply, what it needs and how long it takes. */
export async function start(visit: Visit): Promise<Answer> {
  const { rooms, language } = visit
  const { definition } = rooms.catalogue.get(visit.params.service ?? '')
  const drafts = await draftsOf(visit, definition.id)
  return show({ title: say(definition.service.name, language), body: startPage(visit, definition, drafts), back: '/' })
}

/** Nobody known has none, and the database is not asked. */
async function draftsOf({ rooms, session, person }: Visit, service: string) {
  if (!session.id && !person) return []
  const all = await rooms.applications.listOf({ session: session.id, person: person?.id })
  return all.filter((line) => line.service === service && line.state === 'draft')
}
