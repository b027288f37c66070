import type { Problem } from '#engines/form'
import { readPage } from '#engines/form'
import type { Answer, Visit } from '#web/kit'
import { goTo, show, speaksAnew } from '#web/kit'
import { formAsking } from '../showing/asking.ts'
import { todayOf } from '../showing/speaking.ts'
import { deadLinkPage, linkAt, newLinkPage, typedIn } from './dead-link.view.ts'

/** A link that opens nothing any more, or never did: the same to whoever tries one. */
export function showDead(visit: Visit, token: string, problems: readonly Problem[] = []): Answer {
  const { apply, failures } = visit.words
  if (visit.query.get('link') === 'sent')
    return show({ title: apply.lookAtYourEmail, body: newLinkPage(visit, token), secretAddress: true })
  const wrong = problems.length > 0
  const body = deadLinkPage(visit, { token, page: askEmail(visit).page, problems })
  const title = failures['link-expired'].title
  return show({ title, body, status: wrong ? 422 : 410, problems: wrong, typedIn, secretAddress: true })
}

/** Has a new one sent in its place. The answer is the same whether or not one goes out. */
export async function renewLink(visit: Visit, token: string): Promise<Answer> {
  const { form, page } = askEmail(visit)
  const read = readPage(page, visit.posted, { form, answers: new Map(), today: todayOf(visit) })
  const anew = speaksAnew(visit)
  if (anew || read.problems.length > 0) return showDead(visit, token, anew === 'typed' ? [] : read.problems)
  await visit.rooms.applications.renewLink(token, String(read.answers.get('email')), visit.language)
  return goTo(`${linkAt(token)}?link=sent`)
}

function askEmail(visit: Visit) {
  const { yourEmail: label, newLinkHelp: hint, yourEmailMissing: missing } = visit.words.apply
  return formAsking([{ name: 'email', type: 'email', label, hint, missing }], visit)
}
