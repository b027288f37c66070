import type { Draft, Part } from '#engines/feel'
import { directTests, Frame, NotDirect, plain, Run } from '#engines/feel'
import type { Direct } from '../boxed/boxed.ts'
import type { Item } from '../items.ts'
import { fit } from '../items.ts'

/** The same as the item wants it. */
export const fitted = (direct: Direct | undefined, item: Item): Direct | undefined =>
  direct && ((standing, draft) => fitPart(direct(standing, draft), item, draft))

/** A part as the item wants it: of its kind for certain, and allowed. */
export function fitPart(part: Part, item: Item, draft: Draft): Part {
  mustBe(part, item)
  if (!item.allows) return part
  const { choices } = plain(part)
  if (choices) {
    const frame = new Frame([], new Run())
    if (!choices.every((choice) => fit(choice, item, frame) === choice)) throw new NotDirect()
  } else if (item.tests) draft.unless(directTests(item.tests, part, draft))
  else throw new NotDirect()
  return part
}

function mustBe(part: Part, { type }: Item): void {
  if (type === 'any' || type === part.kind) return
  if (typeof type !== 'object' || !('context' in type) || part.kind !== 'context') throw new NotDirect()
  for (const [name, entry] of type.context) {
    const own = part.entries.get(name)
    if (!own) throw new NotDirect()
    mustBe(own, { type: entry })
  }
}
