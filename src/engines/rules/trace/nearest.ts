import type { Json } from '#engines/feel'
import { distanceFrom } from '#engines/feel'
import { Decimal } from '#ground/decimal'
import type { ToldRule, ToldTable } from './told.ts'

/** A rule that did not hold, and why. */
export interface NearRule {
  readonly rule: ToldRule
  readonly failed: readonly Failed[]
}

interface Failed {
  /** Of the column. */
  readonly text: string
  readonly label: string
  /** What was there. */
  readonly value: Json
  readonly test: string
}

/** As many as people want to read. */
const most = 3

/**
 * The rules that came nearest to holding: of those that would have given something else, where there are any, those of which the
 * fewest conditions failed; of these the ones of which most held, and whose numbers were missed by least. For each thing that they
 * would have given there is one before any has a second. `gives` says what a rule gives, as it is written; `isLighter`, of a table whose
 * results weigh, whether that weighs less than what came out: such a rule is told last where it would have come to nothing.
 */
export function nearestRules(
  table: ToldTable,
  gives: (rule: ToldRule) => string,
  isLighter: (rule: ToldRule) => boolean = () => false,
): NearRule[] {
  const failing = reachedRules(table).filter(({ matched }) => !matched)
  const given = new Set(table.rules.filter(isChosen(table)).map(gives))
  const others = failing.filter((rule) => !given.has(gives(rule)))
  const counting = others.filter((rule) => !(isLighter(rule) && isInVain(rule, table)))
  const [told = []] = [counting, others, failing].filter(({ length }) => length > 0)
  const near = told.map((rule) => ({ rule, failed: failedOf(rule, table) }))
  const fewest = near.reduce((least, { failed }) => Math.min(least, failed.length), Number.POSITIVE_INFINITY)
  const ranked = near
    .filter(({ failed }) => failed.length === fewest)
    .map(rankOf)
    .sort(byRank)
  return oneOfEachFirst(ranked, gives)
    .slice(0, most)
    .map(({ rule, failed }) => ({ rule, failed }))
}

interface Ranked extends NearRule {
  readonly held: number
  readonly distance: number
}

const rankOf = ({ rule, failed }: NearRule): Ranked => ({
  ...{ rule, failed, distance: distanceOf(failed) },
  held: rule.tests.filter(({ text, held }) => held && asks(text)).length,
})

const asks = (text = '-') => text !== '-' && text !== ''

const byRank = (one: Ranked, other: Ranked): number =>
  other.held - one.held || inOrder(one.distance, other.distance) || one.rule.number - other.rule.number

/** Two that are infinitely far are equally far. */
const inOrder = (one: number, other: number) => (one === other ? 0 : one - other)

function oneOfEachFirst(ranked: readonly Ranked[], gives: (rule: ToldRule) => string): Ranked[] {
  const seen = new Set<string>()
  const isNew = ({ rule }: Ranked) => !seen.has(gives(rule)) && seen.add(gives(rule)) !== undefined
  const { first = [], later = [] } = Object.groupBy(ranked, (each) => (isNew(each) ? 'first' : 'later'))
  return [...first, ...later]
}

/** Whether a rule that what came out is owed to would hold on, whatever made this one hold: it looks at nothing of what failed. */
function isInVain({ tests }: ToldRule, table: ToldTable): boolean {
  return table.rules
    .filter(isChosen(table))
    .some((chosen) => tests.every(({ held }, column) => held || !asks(chosen.tests[column]?.text)))
}

/** Whether what the table gave came of the rule. */
export const isChosen =
  ({ hitPolicy, rules }: ToldTable) =>
  (rule: ToldRule): boolean =>
    rule.chosen ?? (rule.matched && (!isFirst(hitPolicy) || rules.find(({ matched }) => matched) === rule))

const isFirst = (hitPolicy: string) => /^F/.test(hitPolicy)

/** The policy F takes the first rule that holds, whatever comes after it: of those nobody says that they failed. */
function reachedRules({ hitPolicy, rules }: ToldTable): readonly ToldRule[] {
  const last = isFirst(hitPolicy) ? rules.findIndex(({ matched }) => matched) : -1
  return last < 0 ? rules : rules.slice(0, last + 1)
}

const failedOf = ({ tests }: ToldRule, { inputs }: ToldTable): Failed[] =>
  inputs.flatMap(({ text, label, value }, column) => {
    const test = tests[column]
    return test && !test.held ? [{ text, label, value, test: test.text }] : []
  })

const distanceOf = (failed: readonly Failed[]): number =>
  failed.reduce((total, { test, value }) => {
    const number = typeof value === 'string' ? Decimal.parse(value) : undefined
    return total + (number ? distanceFrom(test, number) : Number.POSITIVE_INFINITY)
  }, 0)
