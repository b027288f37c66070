/** The engines it is held against: what each is loaded from, and the same tables in the form of each. */
import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { fileURLToPath, pathToFileURL } from 'node:url'
import type { Person, Row, Span } from './tables.ts'
import { spanInFeel } from './tables.ts'

const folder = fileURLToPath(new URL('peers/', import.meta.url))

/** Installs the peers, at the very versions that their package.json names, where they are not there yet. */
export function installPeers(): void {
  if (existsSync(`${folder}node_modules`)) return
  execFileSync('npm', ['install'], { cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] })
}

const load = async (name: string) => import(pathToFileURL(createRequire(`${folder}package.json`).resolve(name)).href)

export interface Peer {
  readonly rate: (person: Person) => Promise<number> | number
  readonly amount: (person: Person) => Promise<number> | number
}

interface ZenDecision {
  evaluate(person: Person): Promise<{ result: { rate: number; amount: number } }>
}

const inZen = ({ least, below }: Span) => spanInFeel({ least, below })

/** Its JSON Decision Model: a table, and for the amount an expression behind it. */
export async function byZen(rows: readonly Row[]): Promise<Peer> {
  const { ZenEngine } = await load('@gorules/zen-engine')
  const engine = new ZenEngine()
  const node = (id: string, type: string, content = {}) => ({ id, type, name: id, position: { x: 0, y: 0 }, content })
  const table = {
    hitPolicy: 'first',
    passThrough: true,
    inputs: ['age', 'income', 'district', 'owner'].map((field) => ({ id: field, name: field, field })),
    outputs: [{ id: 'rate', name: 'rate', field: 'rate' }],
    rules: rows.map(({ age, income, district, owner, rate }, index) => ({
      _id: `line-${index + 1}`,
      age: age ? inZen(age) : '',
      income: income ? inZen(income) : '',
      district: district?.map((each) => `"${each}"`).join(', ') ?? '',
      owner: owner === undefined ? '' : String(owner),
      rate: String(rate),
    })),
  }
  const sum = { expressions: [{ id: 'amount', key: 'amount', value: 'round(income * rate / 100, 2)' }] }
  const model = (path: readonly object[]) => {
    const nodes = path as readonly { id: string }[]
    const edges = nodes.slice(1).map(({ id }, index) => ({ id: `to-${id}`, sourceId: nodes[index]!.id, targetId: id }))
    return engine.createDecision({ nodes, edges: edges.map((edge) => ({ ...edge, type: 'edge' })) }) as ZenDecision
  }
  const [begin, rules, end] = [
    node('in', 'inputNode'),
    node('rules', 'decisionTableNode', table),
    node('out', 'outputNode'),
  ]
  const alone = model([begin, rules, end])
  const withAmount = model([begin, rules, node('sum', 'expressionNode', { ...sum, passThrough: true }), end])
  return {
    rate: async (person) => (await alone.evaluate(person)).result.rate,
    amount: async (person) => (await withAmount.evaluate(person)).result.amount,
  }
}

/** It has no tables: each cell is a unary test, row after row, until all of a row hold. */
export async function byFeelin(rows: readonly Row[]): Promise<Peer> {
  const { unaryTest, evaluate } = await load('feelin')
  const cells = rows.map(({ age, income, district, owner, rate }) => ({
    rate: String(rate),
    tests: [
      ...(age ? [['age', spanInFeel(age)] as const] : []),
      ...(income ? [['income', spanInFeel(income)] as const] : []),
      ...(district ? [['district', district.map((each) => `"${each}"`).join(', ')] as const] : []),
      ...(owner === undefined ? [] : [['owner', String(owner)] as const]),
    ],
  }))
  const rate = (person: Person): number => {
    for (const row of cells)
      if (row.tests.every(([name, test]) => unaryTest(test, { '?': person[name] }).value === true))
        return evaluate(row.rate).value as number
    return Number.NaN
  }
  const amount = (person: Person) =>
    evaluate('round half up(income * rate / 100, 2)', { income: person.income, rate: rate(person) }).value as number
  return { rate, amount }
}

interface Almanac {
  factValue(name: string): Promise<unknown>
}

/** A rule a row, the first of most priority; the engine stops at the first that holds. */
export async function byJsonRules(rows: readonly Row[]): Promise<Peer> {
  const { Engine } = await load('json-rules-engine')
  const engine = new Engine()
  const spans = (fact: string, { least, below }: Span = {}) => [
    ...(least === undefined ? [] : [{ fact, operator: 'greaterThanInclusive', value: least }]),
    ...(below === undefined ? [] : [{ fact, operator: 'lessThan', value: below }]),
  ]
  for (const [index, { age, income, district, owner, rate }] of rows.entries()) {
    const all = [
      ...spans('age', age),
      ...spans('income', income),
      ...(district ? [{ fact: 'district', operator: 'in', value: district }] : []),
      ...(owner === undefined ? [] : [{ fact: 'owner', operator: 'equal', value: owner }]),
    ]
    engine.addRule({ conditions: { all }, event: { type: 'rate', params: { rate } }, priority: rows.length - index })
  }
  engine.on('success', (_event: unknown, _almanac: Almanac) => engine.stop())
  const rate = async (person: Person): Promise<number> =>
    (await engine.run(person)).events[0]?.params.rate ?? Number.NaN
  const amount = async (person: Person) => Math.round(((person.income * (await rate(person))) / 100) * 100) / 100
  return { rate, amount }
}
