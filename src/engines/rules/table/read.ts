import type { Frame, Passes, Scope, Type, Value } from '#engines/feel'
import { assembleExpression, assembleTests, showType } from '#engines/feel'
import type { Boxed, Boxing } from '../boxed/boxed.ts'
import { readLiteral } from '../boxed/literal.ts'
import { fitted } from '../direct/fit.ts'
import { mustHold } from '../items/allowed.ts'
import { settleFit } from '../items/settle.ts'
import type { Item } from '../items.ts'
import { ANY, itemOf } from '../items.ts'
import { mustBeDistinct } from '../read/distinct.ts'
import type { Reading } from '../reading.ts'
import {
  attribute,
  bindingOf,
  cellBinding,
  child,
  childrenOf,
  counted,
  fault,
  faultOfStyle,
  hasText,
  textOf,
  within,
} from '../reading.ts'
import type { Element } from '../xml.ts'
import { directTable } from './direct.ts'
import { explainTable } from './explain.ts'
import type { Given, Input, Output, Policy, Rule } from './parts.ts'
import { policies } from './policies.ts'
import { runTable } from './run.ts'
import { tellSlips } from './slips.ts'

/** A decision table, compiled: every cell a question to its input, constants known beforehand. */
export function readTable(element: Element, scope: Scope, { reading }: Boxing, item?: Item): Boxed {
  const wrong = new Set<number>()
  const inputs = childrenOf(element, 'input').map((each, index) => {
    const told = reading.faults.length
    const input = readInput(each, scope, reading)
    if (reading.faults.length > told) wrong.add(index)
    return input
  })
  const outputs = readOutputs(element, scope, reading, item)
  const annotations = childrenOf(element, 'annotation').map((each) => attribute(each, 'name') ?? '')
  const known = readPolicy(element, outputs, reading)
  const policy = known ?? policies.get('UNIQUE')!
  const columns = { inputs, outputs, annotations, scope, reading, wanted: policy.name === 'C+' ? SUMMED : undefined }
  const rules = childrenOf(element, 'rule').map((rule, index) => {
    const id = attribute(rule, 'id') ?? `rule ${index + 1}`
    return within(reading, { rule: id }, () => readRule(rule, index + 1, id, columns))
  })
  const table = { inputs, outputs, rules, policy, at: element.at }
  tellSlips(element, outputs, scope, reading)
  reading.analysis?.tables.push({ element, scope, policy: known?.name ?? '?', inputs, outputs, rules, wrong })
  return {
    kind: 'table',
    type: typeOf(outputs, policy),
    code: runTable(table),
    explain: explainTable(table),
    direct: (standing, draft) => directTable(table, standing, draft),
  }
}

/** What is added up is a number, whether or not its column says so. */
const SUMMED: Item = { type: 'number' }

function typeOf(outputs: readonly Output[], { name }: Policy): Type {
  const one: Type =
    outputs.length === 1
      ? outputs[0]!.item.type
      : { context: new Map(outputs.map((output): [string, Type] => [output.name ?? '', output.item.type])) }
  if (name === 'C#') return 'number'
  return name === 'C' || name === 'R' || name === 'O' ? { list: one } : one
}

function readInput(element: Element, scope: Scope, reading: Reading): Input {
  const expression = child(element, 'inputExpression')
  if (!hasText(expression)) {
    fault(reading, element.at, 'no-input', 'This column does not say what it looks at.', 'Give it an input expression.')
    return { label: '', text: '', type: 'any', code: () => null, direct: undefined }
  }
  const item = itemOf(expression, reading)
  const { code, type, text = '', direct } = readLiteral(expression, scope, reading, item)
  const allowed = readAllowed(child(element, 'inputValues'), item?.type ?? type, scope, reading)
  const whole: Item = { ...(item ?? ANY), ...allowed }
  const label = attribute(element, 'label') ?? text
  const settled = settleFit(code, whole, expression.place, 0)
  return { label, text, type: item?.type ?? type, code: settled, direct: fitted(direct, whole) }
}

