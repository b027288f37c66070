import { findFor } from '#engines/definition'
import { say } from '#engines/form'
import type { Answer, Visit } from '#web/kit'
import { goTo, show } from '#web/kit'
import { checkingOf, checkPageAt, nextInCheck } from './question.ts'
import { resultPage } from './result.view.ts'
import type { Check } from './state.ts'

/** What the rules say about the answers. Nothing of it is stored. */
export const showResult =
  (check: Check) =>
  (visit: Visit): Answer => {
    const checking = checkingOf(visit, check)
    const { definition, walk } = checking
    if (!walk.complete) return goTo(nextInCheck(checking))
    const options = { currency: visit.place.currency, languages: [visit.language] }
    const finding = findFor(definition, walk.values, options)
    const title = `${visit.words.apply.whatYouWouldGet} – ${say(definition.service.name, visit.language)}`
    const last = walk.asked.at(-1)
    return show({ title, body: resultPage(visit, checking, finding), back: last && checkPageAt(checking, last) })
  }
