import type { Draft, Part, Plain, Standing, Value } from '#engines/feel'
import { directTests, equal, NotDirect, nearOf, plain } from '#engines/feel'
import type { Decimal } from '#ground/decimal'
import { directColumns } from './direct-columns.ts'
import type { Match, Output, Rule } from './parts.ts'
import { byWeight } from './policies.ts'
import type { Table } from './run.ts'

/** A table as direct code: the number of the rule that settles it, then what that rule gives. */
export function directTable({ inputs, outputs, rules, policy }: Table, standing: Standing, draft: Draft): Part {
  const columns = inputs.map(({ direct }) => columnPart(direct?.(standing, draft), draft))
  const given = outputs.map((output, index) => resultsOf(output, index, rules, standing, draft))
  const order = orderOf(policy.name, rules, given, outputs)
  const chosen = rules.length > longestChain ? directColumns(order, columns, draft) : chainOf(order, columns, draft)
  if (!outputs.every(({ otherwise }) => otherwise)) draft.unless(`${chosen} < ${rules.length}`)
  const parts = given.map((results) => results.at(chosen))
  if (parts.length === 1) return parts[0]!
  return { kind: 'context', entries: new Map(outputs.map(({ name }, index) => [name ?? '', parts[index]!])) }
}

function columnPart(part: Part | undefined, draft: Draft): Plain {
  if (!part) throw new NotDirect()
  const column = plain(part)
  return column.kind === 'number' ? { ...column, near: nearOf(column, draft) } : column
}

/** The rules in the order in which they are looked at, and for each the number it stands for. */
export interface Order {
  readonly rules: readonly Rule[]
  /** Where several may hold: the rules that give the same have the same number, and others must not hold beside them. */
  readonly alone: boolean
  numberOf(rule: Rule): number
}

function orderOf(policy: string, rules: readonly Rule[], given: readonly Results[], outputs: readonly Output[]): Order {
  const place = (rule: Rule) => rules.indexOf(rule)
  if (policy === 'F') return { rules, alone: false, numberOf: place }
  if (policy === 'U') return { rules, alone: true, numberOf: place }
  const matches = rules.map((rule, index): Match => ({ rule, outputs: given.map(({ constants }) => constants(index)) }))
  if (policy === 'P') {
    return { rules: byWeight(matches, outputs).map(({ rule }) => rule), alone: false, numberOf: place }
  }
  if (policy !== 'A') throw new NotDirect()
  if (rules.length > mostCompared) throw new NotDirect()
  const alike = (one: Match, other: Match) => one.outputs.every((value, i) => equal(value, other.outputs[i]!) === true)
  const firstAlike = new Map(matches.map((match) => [match.rule, matches.findIndex((other) => alike(match, other))]))
  return { rules, alone: true, numberOf: (rule) => firstAlike.get(rule)! }
}

/** Every rule is compared with every other. */
const mostCompared = 1000

/** What an output gives for each rule, and, last, where none holds. */
interface Results {
  constants(rule: number): Value
  at(chosen: string): Part
}

function resultsOf(
  { otherwise }: Output,
  index: number,
  rules: readonly Rule[],
  standing: Standing,
  draft: Draft,
): Results {
  const cells = [...rules.map(({ outputs }) => outputs[index]!), ...(otherwise ? [otherwise] : [])]
  const write = (cell: (typeof cells)[number]) => {
    if (!cell.direct) throw new NotDirect()
    return plain(cell.direct(standing, draft))
  }
  const blocks = cells.map((cell) => draft.block(() => write(cell)))
  const parts = blocks.map(({ result }) => result)
  const kind = parts[0]!.kind
  if (parts.some((part) => part.kind !== kind)) throw new NotDirect()
  const constants = parts.map(({ choices }) => (choices?.length === 1 ? choices[0]! : undefined))
  const known = constants.includes(undefined) ? undefined : (constants as Value[])
  return {
    constants(rule) {
      if (!known) throw new NotDirect()
      return known[rule]!
    },
    at: (chosen) => (known ? listed(kind, known, chosen, draft) : worked(kind, blocks, chosen, draft)),
  }
}

/** Constants, by the number of the rule. */
function listed(kind: Plain['kind'], values: readonly Value[], chosen: string, draft: Draft): Plain {
  const one = { kind, js: draft.local(`${draft.constant(values)}[${chosen}]`), choices: values }
  const doubles = kind === 'number' ? values.map((value) => (value as Decimal).exactDouble) : []
  if (doubles.length === 0 || doubles.some(Number.isNaN)) return one
  return { ...one, near: `${draft.constant(Float64Array.from(doubles))}[${chosen}]` }
}

/** What each rule works out, where it is the one. */
function worked(kind: Plain['kind'], blocks: readonly Block[], chosen: string, draft: Draft): Plain {
  const js = draft.variable()
  const cases = blocks.map((block, rule) => `case ${rule}: { ${block.js}\n${js} = ${block.result.js}; break; }`)
  draft.line(`let ${js}; switch (${chosen}) { ${cases.join('\n')} }`)
  return { kind, js }
}

interface Block {
  readonly js: string
  readonly result: Plain
}

/** More rules than these are looked up by columns. */
const longestChain = 32

/** One condition after the other, as one would write them by hand; gives the number of the rule that is chosen. */
function chainOf({ rules, alone, numberOf }: Order, columns: readonly Plain[], draft: Draft): string {
  const chosen = draft.variable()
  const none = rules.length
  draft.line(`let ${chosen} = ${none};`)
  const steps = rules.map((rule) => {
    const number = numberOf(rule)
    const other = `if (${chosen} !== ${none} && ${chosen} !== ${number}) return gaveUp;`
    return `if (${conditionOf(rule, columns, draft)}) { ${alone ? other : ''} ${chosen} = ${number}; }`
  })
  draft.line(steps.join(alone ? '\n' : ' else '))
  return chosen
}

function conditionOf({ tests }: Rule, columns: readonly Plain[], draft: Draft): string {
  const conditions = tests.map(({ input, passes }) => {
    if (!passes.tests) throw new NotDirect()
    return directTests(passes.tests, columns[input]!, draft)
  })
  return conditions.join(' && ') || 'true'
}
