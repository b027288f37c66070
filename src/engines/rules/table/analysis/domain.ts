import type { Constant, Scope, Type, Value } from '#engines/feel'
import { analyseTests, assembleExpression, equal, Frame, Run } from '#engines/feel'
import type { Item } from '../../items.ts'
import { itemOf } from '../../items.ts'
import type { Reading } from '../../reading.ts'
import { attribute, bindingOf, child, childrenOf, hasText, textOf } from '../../reading.ts'
import type { Element } from '../../xml.ts'
import type { Meant, Seen } from './seen.ts'

/** What the values of a column may be, as the model declares it. */
export interface Domain {
  readonly type: Type
  /** Every one of them holds for a value that may be. */
  readonly limits: readonly Limit[]
}

interface Limit {
  allows(value: Value): boolean
  /** What it compares the value with; absent where it looks at it in another way. */
  readonly constants: readonly Constant[] | undefined
  /** The values one by one, where they are listed. */
  readonly values: readonly Value[] | undefined
  readonly whole: boolean
}

/** What a column looks at: a name, and the entries that the expression goes on to. */
export function meantBy(path: readonly string[] | undefined, scope: Scope, reading: Reading, slot?: number) {
  const [name, ...entries] = path ?? []
  for (let around: Scope | undefined = scope; around && name !== undefined; around = around.parent) {
    const entry = around.entries.get(name)
    if (!entry || (slot !== undefined && entry.slot !== slot)) continue
    const meant = reading.analysis?.meant.get(around)?.get(name)
    return meant && { ...meant, item: entriesOf(itemFor(meant, reading), entries) }
  }
  return undefined
}

const entriesOf = (item: Item | undefined, entries: readonly string[]) =>
  entries.reduce<Item | undefined>((of, entry) => of?.parts?.get(entry), item)

/** What its variable declares; of a decision by a table, where nothing is declared, the values that its rules give. */
function itemFor({ node, item }: Meant, reading: Reading): Item | undefined {
  const declared = item ?? node?.item
  if (declared?.allows || node?.kind !== 'decision') return declared
  const table = reading.analysis?.tables.find(({ decision, whole }) => whole && decision === node.name)
  const values = table && knownValuesOf(table, reading)
  if (!values) return declared
  const allows = (value: Value) => values.some((each) => equal(each, value) === true)
  const limits = values.map((value) => ({ value, at: 0, ordered: false }))
  return { type: declared?.type ?? node.type, allows, limits, values }
}

const known = new WeakMap<Seen, readonly Value[] | 'worked out'>()

/** Many tables may look at the same decision. */
function knownValuesOf(table: Seen, reading: Reading): readonly Value[] | undefined {
  const values = known.get(table) ?? valuesOf(table, reading) ?? 'worked out'
  known.set(table, values)
  return values === 'worked out' ? undefined : values
}

/** Every value that a table of one output may give; undefined where a rule works its value out. */
function valuesOf({ element, outputs, policy, scope }: Seen, reading: Reading): readonly Value[] | undefined {
  if (outputs.length !== 1 || !'UAPF'.includes(policy)) return undefined
  const columns = childrenOf(element, 'output').flatMap((each) => childrenOf(each, 'defaultOutputEntry'))
  const cells = [...childrenOf(element, 'rule').flatMap((rule) => childrenOf(rule, 'outputEntry')), ...columns]
  const binding = { ...bindingOf(reading, scope), fault: () => undefined }
  const values = cells.filter(hasText).map((cell) => assembleExpression(textOf(cell), binding).constant)
  return values.includes(undefined) ? undefined : values.map((value) => value ?? null)
}

export function domainOf(column: number, seen: Seen, known: Item | undefined, reading: Reading): Domain {
  const element = childrenOf(seen.element, 'input')[column]!
  const own = itemOf(child(element, 'inputExpression'), reading)
  const { type } = seen.inputs[column]!
  const items = [known, own].filter((item) => item !== undefined)
  return { type, limits: [...items.flatMap(limitOf), ...inputValues(element, type, seen, reading)] }
}

const enough = 10_000

/** For tests that look at nothing but their input. */
export const alone = () => new Frame([], new Run(undefined, enough))

function limitOf({ allows, limits, values, whole = false }: Item): Limit[] {
  if (!allows) return []
  return [{ allows: (value) => allows(value, alone()), constants: limits, values: limits && values, whole }]
}

function inputValues(element: Element, type: Type, { scope }: Seen, reading: Reading): Limit[] {
  const values = child(element, 'inputValues')
  if (!hasText(values)) return []
  const silent = { ...bindingOf(reading, scope), fault: () => undefined }
  const { passes, ofWhole, constants = ofWhole } = analyseTests(textOf(values), silent, type)
  const listed = constants?.some(({ ordered }) => ordered) ? undefined : constants?.map(({ value }) => value)
  const allows = (value: Value) => !constants || passes(value, alone()) === true
  return [{ allows, constants, values: listed, whole: ofWhole !== undefined }]
}

export const labelOf = (column: number, { element, inputs }: Seen): string =>
  inputs[column]!.text || (attribute(childrenOf(element, 'input')[column]!, 'label') ?? `column ${column + 1}`)