/** The values an input may have; what is not one of them is told, and is null to the rules. */
function readAllowed(element: Element | undefined, type: Type, scope: Scope, reading: Reading): Partial<Item> {
  if (!hasText(element)) return {}
  const text = textOf(element)
  const passes = assembleTests(text, bindingOf(reading, scope), type)
  const allows = (value: Value, frame: Frame) => passes(value, frame) === true
  return { allowed: text.text.trim(), allows, tests: passes.tests }
}

function readOutputs(element: Element, scope: Scope, reading: Reading, whole?: Item): Output[] {
  const elements = childrenOf(element, 'output')
  if (elements.length === 0)
    fault(reading, element.at, 'no-output', 'This table gives nothing.', 'Give it an output column.')
  mustBeDistinct(elements, 'output', reading)
  return elements.map((each) => readOutput(each, scope, reading, itemFor(each, elements.length === 1, reading, whole)))
}

/** The type of a column: its own, or what the whole table must give. */
function itemFor(element: Element, single: boolean, reading: Reading, whole: Item | undefined): Item {
  const own = itemOf(element, reading)
  if (own || !whole) return own ?? ANY
  if (single) return typeof whole.type === 'object' && 'list' in whole.type ? ANY : whole
  const name = attribute(element, 'name')
  const type =
    typeof whole.type === 'object' && 'context' in whole.type ? whole.type.context.get(name ?? '') : undefined
  return { type: type ?? 'any' }
}

function readOutput(element: Element, scope: Scope, reading: Reading, item: Item): Output {
  const values = readValues(child(element, 'outputValues'), scope, reading) ?? item.values
  const otherwise = child(element, 'defaultOutputEntry')
  const result = hasText(otherwise) ? resultOf(otherwise, item, scope, reading) : undefined
  return { name: attribute(element, 'name'), item, values, otherwise: result }
}

/** The values of a list of tests that are plain values. */
function readValues(element: Element | undefined, scope: Scope, reading: Reading): readonly Value[] | undefined {
  if (!hasText(element)) return undefined
  const { text, place } = textOf(element)
  const listed = { text: `[${text}]`, place: (offset: number) => place(Math.max(0, offset - 1)) }
  const { constant } = assembleExpression(listed, bindingOf(reading, scope))
  return Array.isArray(constant) ? constant : undefined
}

interface Columns {
  readonly inputs: readonly Input[]
  readonly outputs: readonly Output[]
  readonly annotations: readonly string[]
  readonly scope: Scope
  readonly reading: Reading
  /** What every output of the table must be, where its column does not say. */
  readonly wanted: Item | undefined
}

function readRule(element: Element, number: number, id: string, columns: Columns): Rule {
  const [cells, results] = [childrenOf(element, 'inputEntry'), childrenOf(element, 'outputEntry')]
  mustCount(element, number, 'input', cells.length, columns.inputs.length, columns.reading)
  mustCount(element, number, 'output', results.length, columns.outputs.length, columns.reading)
  return {
    number,
    id,
    tests: columns.inputs.flatMap((input, index) => testOf(cells[index], input, index, id, columns)),
    cells: columns.inputs.map((_, index) => (cells[index] ? textOf(cells[index]).text.trim() : '')),
    outputs: columns.outputs.map((output, index) => outputOf(results[index], output, id, columns)),
    annotations: annotationsOf(element, columns.annotations),
  }
}

function mustCount(element: Element, rule: number, kind: string, has: number, wants: number, reading: Reading): void {
  if (has === wants) return
  const message = `Rule ${rule} has ${counted(has, `${kind} cell`)} and the table ${counted(wants, `${kind} column`)}.`
  fault(reading, element.at, 'wrong-row', message, 'Give every column its cell.')
}

function testOf(
  cell: Element | undefined,
  input: Input,
  index: number,
  rule: string,
  columns: Columns,
): { input: number; passes: Passes }[] {
  if (!hasText(cell) || textOf(cell).text.trim() === '-') return []
  const text = textOf(cell, rule)
  const binding = cellBinding(columns.reading, columns.scope, text, input.type)
  const before = columns.reading.faults.length
  const passes = assembleTests(text, binding, input.type)
  if (columns.reading.faults.length === before) mustHold(text, columns.scope, input.type, columns.reading)
  return [{ input: index, passes }]
}

