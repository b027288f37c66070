import type { Answer, Visit } from '#web/kit'
import { goTo, show } from '#web/kit'
import { draftOf, nextOf } from '../draft/draft.ts'
import { agencyOf } from '../showing/agency.ts'
import { statusPage } from './status.view.ts'

/** Where a case stands, and what was decided and why. A draft goes on where it stopped. */
export async function showStatus(visit: Visit): Promise<Answer> {
  const draft = await draftOf(visit)
  const { application, caption } = draft
  if (application.state === 'draft') return goTo(nextOf(draft))
  const standing = await visit.rooms.cases.standing(application.id)
  const agency = agencyOf(visit, standing.case.agency)
  const body = statusPage(visit, { standing, agency })
  const title = `${visit.words.apply.applicationFor(caption)} (${application.reference})`
  return show({ title, body, agency, back: '/applications', at: 'applications' })
}
