import type { Code, Frame, Scope, Type, Value } from '#engines/feel'
import { settleFit } from '../items/settle.ts'
import type { Item } from '../items.ts'
import { ANY, itemOf } from '../items.ts'
import { attribute, child, childrenOf, fault } from '../reading.ts'
import type { Element } from '../xml.ts'
import type { Boxed, Boxing } from './boxed.ts'
import { expressionIn } from './expression-in.ts'
import { readFunction } from './function.ts'

interface Entry {
  readonly name: string | undefined
  readonly slot: number
  readonly code: Code
  readonly type: Type
}

/** Entries in their order, each seeing those before it; one without a name, the last, is what the whole gives. */
export function readContext(element: Element, scope: Scope, boxing: Boxing, item?: Item): Boxed {
  const entries: Entry[] = []
  let inner = scope
  for (const each of childrenOf(element, 'contextEntry')) {
    const entry = readEntry(each, inner, boxing, item)
    entries.push(entry)
    if (entry.name === undefined) break
    if (entries.some((other) => other !== entry && other.name === entry.name)) twice(each, entry.name, boxing)
    inner = inner.with([[entry.name, entry.type]])
  }
  const last = entries.at(-1)
  if (last && last.name === undefined) return { kind: 'context', type: last.type, code: resultOf(entries, last) }
  const type: Type = { context: new Map(entries.map((entry) => [entry.name!, entry.type])) }
  return { kind: 'context', type, code: contextOf(entries) }
}

function twice(element: Element, name: string, { reading }: Boxing): void {
  fault(reading, element.at, 'name-twice', `The entry "${name}" is there twice.`, 'Give each its own name.')
}

function readEntry(element: Element, scope: Scope, boxing: Boxing, whole?: Item): Entry {
  const variable = child(element, 'variable')
  const name = variable && attribute(variable, 'name')
  const item = itemOf(variable, boxing.reading) ?? (variable ? undefined : whole)
  const expression = expressionIn(element)
  const boxed =
    expression?.name === 'functionDefinition'
      ? readFunction(expression, scope, boxing, name)
      : boxing.read(expression, scope, element, item)
  const code = item ? settleFit(boxed.code, item, element.place, 0) : boxed.code
  return { name, slot: scope.next, code, type: (item ?? ANY).type === 'any' ? boxed.type : item!.type }
}

function contextOf(entries: readonly Entry[]): Code {
  return (frame) => {
    frame.run.spend(1 + entries.length)
    const made = new Map<string, Value>()
    for (const entry of entries) made.set(entry.name!, keep(entry, frame))
    return made
  }
}

function resultOf(entries: readonly Entry[], last: Entry): Code {
  const before = entries.slice(0, -1)
  return (frame) => {
    frame.run.spend(before.length)
    for (const entry of before) keep(entry, frame)
    return last.code(frame)
  }
}

function keep({ slot, code }: Entry, frame: Frame): Value {
  const value = code(frame)
  frame.slots[slot] = value
  return value
}