function outputOf(cell: Element | undefined, { item: own }: Output, rule: string, columns: Columns): Given {
  if (!hasText(cell)) return { code: () => null, direct: undefined }
  const { scope, reading, wanted } = columns
  return resultOf(cell, own.type === 'any' && !own.allows ? (wanted ?? own) : own, scope, reading, rule)
}

/** What a cell gives, as its item wants it. */
function resultOf(cell: Element, item: Item, scope: Scope, reading: Reading, rule?: string): Given {
  const { code, direct } = readLiteral(cell, scope, reading, item, rule)
  return { code: settleFit(code, item, cell.place, 0, rule), direct: fitted(direct, item) }
}

function annotationsOf(element: Element, names: readonly string[]): Record<string, string> {
  const texts = childrenOf(element, 'annotationEntry').map((each) => textOf(each).text.trim())
  return Object.fromEntries(
    texts.map((text, index): [string, string] => [names[index] ?? `annotation ${index + 1}`, text]),
  )
}

const LETTERS: ReadonlyMap<string, string> = new Map([
  ['U', 'UNIQUE'],
  ['A', 'ANY'],
  ['P', 'PRIORITY'],
  ['F', 'FIRST'],
  ['R', 'RULE ORDER'],
  ['O', 'OUTPUT ORDER'],
  ['C', 'COLLECT'],
])

function readPolicy(element: Element, outputs: readonly Output[], reading: Reading): Policy | undefined {
  const written = attribute(element, 'hitPolicy') ?? 'UNIQUE'
  const aggregation = attribute(element, 'aggregation')
  const name = LETTERS.get(written) ?? written
  const policy = policies.get(name === 'COLLECT' && aggregation ? `COLLECT ${aggregation}` : name)
  if (!policy) {
    const message = `There is no hit policy "${written}${aggregation ? ` ${aggregation}` : ''}".`
    fault(
      reading,
      element.at,
      'unknown-hit-policy',
      message,
      name === 'COLLECT'
        ? 'Write SUM, COUNT, MIN or MAX as its aggregation.'
        : 'Write UNIQUE, ANY, PRIORITY, FIRST, RULE ORDER, OUTPUT ORDER or COLLECT.',
    )
  }
  if (aggregation && name !== 'COLLECT')
    faultOfStyle(
      reading,
      element.at,
      'aggregation',
      `Only what is collected is put together by ${aggregation}: by the hit policy ${name} this table gives what one rule gives, or a list.`,
      'Write hitPolicy="COLLECT", or take the aggregation away.',
    )
  mustFit(element, policy, outputs, reading)
  return policy
}

/** What a policy needs of the outputs. */
function mustFit(element: Element, policy: Policy | undefined, outputs: readonly Output[], reading: Reading): void {
  const wantsOrder = policy?.name === 'P' || policy?.name === 'O'
  if (wantsOrder && !outputs.some((output) => output.values)) {
    const remedy = 'List the output values, those of most weight first.'
    fault(
      reading,
      element.at,
      'no-output-values',
      'This hit policy goes by the order of the output values, and there are none.',
      remedy,
    )
  }
  const summed = policy?.name === 'C+' ? outputs[0]?.item.type : undefined
  if (summed !== undefined && summed !== 'any' && summed !== 'number')
    faultOfStyle(
      reading,
      element.at,
      'wrong-type',
      `Only numbers can be added up, and this table gives a ${showType(summed)}.`,
      'Give the output the type number, or collect without SUM.',
    )
  if (outputs.length > 1 && outputs.some((output) => !output.name))
    fault(
      reading,
      element.at,
      'no-output-name',
      'A table with several outputs must name each.',
      'Give every output a name.',
    )
  if (outputs.length > 1 && policy && policy.name.length > 1)
    fault(reading, element.at, 'aggregation', 'Only one output can be added up or counted.', 'Split the table.')
}
