import { say } from '#engines/form'
import type { Answer, Visit } from '#web/kit'
import { goTo, show } from '#web/kit'
import { draftOf, nextOf } from '../draft/draft.ts'
import { sentPage } from './sent.view.ts'

/** The confirmation, as often as it is visited. */
export async function showSent(visit: Visit): Promise<Answer> {
  const draft = await draftOf(visit)
  if (draft.application.state === 'draft') return goTo(nextOf(draft))
  const title = `${visit.words.apply.sent} – ${say(draft.definition.service.name, visit.language)}`
  return show({ title, body: sentPage(visit, draft), agency: draft.agency, at: 'applications' })
}
