import { pathIn } from '#engines/feel'
import type { Node } from '../../graph/node.ts'
import type { Reading } from '../../reading.ts'
import { child, childrenOf, textOf } from '../../reading.ts'
import type { Cell } from './cells.ts'
import { cellsOf } from './cells.ts'
import type { Class, Classes } from './classes.ts'
import { classesOf } from './classes.ts'
import type { Domain } from './domain.ts'
import { domainOf, labelOf, meantBy } from './domain.ts'
import type { Ranges } from './ranges.ts'
import { all, none, within } from './ranges.ts'
import type { Seen } from './seen.ts'
import type { Steps } from './steps.ts'

/** A column of a table: the classes of values that its cells tell apart, and for each rule those for which its cell holds. */
export interface Column {
  readonly label: string
  readonly cells: readonly (Cell | undefined)[]
  readonly domain: Domain
  readonly classes: readonly Class[]
  /** How many classes are known to have a value that may be: only those are spoken of. */
  readonly width: number
  /** By rule, over all classes: where its cell may hold, and where it is sure to. */
  readonly may: readonly Ranges[]
  readonly sure: readonly Ranges[]
  /** The same, over the classes that are spoken of. */
  readonly mayBe: readonly Ranges[]
  readonly surely: readonly Ranges[]
  /** The classes that are spoken of. */
  readonly known: readonly Class[]
  /** Its values hang on nothing that other columns hang on, so that each may come with each of theirs. */
  readonly free: boolean
  /** Its type says which values there are. */
  readonly declared: boolean
  /** What it rests on that is given from outside, where that is known. */
  readonly roots: ReadonlySet<string> | undefined
}

/** Every column of a table. */
export function columnsOf(seen: Seen, reading: Reading, steps: Steps): Column[] {
  const columns = seen.inputs.map((_, index) => columnOf(index, seen, reading, steps))
  return columns.map((column) => (column.free && !isApart(column, columns) ? shut(column) : column))
}

const isApart = (column: Column, columns: readonly Column[]) =>
  columns.every((other) => other === column || (other.roots !== undefined && areApart(column.roots, other.roots)))

const areApart = (a: Column['roots'], b: Column['roots']) =>
  [...(a ?? [])].every((x) => ![...b!].some((y) => meet(x, y)))

/** One is the other, or an entry of it. */
const meet = (a: string, b: string) => a === b || a.startsWith(`${b}.`) || b.startsWith(`${a}.`)

/** Nothing is claimed that hangs on such a column: in what is spoken of, it may hold everything and is sure of nothing. */
function shut(column: Column): Column {
  const surely = column.cells.map((cell) => (cell ? none : all(column.width)))
  return { ...column, free: false, declared: false, mayBe: column.cells.map(() => all(column.width)), surely }
}

/** The same column, where the cells of some rules may hold for more than they say. */
export function doubted(column: Column, isDoubted: (rule: number) => boolean): Column {
  const { classes, width } = column
  const may = column.may.map((ranges, rule) => (isDoubted(rule) ? all(classes.length) : ranges))
  const mayBe = column.mayBe.map((ranges, rule) => (isDoubted(rule) ? all(width) : ranges))
  return { ...column, may, mayBe }
}

function columnOf(index: number, seen: Seen, reading: Reading, steps: Steps): Column {
  const expression = child(childrenOf(seen.element, 'input')[index]!, 'inputExpression')
  const path = expression && pathIn(textOf(expression).text, seen.scope)
  const meant = meantBy(path, seen.scope, reading)
  const domain = domainOf(index, seen, meant?.item, reading)
  const cells = cellsOf(index, seen, reading)
  const classes = (seen.wrong.has(index) ? undefined : classesOf(domain, cells, steps)) ?? unknown
  const column = columnWith(classes, { label: labelOf(index, seen), cells, domain, roots: rootsOf(meant, path) })
  return column.roots?.size && classes.isWhole ? column : shut(column)
}

type Given = Pick<Column, 'label' | 'cells' | 'domain' | 'roots'>

function columnWith({ classes, holds, kind }: Classes, given: Given): Column {
  const before = [0]
  for (const { sure } of classes) before.push(before.at(-1)! + (sure ? 1 : 0))
  const width = classes.length
  const places = given.cells.map((cell) => (cell ? holds(cell) : all(width)))
  const may = places.map((ranges) => ranges ?? all(width))
  const sure = places.map((ranges) => ranges ?? none)
  const inKnown = (ranges: Ranges) => within(ranges, before)
  return {
    ...{ ...given, classes, may, sure, width: before.at(-1)!, known: classes.filter((each) => each.sure) },
    ...{ mayBe: may.map(inKnown), surely: sure.map(inKnown) },
    ...{ free: true, declared: given.domain.type === kind },
  }
}

/** Of a column of which nothing is known but that a dash holds. */
const unknown: Classes = {
  classes: [{ value: null, place: 'other', sure: true }],
  kind: 'any',
  isWhole: false,
  holds: () => undefined,
}

/** What it rests on: a name that is given from outside, with its entries, or every input that a decision is worked out from. */
function rootsOf(meant: ReturnType<typeof meantBy>, path: readonly string[] = []): Column['roots'] {
  if (!meant) return undefined
  const isGiven = !meant.node || meant.node.kind === 'input'
  return new Set(isGiven ? [path.join('.')] : inputsOf(meant.node))
}

function inputsOf(node: Node | undefined): string[] {
  const found = new Set<Node>()
  const walk = (each: Node) => {
    if (found.has(each)) return
    found.add(each)
    each.needs.forEach(walk)
  }
  if (node) walk(node)
  return [...found].filter(({ kind }) => kind === 'input').map(({ name }) => name)
}
