import { say } from '#engines/form'
import { referenceOf } from '#ground/ids'
import type { Answer, Visit } from '#web/kit'
import { goTo, show } from '#web/kit'
import { linkPage } from './link.view.ts'

const tokenOf = ({ params }: Visit) => params.token ?? ''

/** Says what a link from an e-mail opens. Looking uses nothing up: scanners of e-mail follow links too. */
export async function showLink(visit: Visit): Promise<Answer> {
  const seen = await visit.rooms.applications.peekLink(tokenOf(visit))
  const name = visit.rooms.catalogue.find(seen.service)?.definition.service.name
  const service = name && say(name, visit.language)
  const title = visit.words.apply.openYourApplication
  return show({ title, body: linkPage(visit, { ...seen, service, token: tokenOf(visit) }), secretAddress: true })
}

/** Uses the link up: this browser holds the application from now on. */
export async function openLink(visit: Visit): Promise<Answer> {
  const id = await visit.rooms.applications.useLink(tokenOf(visit), await visit.session.keep())
  return goTo(`/applications/${referenceOf(id)}/check-answers`)
}
