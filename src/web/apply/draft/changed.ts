import { Refusal } from '#ground/refusal'
import type { Answer, Visit } from '#web/kit'
import { goTo, show } from '#web/kit'
import { changedPage } from './changed.view.ts'
import { draftOf, nextOf, placeOf } from './draft.ts'

/** Tells whoever goes on with a draft that its form has changed since, until they have gone on from here. */
export async function showChanged(visit: Visit): Promise<Answer> {
  const draft = await draftOf(visit)
  const { change, caption, agency } = draft
  if (draft.application.state === 'sent') return goTo(placeOf(draft))
  if (!change) return goTo(nextOf(draft))
  const title = `${visit.words.apply.formChanged} – ${caption}`
  return show({ title, body: changedPage(visit, draft, change), agency, at: 'applications' })
}

/** They were told: what was carried forward is kept under the version that they go on with. */
export async function goOnChanged(visit: Visit): Promise<Answer> {
  const draft = await draftOf(visit)
  const { id, answers, revision, state } = draft.application
  if (state === 'sent') return goTo(placeOf(draft))
  try {
    if (draft.change) await visit.rooms.applications.save(id, { answers, revision })
  } catch (error) {
    // Another device was told just now, or went on meanwhile.
    if (!(error instanceof Refusal) || error.code !== 'draft-changed-elsewhere') throw error
  }
  return goTo(nextOf(await draftOf(visit)))
}
