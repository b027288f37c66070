import type { Code, Scope, Type, Value } from '#engines/feel'
import { settleFit } from '../items/settle.ts'
import { itemOf } from '../items.ts'
import { mustBeDistinct } from '../read/distinct.ts'
import { attribute, child, childrenOf, counted, fault } from '../reading.ts'
import type { Element } from '../xml.ts'
import type { Boxed, Boxing } from './boxed.ts'
import { expressionsIn } from './expression-in.ts'

export function readList(element: Element, scope: Scope, boxing: Boxing): Boxed {
  const items = expressionsIn(element).map((each) => boxing.read(each, scope, element))
  const code: Code = (frame) => {
    frame.run.spend(items.length)
    return items.map((item) => item.code(frame))
  }
  return { kind: 'list', type: { list: commonOf(items.map((item) => item.type)) }, code }
}

const commonOf = (types: readonly Type[]): Type =>
  types.every((type) => type === types[0]) ? (types[0] ?? 'any') : 'any'

/** A relation: columns with names, and each row a context. */
export function readRelation(element: Element, scope: Scope, boxing: Boxing): Boxed {
  mustBeDistinct(childrenOf(element, 'column'), 'column', boxing.reading)
  const columns = childrenOf(element, 'column').map((each) => columnOf(each, boxing))
  const rows = childrenOf(element, 'row').map((row) => readRow(row, columns, scope, boxing))
  const type: Type = { list: { context: new Map(columns.map(({ name, item }) => [name, item?.type ?? 'any'])) } }
  return { kind: 'relation', type, code: allOf(rows, columns.length) }
}

/** What is made is kept, and so paid for by its size. */
const allOf =
  (rows: readonly Code[], columns: number): Code =>
  (frame) => {
    frame.run.spend(rows.length * (1 + columns))
    return rows.map((row) => row(frame))
  }

const columnOf = (element: Element, { reading }: Boxing) => ({
  name: attribute(element, 'name') ?? attribute(child(element, 'variable') ?? element, 'name') ?? '',
  item: itemOf(element, reading),
})

function readRow(row: Element, columns: readonly ReturnType<typeof columnOf>[], scope: Scope, boxing: Boxing): Code {
  const cells = expressionsIn(row)
  if (cells.length !== columns.length) {
    const message = `This row has ${counted(cells.length, 'cell')} and the relation ${counted(columns.length, 'column')}.`
    fault(boxing.reading, row.at, 'wrong-row', message, 'Give every column its cell.')
  }
  const codes = columns.map(({ name, item }, index) => {
    const { code } = boxing.read(cells[index], scope, row, item)
    return { name, code: item ? settleFit(code, item, row.place, 0) : code }
  })
  return (frame) => new Map(codes.map(({ name, code }): [string, Value] => [name, code(frame)]))
}
