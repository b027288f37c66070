import type { Code } from '#engines/feel'
import { settle } from '#engines/feel'
import type { Place } from '#ground/source'
import type { Item } from '../items.ts'
import { fit } from '../items.ts'

/** Gives what the code gives, as the item wants it; what cannot be that is told, and is null. */
export function settleFit(code: Code, item: Item, place: (offset: number) => Place, at: number, rule?: string): Code {
  if (item.type === 'any' && !item.allows) return code
  const text = { text: '', place, rule }
  return (frame) => settle(fit(code(frame), item, frame), frame, text, at)
}
