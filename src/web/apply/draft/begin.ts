import type { Application } from '#domain/applications'
import type { Definition } from '#engines/definition'
import type { Problem } from '#engines/form'
import { readPage, say } from '#engines/form'
import type { Answer, Visit } from '#web/kit'
import { goTo, show, speaksAnew } from '#web/kit'
import type { Check } from '../check/state.ts'
import { todayOf } from '../showing/speaking.ts'
import { askAgency } from './agency.ts'
import { beginPage, typedIn } from './begin.view.ts'
import { draftOf, nextOf } from './draft.ts'

/** To whom the application goes. */
export const showBegin =
  (check: Check) =>
  (visit: Visit): Answer =>
    beginShown(visit, check)

/** Begins a draft, with the answers of a check where the visitor comes from one. */
export const begin =
  (check: Check) =>
  async (visit: Visit): Promise<Answer> => {
    const { rooms, person, language } = visit
    const definition = definitionOf(visit)
    const { form, page } = askAgency(visit, definition)
    const read = readPage(page, visit.posted, { form, answers: new Map(), today: todayOf(visit) })
    const anew = speaksAnew(visit)
    if (anew) return beginShown(visit, check, anew === 'problems' ? read.problems : [])
    if (read.problems.length > 0) return beginShown(visit, check, read.problems)
    const session = await visit.session.keep()
    const agency = String(read.answers.get('agency'))
    const application = await rooms.applications.begin({ service: definition.id, agency, session, person, language })
    await carryOver(visit, check, definition, application)
    return goTo(nextOf(await draftOf({ ...visit, params: { ref: application.reference } })))
  }

const definitionOf = ({ rooms, params }: Visit): Definition => rooms.catalogue.get(params.service ?? '').definition

const isFromCheck = ({ query }: Visit) => query.get('answers') === 'checked'

async function carryOver(
  visit: Visit,
  check: Check,
  definition: Definition,
  { id, revision }: Application,
): Promise<void> {
  const answers = check.answersOf(visit, definition)
  if (!isFromCheck(visit) || answers.size === 0) return
  await visit.rooms.applications.save(id, { answers, revision })
  check.forget(visit)
}

function beginShown(visit: Visit, check: Check, problems: readonly Problem[] = []): Answer {
  const definition = definitionOf(visit)
  const agencies = visit.rooms.catalogue.agenciesFor(definition.id)
  const carried = isFromCheck(visit) && check.answersOf(visit, definition).size > 0
  const [only, ...others] = agencies.map(({ name }) => say(name, visit.language))
  const heading = only && others.length === 0 ? visit.words.apply.goesTo(only) : visit.words.apply.whereToApply
  const { page } = askAgency(visit, definition)
  const wrong = problems.length > 0
  return show({
    title: `${heading} – ${say(definition.service.name, visit.language)}`,
    body: beginPage(visit, { definition, agencies, page, problems, carried, heading }),
    back: `/services/${definition.id}${carried ? '/check/result' : ''}`,
    agency: others.length === 0 ? agencies[0] : undefined,
    status: wrong ? 422 : 200,
    problems: wrong,
    ...(others.length > 0 && { typedIn }),
  })
}
