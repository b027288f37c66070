import { Decimal } from '#ground/decimal'
import type { Code, Frame } from '../run.ts'
import { settle } from '../run.ts'
import type { Text } from '../text.ts'
import type { Filter, ItemName, Path } from '../tree.ts'
import { property } from '../values/properties.ts'
import type { Value } from '../values/types.ts'

/** `value.name`; of a list, that of each item (DMN 1.5 §10.3.2.5). */
export function path({ name, at }: Path, from: Code, text: Text): Code {
  const get = (value: Value, frame: Frame): Value => {
    if (Array.isArray(value)) {
      frame.run.spend(value.length)
      return value.map((item) => get(item, frame))
    }
    return settle(property(value, name), frame, text, at)
  }
  return (frame) => get(from(frame), frame)
}

/** A name that an item of unknown make may have: asked of each item around, the nearest first, then of the scope. */
export function itemName({ name, items, at }: ItemName, otherwise: Code | undefined, text: Text): Code {
  return (frame) => {
    for (const slot of items) {
      const item = frame.slots[slot]
      if (item instanceof Map && item.has(name)) return item.get(name) ?? null
    }
    return otherwise
      ? otherwise(frame)
      : frame.run.report('unknown-name', `Nothing here is called "${name}".`, text, at)
  }
}

const asList = (value: Value): readonly Value[] =>
  Array.isArray(value) ? value : value === null ? [] : [value as Value]

type Filtering = Pick<Filter, 'at' | 'slot' | 'entries' | 'perItem'>

/** `list[condition]` keeps items, `list[n]` takes one: counted from 1, or from the end where n is negative. */
export function filter(node: Filtering, list: Code, by: Code, text: Text): Code {
  if (!node.perItem) {
    return (frame) => {
      const value = list(frame)
      return pick(asList(value), by(frame), frame, text, node.at)
    }
  }
  const look = lookAt(node)
  return (frame) => {
    const items = asList(list(frame))
    const first = items.length === 0 ? null : look(items[0]!, by, frame)
    if (first instanceof Decimal) return at(items, first)
    return items.filter((item, index) => (index === 0 ? first : look(item, by, frame)) === true)
  }
}

function pick(items: readonly Value[], by: Value, frame: Frame, text: Text, place: number): Value {
  if (by instanceof Decimal) return at(items, by)
  if (typeof by === 'boolean') return by ? items : []
  if (by === null) return []
  return frame.run.report('wrong-type', 'A filter is a condition or a position.', text, place)
}

/** The item at a position; null where the list is not as long. */
function at(items: readonly Value[], position: Decimal): Value {
  const index = position.toSafeInteger() ?? 0
  const found = index === 0 ? null : items.at(index > 0 ? index - 1 : index)
  return found ?? null
}

function lookAt({ slot, entries }: Filtering) {
  return (item: Value, by: Code, frame: Frame): Value => {
    frame.run.spend(1)
    frame.slots[slot] = item
    for (const entry of entries) frame.slots[entry.slot] = (item instanceof Map ? item.get(entry.name) : null) ?? null
    return by(frame)
  }
}
