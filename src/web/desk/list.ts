import type { Answer, Visit } from '#web/kit'
import { show } from '#web/kit'
import { listPage } from './list.view.ts'
import { officerOf } from './officer.ts'

const most = 50

/** Cases that wait for this officer, the nearest deadline first. */
export async function waitingCases(visit: Visit): Promise<Answer> {
  const after = visit.query.get('after')?.slice(0, 200) || undefined
  const waiting = await visit.rooms.cases.waiting(officerOf(visit), { after, most })
  const { desk } = visit.words
  const title = after ? `${desk.waitingCases}: ${desk.further}` : desk.waitingCases
  return show({ title, body: listPage(visit, waiting, Boolean(after)), desk: true, at: 'desk' })
}
