import type { Policy } from '#web/kit'
import { holdsDraft, ownsCase } from '#web/kit'
import { idOf } from './draft/draft.ts'

/**
 * The holder of a draft; once it was sent by a person, that person alone. A device that helped to fill it in sees no more
 * of it then.
 */
export const holdsApplication: Policy = {
  name: 'holdsApplication',
  alsoByLink: true,
  async allows(visit) {
    const held = await holdsDraft.allows(visit)
    if (held !== true) return held
    const { state, owner } = await visit.rooms.applications.get(idOf(visit))
    return state === 'draft' || !owner || ownsCase.allows(visit)
  },
}
