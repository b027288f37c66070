import { say } from '#engines/form'
import { referenceOf } from '#ground/ids'
import { Refusal } from '#ground/refusal'
import type { Answer, Visit } from '#web/kit'
import { goTo, show } from '#web/kit'
import { renewLink, showDead } from './dead-link.ts'
import { linkPage } from './link.view.ts'

const tokenOf = ({ params }: Visit) => params.token ?? ''

const toDraft = (id: Parameters<typeof referenceOf>[0]) => goTo(`/applications/${referenceOf(id)}/check-answers`)

/** Says what a link from an e-mail opens. Looking uses nothing up: scanners of e-mail follow links too. */
export async function showLink(visit: Visit): Promise<Answer> {
  const { applications } = visit.rooms
  const held = await applications.openedLink(tokenOf(visit), { session: visit.session.id, person: visit.person?.id })
  return held === undefined ? whereItWorks(visit, () => shown(visit)) : toDraft(held)
}

/** Uses the link up: this browser holds the application from now on. */
export async function openLink(visit: Visit): Promise<Answer> {
  if (visit.posted.has('email')) return renewLink(visit, tokenOf(visit))
  return whereItWorks(visit, async () =>
    toDraft(await visit.rooms.applications.useLink(tokenOf(visit), await visit.session.keep())),
  )
}

async function shown(visit: Visit): Promise<Answer> {
  const seen = await visit.rooms.applications.peekLink(tokenOf(visit))
  const name = visit.rooms.catalogue.find(seen.service)?.definition.service.name
  const service = name && say(name, visit.language)
  const title = visit.words.apply.openYourApplication
  return show({ title, body: linkPage(visit, { ...seen, service, token: tokenOf(visit) }), secretAddress: true })
}

async function whereItWorks(visit: Visit, answer: () => Promise<Answer>): Promise<Answer> {
  try {
    return await answer()
  } catch (error) {
    if (error instanceof Refusal && error.code === 'link-expired') return showDead(visit, tokenOf(visit))
    throw error
  }
}
