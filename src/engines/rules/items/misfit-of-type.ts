import type { Type } from '#engines/feel'
import { mayBe, showType } from '#engines/feel'
import type { Reading } from '../reading.ts'
import { faultOfStyle } from '../reading.ts'
import type { Element } from '../xml.ts'

/** Tells where what is worked out can never be of the type that is wanted of it. */
export function mustBe({ type }: { readonly type: Type }, wanted: Type, at: Element, reading: Reading): void {
  if (mayBe(type, wanted)) return
  const message = `This gives a ${showType(type)} where a ${showType(wanted)} is wanted.`
  faultOfStyle(reading, at.at, 'wrong-type', message, `Write something that gives a ${showType(wanted)}.`)
}
