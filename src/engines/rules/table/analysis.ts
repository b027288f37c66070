import type { DefinitionFault } from '#ground/source'
import type { Reading } from '../reading.ts'
import type { Gap } from './analysis/gaps.ts'
import { gapsIn } from './analysis/gaps.ts'
import { textsNotAllowed, withoutTexts } from './analysis/limited.ts'
import type { Looked } from './analysis/looked.ts'
import { lookAt } from './analysis/looked.ts'
import type { Overlap } from './analysis/overlaps.ts'
import { overlapsIn } from './analysis/overlaps.ts'
import type { Seen } from './analysis/seen.ts'
import type { Steps } from './analysis/steps.ts'
import { TooMuch } from './analysis/steps.ts'
import * as tell from './analysis/tell.ts'
import type { Unreachable } from './analysis/unreachable.ts'
import { unreachableIn } from './analysis/unreachable.ts'

/**
 * Looks through the tables of a model for rules that can hold together, rules that never count, and values for which there is none.
 * Exact for cells that compare their column with constants; of cells that look at anything else, or are told as wrong themselves,
 * nothing is claimed.
 */
export function analyseTables(reading: Reading): void {
  const budget: Steps = { left: mostOfAll }
  for (const table of reading.analysis?.tables ?? []) {
    const { faults, warnings } = findingsIn(table, reading, budget)
    const severity = reading.tolerant ? 'warning' : 'fault'
    for (const each of faults) reading.faults.push({ severity, ...each })
    for (const each of warnings) reading.faults.push({ severity: 'warning', ...each })
  }
}

type Told = Omit<DefinitionFault, 'severity'>

/** Steps for each question about a table, well under a second; and for all of a model. */
const most = 2_000_000
const mostOfAll = 20_000_000

type Ask = <T>(what: string, question: (steps: Steps) => T) => T | undefined

/** Asks questions as far as the steps go; what they did not go to is among those that are unchecked. */
function asking(budget: Steps): { ask: Ask; unchecked: string[] } {
  const unchecked: string[] = []
  const ask: Ask = (what, question) => {
    const given = Math.min(most, budget.left)
    const steps = { left: given }
    try {
      return question(steps)
    } catch (reason) {
      if (!(reason instanceof TooMuch)) throw reason
      unchecked.push(what)
      return undefined
    } finally {
      budget.left -= given - Math.max(0, steps.left)
    }
  }
  return { ask, unchecked }
}

interface Findings {
  readonly faults: Told[]
  readonly warnings: Told[]
}

function findingsIn(seen: Seen, reading: Reading, budget: Steps): Findings {
  if (seen.inputs.length === 0 || seen.rules.length === 0) return { faults: [], warnings: [] }
  const { ask, unchecked } = asking(budget)
  const looked = ask('anything at all', (steps) => lookAt(seen, reading, steps))
  const { faults, warnings } = looked ? findingsOf(looked, ask) : { faults: [], warnings: [] }
  return { faults, warnings: unchecked.length > 0 ? [...warnings, tell.tellUnchecked(seen, unchecked)] : warnings }
}

function findingsOf(written: Looked, ask: Ask): Findings {
  const { seen } = written
  const limited = ask('values that are not allowed', (steps) => textsNotAllowed(written, steps)) ?? []
  const faults = limited.map((each) => tell.tellNotAllowed(written, each))
  const looked = withoutTexts(written, limited)
  const unreachable = ask('rules that never count', (steps) => unreachableIn(looked, steps)) ?? []
  const always = alwaysHolding(looked)
  const isTold = toldAlready(always, unreachable)
  const overlaps = minds(seen)
    ? ask('rules that can hold together', (steps) => overlapsIn(looked, steps, isTold))
    : undefined
  const gaps = wantsAll(seen) ? ask('rules that are missing', (steps) => gapsIn(looked, steps)) : undefined
  const warnings = [
    ...unreachableOf(looked, unreachable),
    ...always.map((rule) => tell.tellCatchAll(looked, rule)),
    ...overlapsOf(looked, overlaps ?? []),
    ...gapsOf(looked, gaps),
  ]
  return { faults, warnings }
}

const minds = ({ policy }: Seen) => policy === 'U' || policy === 'A'

/** A list of what holds may well be of nothing; one value, or a sum, is missed where there is none. */
const wantsAll = ({ policy, outputs }: Seen) =>
  !['C', 'R', 'O', '?'].includes(policy) && !outputs.some(({ otherwise }) => otherwise)

const mostGaps = 5
const mostOverlaps = 10
const mostUnreachable = 20

function unreachableOf(looked: Looked, found: readonly Unreachable[]): Told[] {
  const more = found.slice(mostUnreachable)
  return [
    ...found.slice(0, mostUnreachable).map((each) => tell.tellUnreachable(looked, each)),
    ...(more.length > 0 ? [tell.tellMoreUnreachable(looked, more)] : []),
  ]
}

function overlapsOf(looked: Looked, overlaps: readonly Overlap[]): Told[] {
  const more = overlaps.slice(mostOverlaps)
  return [
    ...overlaps.slice(0, mostOverlaps).map((each) => tell.tellOverlap(looked, each)),
    ...(more.length > 0 ? [tell.tellMoreOverlaps(looked, more)] : []),
  ]
}

/** Pairs of rules of which something else was told that says the same. */
function toldAlready(always: readonly number[], unreachable: readonly Unreachable[]) {
  const repeated = new Map(
    unreachable.flatMap((each) => (each.why === 'repeated' ? [[each.rule, each.by] as const] : [])),
  )
  return (a: number, b: number) => always.includes(a) || always.includes(b) || repeated.get(b) === a
}

/** Rules that ask nothing, where only one rule may hold. */
function alwaysHolding({ seen, rules, columns }: Looked): number[] {
  if (seen.policy !== 'U' || rules.length < 2) return []
  return rules.flatMap((_, rule) => (columns.every(({ cells }) => !cells[rule]) ? [rule] : []))
}

function gapsOf(looked: Looked, found: { gaps: readonly Gap[]; count: number } | undefined): Told[] {
  if (!found) return []
  const told = found.gaps.slice(0, mostGaps)
  const more = found.count - told.length
  return [
    ...told.map((gap) => tell.tellGap(looked, gap)),
    ...(more > 0 && told.length > 0 ? [tell.tellMoreGaps(looked, more)] : []),
  ]
}
