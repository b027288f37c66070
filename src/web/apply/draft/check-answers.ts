import { randomUUID } from 'node:crypto'
import { Refusal } from '#ground/refusal'
import type { Answer, Visit } from '#web/kit'
import { goTo, show, signInPath } from '#web/kit'
import { checkAnswersPage } from './check-answers.view.ts'
import type { Draft } from './draft.ts'
import { changedAt, checkAnswersAt, draftOf, nextOf, placeOf, questionAt } from './draft.ts'

/** All answers, each with the way to change it, and what is declared on sending them. */
export async function checkAnswers(visit: Visit): Promise<Answer> {
  const draft = await draftOf(visit)
  if (draft.application.state === 'sent') return goTo(placeOf(draft))
  if (draft.change) return goTo(changedAt(draft))
  return draft.walk.complete ? shown(visit, draft) : goTo(nextOf(draft))
}

/** Sends the application. Once sent, sending again shows the same confirmation. */
export async function send(visit: Visit): Promise<Answer> {
  const draft = await draftOf(visit)
  const { application, definition, walk } = draft
  if (application.state === 'sent') return goTo(placeOf(draft, '/sent'))
  if (draft.change) return goTo(changedAt(draft))
  if (!walk.complete) return goTo(nextOf(draft))
  if (definition.service.signIn === 'to send' && !visit.person) return goTo(signInPath(checkAnswersAt(draft)))
  try {
    await visit.rooms.cases.send(application.id, orderOf(visit))
    return goTo(placeOf(draft, '/sent'))
  } catch (error) {
    return afterRefusal(visit, error)
  }
}

const field = ({ posted }: Visit, name: string) => posted.get(name)?.[0] ?? ''

const orderOf = (visit: Visit) => ({
  key: /^[\w-]{1,64}$/.test(field(visit, '_key')) ? field(visit, '_key') : randomUUID(),
  seenRevision: /^\d{1,9}$/.test(field(visit, '_revision')) ? Number(field(visit, '_revision')) : -1,
  person: visit.person,
  language: visit.language,
})

/** What another device did meanwhile is no fault: it was sent from there, or the answers have to be checked again. */
async function afterRefusal(visit: Visit, error: unknown): Promise<Answer> {
  if (!(error instanceof Refusal)) throw error
  const draft = await draftOf(visit)
  if (error.code === 'draft-already-sent') return goTo(placeOf(draft, '/sent'))
  if (error.code === 'not-complete') return goTo(nextOf(draft))
  if (error.code === 'draft-changed-elsewhere' && draft.walk.complete) return shown(visit, draft, true)
  throw error
}

function shown(visit: Visit, draft: Draft, changedElsewhere = false): Answer {
  const title = `${visit.words.apply.checkYourAnswers} – ${draft.caption}`
  const body = checkAnswersPage(visit, draft, { key: randomUUID(), changedElsewhere })
  const last = draft.walk.asked.at(-1)
  const back = last && questionAt(draft, last)
  return show({ title, body, back, agency: draft.agency, status: changedElsewhere ? 409 : 200 })
}
