import type { Problem } from '#engines/form'
import { readPage } from '#engines/form'
import type { Answer, Typed, Visit } from '#web/kit'
import { goTo, show, speaksAnew } from '#web/kit'
import { formAsking } from '../showing/asking.ts'
import { todayOf } from '../showing/speaking.ts'
import { typedIn as typedOn } from '../showing/typed.ts'
import { draftOf, nextOf, placeOf } from './draft.ts'
import { linkOnItsWayPage, savePage, typedIn } from './save.view.ts'

/** How to come back: by a link in an e-mail, or by signing in. */
export const showSave = (visit: Visit): Promise<Answer> => shown(visit)

/** Has a link sent. The answer is the same whether or not one goes out. */
export async function sendLink(visit: Visit): Promise<Answer> {
  const draft = await draftOf(visit)
  if (draft.application.state === 'sent') return goTo(placeOf(draft))
  const { form, page } = askEmail(visit)
  const anew = speaksAnew(visit)
  if (anew === 'typed') return shown(visit)
  const read = readPage(page, visit.posted, { form, answers: new Map(), today: todayOf(visit) })
  if (anew || read.problems.length > 0) return shown(visit, read.problems)
  await visit.rooms.applications.linkFor(draft.application.id, String(read.answers.get('email')), visit.language)
  return goTo(placeOf(draft, '/save?link=sent'))
}

const askEmail = (visit: Visit) => {
  const { yourEmail: label, yourEmailHint: hint, yourEmailMissing: missing } = visit.words.apply
  return formAsking([{ name: 'email', type: 'email', label, hint, missing }], visit)
}

/** The address that was typed. */
export const typedAddress = (visit: Visit): readonly Typed[] => typedOn(visit, askEmail(visit).page)

async function shown(visit: Visit, problems: readonly Problem[] = []): Promise<Answer> {
  const draft = await draftOf(visit)
  const { apply } = visit.words
  const { agency } = draft
  if (draft.application.state === 'sent') return goTo(placeOf(draft))
  if (visit.query.get('link') === 'sent')
    return show({ title: `${apply.lookAtYourEmail} – ${draft.caption}`, body: linkOnItsWayPage(visit, draft), agency })
  const wrong = problems.length > 0
  const body = savePage(visit, draft, askEmail(visit).page, problems)
  const title = `${apply.saveForLater} – ${draft.caption}`
  return show({ title, body, back: nextOf(draft), agency, status: wrong ? 422 : 200, problems: wrong, typedIn })
}
