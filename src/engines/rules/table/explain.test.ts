import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { Type, Value } from '#engines/feel'
import { assembleExpression, assembleTests, Run, Scope, withinBudget } from '#engines/feel'
import { Decimal } from '#ground/decimal'
import type { RuleTrace, TableTrace } from '../trace.ts'
import { explainTable } from './explain.ts'
import type { Match, Output, Rule } from './parts.ts'
import { policies } from './policies.ts'
import type { Table } from './run.ts'
import { runTable } from './run.ts'
import { TracedFrame } from './traced-frame.ts'

/* The plain way, to hold the quick one against: every cell of every rule is asked, and every rule that failed is weighed. */

function explainedPlainly({ inputs, rules, policy, outputs }: Table, slots: readonly Value[], run: Run): TableTrace {
  const frame = new TracedFrame(slots.slice(), run)
  run.spend((rules.length * (1 + inputs.length)) >> 4)
  const values = inputs.map(({ code }) => code(frame))
  const asked = rules.map(({ cells, tests }) => {
    const failing = tests.filter(({ input, passes }) => passes(values[input]!, frame) !== true)
    return cells.map((text, column) => ({ text, held: !failing.some(({ input }) => input === column) }))
  })
  const matches = rules.map((rule, index): Match | undefined =>
    asked[index]!.every(({ held }) => held)
      ? { rule, outputs: rule.outputs.map(({ code }) => code(frame)) }
      : undefined,
  )
  const matched = matches.filter((match) => match !== undefined)
  const chosen = matched.length > 0 ? policy.judge(matched, outputs, run).chosen : []
  const told = rules.map(({ number, id, annotations }, index): RuleTrace => {
    const match = matches[index]
    const given = match ? outputs.map(({ name = '' }, at) => ({ name, value: match.outputs[at]! })) : []
    const same = { number, id, annotations, tests: asked[index]!, outputs: given }
    return { ...same, matched: match !== undefined, chosen: match !== undefined && chosen.includes(match) }
  })
  const columns = inputs.map(({ text, label }, index) => ({ text, label, value: values[index]! }))
  return { hitPolicy: policy.name, inputs: columns, ...keptPlainly(rules, told, values, policy.first === true) }
}

function keptPlainly(rules: readonly Rule[], told: readonly RuleTrace[], values: readonly Value[], first: boolean) {
  if (told.length <= 200) return { rules: told }
  const held = told.filter(({ matched }) => matched)
  const reached = first && held.length > 0 ? told.slice(0, told.indexOf(held[0]!)) : told
  const near = reached
    .filter(({ matched }) => !matched)
    .map((rule) => {
      const failed = rule.tests.flatMap((each, column) => (each.held ? [] : [column]))
      const missed = failed.map((column) => missedBy(values[column]!, pointsOf(rules[rule.number - 1]!, column)))
      return { rule, count: failed.length, distance: missed.reduce((total, each) => total + each, 0) }
    })
    .sort((a, b) => a.count - b.count || (a.distance === b.distance ? 0 : a.distance - b.distance))
  const kept = new Set([...held.slice(0, 100), ...near.slice(0, 100).map(({ rule }) => rule)])
  return { rules: told.filter((rule) => kept.has(rule)), leftOut: told.length - kept.size }
}

const pointsOf = ({ tests }: Rule, column: number) => tests.find(({ input }) => input === column)?.passes.points ?? []

const missedBy = (value: Value, points: readonly unknown[]): number =>
  Math.min(
    ...points.map((point) =>
      point instanceof Decimal && value instanceof Decimal
        ? Math.abs(value.toNumber() - point.toNumber()) / (Math.abs(point.toNumber()) || 1)
        : Number.POSITIVE_INFINITY,
    ),
    Number.POSITIVE_INFINITY,
  )

/* Tables over a number, a text, a truth and a number again, made of cells that look at constants, at other inputs, and that go wrong. */

const names = ['number', 'text', 'truth', 'other'] as const
const place = () => ({ file: 'rules.dmn', line: 1, column: 1 })
const textOf = (text: string) => ({ text, place })
const binding = {
  scope: new Scope(
    undefined,
    [...names].map((name): [string, Type] => [name, 'any']),
  ),
  types: new Map<string, Type>(),
  fault: () => undefined,
}
const codeOf = (text: string) => ({ code: assembleExpression(textOf(text), binding).code, direct: undefined })

function tableOf(policy: string, rows: readonly Row[]): Table {
  const inputs = names.map((name) => ({ ...{ label: name, text: name, type: 'any' as const }, ...codeOf(name) }))
  const values = ['a', 'b', Decimal.of(1)]
  const outputs: Output[] = [{ name: 'o', item: { type: 'any' }, values, otherwise: undefined }]
  const rules = rows.map(
    ([gives, ...cells], index): Rule => ({
      ...{ number: index + 1, id: `r${index + 1}`, cells, annotations: { law: `section ${index}` } },
      tests: cells.flatMap((text, input) =>
        text === '-' ? [] : [{ input, passes: assembleTests(textOf(text), binding, 'any') }],
      ),
      outputs: [codeOf(gives)],
    }),
  )
  return { inputs, outputs, rules, policy: policies.get(policy)!, at: place() }
}

