import type { Act } from './acts.ts'
import type { ActKind, Status } from './cases.ts'

/** What a history comes to, kept in the case's columns for speed. */
export interface Position {
  status: Status
  team: string | null
  deadline: string | null
}

type Steps = { [K in ActKind]: (was: Position, act: Extract<Act, { kind: K }>) => Position }

const same = (was: Position) => was

const step: Steps = {
  opened: () => start,
  found: same,
  referred: (_, { details }) => ({ status: 'waiting', team: details.team, deadline: details.deadline ?? null }),
  decided: (was) => ({ ...was, status: 'decided' }),
  notified: same,
}

const start: Position = { status: 'received', team: null, deadline: null }

/** A new kind of act does not compile without its line in `step`. */
export const positionAfter = (acts: readonly Act[], from: Position = start): Position =>
  acts.reduce((was, act) => (step[act.kind] as (was: Position, act: Act) => Position)(was, act), from)
