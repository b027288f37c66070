import { readReference } from '#ground/ids'
import { Refusal } from '#ground/refusal'
import type { Answer, Visit } from '#web/kit'
import { goTo, show } from '#web/kit'
import { decidedPage, waitingPage } from './list.view.ts'
import { officerOf } from './officer.ts'
import { servicesOf } from './services.ts'

const most = 50

/** What a visit of a list asks for in its address, where anyone may write anything. */
export interface Looking {
  service: string | undefined
  after: string | undefined
  /** A reference that was looked for and not found, as it was typed. */
  sought: string | undefined
}

/** Cases that wait for this officer, the nearest deadline first; or straight to the one that is looked for. */
export async function waitingCases(visit: Visit): Promise<Answer> {
  const sought = asked(visit, 'reference')
  const found = sought && (await referenceSought(visit, sought))
  if (found) return goTo(`/desk/cases/${found}`)
  const { service, after } = lookingOf(visit)
  const waiting = await visit.rooms.cases.waiting(officerOf(visit), { service, after, most })
  return listed(visit, waitingPage(visit, waiting, { service, after, sought }), visit.words.desk.waitingCases, sought)
}

/** Cases that were decided, the latest first. */
export async function decidedCases(visit: Visit): Promise<Answer> {
  const { service, after } = lookingOf(visit)
  const decided = await visit.rooms.cases.decided(officerOf(visit), { service, after, most })
  return listed(
    visit,
    decidedPage(visit, decided, { service, after, sought: undefined }),
    visit.words.desk.decidedCases,
  )
}

function listed(visit: Visit, body: ReturnType<typeof waitingPage>, heading: string, sought?: string): Answer {
  const { after } = lookingOf(visit)
  const title = after ? `${heading}: ${visit.words.desk.further}` : heading
  return show({ title, body, desk: true, at: 'desk', status: sought ? 404 : 200, problems: Boolean(sought) })
}

const asked = ({ query }: Visit, name: string) => query.get(name)?.slice(0, 200).trim() || undefined

function lookingOf(visit: Visit): Pick<Looking, 'service' | 'after'> {
  const service = asked(visit, 'service')
  return { service: servicesOf(visit).find(({ id }) => id === service)?.id, after: asked(visit, 'after') }
}

/** The case by its reference in whatever writing, where this officer may open it; others are as if they were not there. */
async function referenceSought(visit: Visit, typed: string): Promise<string | undefined> {
  const { cases, people } = visit.rooms
  const id = readReference(typed)
  if (id === undefined) return undefined
  try {
    const found = await cases.get(id)
    return people.mayWorkOn(officerOf(visit), found) ? found.reference : undefined
  } catch (error) {
    if (error instanceof Refusal && error.code === 'not-found') return undefined
    throw error
  }
}
