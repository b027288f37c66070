import { slugOf } from '#engines/feel'
import type { Logic, RuleLogic, TableLogic } from '#engines/rules'
import type { RulesReading } from '../reading.ts'

/** A table of more rules is begun on the page, and goes on on pages of its own, so that no page is too large for a phone. */
const mostOnPage = 60
/** Where there are many such tables, each has less room. */
const mostOnPageOfMany = 20
const mostOfAll = 400

export const firstFew = 10
export const pageLength = 100

/** How many rules a table may have to be shown whole. */
export function longestWhole({ order }: RulesReading): number {
  const logics = [...order.decisions, ...order.functions].map(({ part }) => part.logic)
  const all = logics.reduce((sum, logic) => sum + rulesIn(logic), 0)
  return all > mostOfAll ? mostOnPageOfMany : mostOnPage
}

const rulesIn = (logic: Logic): number => (logic.kind === 'table' ? logic.rules.length : 0)

/** Some of the rules of a table, and which: those from a place on, or those that name something. */
export interface SomeRules {
  readonly rules: readonly RuleLogic[]
  readonly from: number
  readonly all: number
}

/** Those that stand on the page that begins with the rule `from`, of those that name what is searched for. */
export function someRules(table: TableLogic, { from, find }: { from: number; find: string }, codes: Codes): SomeRules {
  const sought = find.toLowerCase()
  const found = sought === '' ? table.rules : table.rules.filter((rule) => names(rule, sought, codes))
  const first = Math.max(0, Math.min(from - 1, found.length - 1))
  return { rules: found.slice(first, first + pageLength), from: first + 1, all: found.length }
}

/** What people call a code in the column of this number: inputs first, then outputs. */
export type Codes = (code: string, column: number) => string

const names = ({ cells, outputs }: RuleLogic, sought: string, codes: Codes): boolean =>
  [...cells, ...outputs].some(
    (text, column) =>
      text.toLowerCase().includes(sought) ||
      [...text.matchAll(/"([^"]*)"/g)].some(([, code = '']) => codes(code, column).toLowerCase().includes(sought)),
  )

export const tableNamed = (reading: RulesReading, slug: string) =>
  reading.order.decisions.find(({ part }) => part.logic.kind === 'table' && slugOf(part.name) === slug)
