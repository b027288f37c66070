import type { Clock } from '#ground/clock'
import type { Visit } from '#web/kit'
import type { Pending } from './relying.ts'

/** A sign-in that was begun in this browser: several tabs may each have one. */
interface Begun extends Pending {
  /** The path to come back to, as it is written in the visit's language. */
  to: string
  /** Where an officer goes instead, who did not come from anywhere. */
  officerTo?: string
  at: string
}

/** Where to go on to afterwards. */
type Afterwards = Pick<Begun, 'to' | 'officerTo'>

const note = 'sign-ins begun'
const most = 5
const patience = { minutes: 20 }

const begunIn = ({ session }: Visit): Begun[] => JSON.parse(session.recall(note) ?? '[]')

export async function remember(visit: Visit, clock: Clock, pending: Pending, then: Afterwards): Promise<void> {
  const others = begunIn(visit).slice(1 - most)
  await visit.session.note(note, JSON.stringify([...others, { ...pending, ...then, at: clock.now().toString() }]))
}

/** Takes what was begun with this state, once. */
export async function take(visit: Visit, clock: Clock, state: string | null): Promise<Begun | undefined> {
  const begun = begunIn(visit)
  const found = begun.find((one) => one.state === state)
  if (!found) return undefined
  await visit.session.note(note, JSON.stringify(begun.filter((one) => one !== found)))
  const until = Temporal.Instant.from(found.at).add(patience)
  return Temporal.Instant.compare(clock.now(), until) <= 0 ? found : undefined
}