type Row = readonly [gives: string, ...cells: string[]]

const numeral = fc.oneof(fc.integer({ min: -3, max: 40 }).map(String), fc.constantFrom('2.5', '1e30', '0.333'))
const ofNumber = fc.oneof(
  { arbitrary: fc.constant('-'), weight: 2 },
  { arbitrary: fc.tuple(fc.constantFrom('<', '<=', '>', '>=', '!='), numeral).map((all) => all.join(' ')), weight: 4 },
  { arbitrary: fc.tuple(numeral, numeral).map(([one, two]) => `[${one}..${two})`), weight: 4 },
  { arbitrary: fc.array(numeral, { minLength: 1, maxLength: 3 }).map((all) => all.join(', ')), weight: 2 },
  fc.constantFrom('not(7)', '? > other', '? > 1 and ? < 4', '< 1 / 0', 'null', 'number("x")', '"a"', '[1, 2, 4]'),
)
const ofText = fc.constantFrom(
  '-',
  '-',
  '"a"',
  '"b", "c"',
  'not("a")',
  'starts with(?, "a")',
  'string(number)',
  '> "a"',
)
const ofTruth = fc.constantFrom('-', '-', 'true', 'false', 'not(true)', 'number > 5', 'null', 'other')
const gives = fc.constantFrom('"a"', '"b"', '1', '1', 'number', 'number + 1 / 0', 'null', '{ x: text }')
const plainRow = fc.tuple(gives, fc.oneof(numeral, ofNumber), ofText, ofTruth, ofNumber)
/** Columns of constants alone are looked up, and not asked. */
const constantRow = fc.tuple(
  fc.constantFrom('"a"', '"b"', '1'),
  numeral.map((each) => `>= ${each}`),
  fc.constantFrom('-', '"a"', '"b", "c"'),
  fc.constantFrom('-', 'true', 'false'),
  fc.tuple(numeral, numeral).map(([one, two]) => `[${one}..${two})`),
)

const oneNumber = numeral.map((text): Value => Decimal.parse(text)!)
const anyValue = fc.oneof(oneNumber, fc.constantFrom<Value>('a', 'b', 'z', null, true, false))
const someNumber = fc.oneof({ arbitrary: oneNumber, weight: 5 }, anyValue)
const given = fc.tuple(
  someNumber,
  fc.oneof({ arbitrary: fc.constantFrom<Value>('a', 'b', 'z'), weight: 4 }, anyValue),
  fc.oneof({ arbitrary: fc.boolean(), weight: 4 }, anyValue),
  someNumber,
)

const budgets = fc.oneof(fc.constant(1_000_000), fc.integer({ min: 1, max: 400 }))

const orNone = <T>(work: () => T) => withinBudget(work, undefined)

/** Both ways; the quick one may come further within a budget, and then to what the plain one comes to with more. */
function mustAgree(table: Table, explain: ReturnType<typeof explainTable>, slots: readonly Value[], budget: number) {
  const errors: string[] = []
  const run = new Run(({ message }) => errors.push(message), budget)
  const frame = new TracedFrame([...slots], run)
  if (orNone(() => [runTable(table)(frame)]) === undefined) return { told: false, matched: 0 }
  const before = errors.length
  const quick = orNone(() => explain(frame))
  assert.equal(errors.length, before, 'what goes wrong is told once, where the table is worked out')
  const plain = orNone(() => explainedPlainly(table, slots, new Run(undefined, budget)))
  if (!quick) assert.equal(plain, undefined, 'told plainly within the budget')
  else assert.deepEqual(quick, plain ?? explainedPlainly(table, slots, new Run()))
  return { told: plain !== undefined, matched: quick?.rules.filter(({ matched }) => matched).length ?? 0 }
}

for (const [what, row, lengths, runs] of [
  ['short tables', plainRow, { minLength: 1, maxLength: 40 }, 150],
  ['long tables', plainRow, { minLength: 201, maxLength: 330 }, 40],
  ['long tables of constants', constantRow, { minLength: 201, maxLength: 330 }, 40],
] as const)
  test(`what is looked up of ${what} is told as if every cell were asked`, () => {
    let [all, told, matched] = [0, 0, 0]
    const rows: fc.Arbitrary<Row[]> = fc.array<Row>(row, { ...lengths, size: 'max' })
    const cases = fc.array(fc.tuple(given, budgets), { minLength: 8, maxLength: 8 })
    const holds = fc.property(fc.constantFrom(...policies.keys()), rows, cases, (policy, made, asked) => {
      const table = tableOf(policy, made)
      const explain = explainTable(table)
      for (const [slots, budget] of asked) {
        const came = mustAgree(table, explain, slots, budget)
        all++
        told += came.told ? 1 : 0
        matched += came.matched
      }
    })
    // A table of hundreds of rules is not worth the hours of making it smaller.
    fc.assert(holds, { numRuns: runs, endOnFailure: true })
    assert.ok(told > all / 3 && told < all, `${told} of ${all} were told plainly within their budgets`)
    assert.ok(matched > 100, `${matched} rules held in ${all}`)
  })
