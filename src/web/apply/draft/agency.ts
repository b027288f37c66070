import type { Definition } from '#engines/definition'
import type { Problem } from '#engines/form'
import { readPage, say } from '#engines/form'
import { Refusal } from '#ground/refusal'
import type { Answer, Visit } from '#web/kit'
import { goTo, show, speaksAnew } from '#web/kit'
import { formAsking } from '../showing/asking.ts'
import { agencyPage, typedIn } from './agency.view.ts'
import type { Draft } from './draft.ts'
import { agencyAt, checkAnswersAt, draftOf, nextOf, placeOf, questionAt } from './draft.ts'

/** To which agency an application goes, asked as any question is. */
export function askAgency({ words, language, rooms }: Visit, definition: Definition) {
  const options = rooms.catalogue.agenciesFor(definition.id).map(({ id, name, address }) => ({
    code: id,
    label: say(name, language),
    hint: say(address, language),
  }))
  const { whereToApply: label, whereToApplyHint: hint, whereToApplyMissing: missing } = words.apply
  return formAsking([{ name: 'agency', type: 'choice', label, hint, missing, options }], { language })
}

/** To whom a draft goes, where it may go elsewhere. */
export async function showAgency(visit: Visit): Promise<Answer> {
  const draft = await draftOf(visit)
  return elsewhere(visit, draft) ?? shown(visit, draft)
}

/** Nothing that was answered is lost by it. */
export async function changeAgency(visit: Visit): Promise<Answer> {
  const draft = await draftOf(visit)
  const { form, page } = askAgency(visit, draft.definition)
  const read = readPage(page, visit.posted, { form, answers: new Map(), today: draft.today })
  const anew = speaksAnew(visit)
  const away = elsewhere(visit, draft)
  if (away) return away
  if (anew || read.problems.length > 0) return shown(visit, draft, anew === 'typed' ? [] : read.problems)
  try {
    await visit.rooms.applications.directTo(draft.application.id, String(read.answers.get('agency')))
  } catch (error) {
    if (!(error instanceof Refusal) || error.code !== 'draft-already-sent') throw error
    return goTo(placeOf(draft))
  }
  const [first] = draft.walk.asked
  return goTo(visit.query.has('change') || !first ? nextOf(draft) : questionAt(draft, first))
}

function elsewhere({ rooms }: Visit, draft: Draft): Answer | undefined {
  if (draft.application.state === 'sent') return goTo(placeOf(draft))
  return rooms.catalogue.agenciesFor(draft.definition.id).length > 1 ? undefined : goTo(nextOf(draft))
}

function shown(visit: Visit, draft: Draft, problems: readonly Problem[] = []): Answer {
  const changing = visit.query.has('change')
  const { page } = askAgency(visit, draft.definition)
  const wrong = problems.length > 0
  return show({
    title: `${visit.words.apply.whereToApply} – ${draft.caption}`,
    body: agencyPage(visit, draft, { page, problems, action: agencyAt(draft, changing) }),
    back: changing && draft.walk.complete ? checkAnswersAt(draft) : `/services/${draft.definition.id}`,
    agency: draft.agency,
    status: wrong ? 422 : 200,
    problems: wrong,
    typedIn,
  })
}
