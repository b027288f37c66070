import type { Code, Scope, Type } from '#engines/feel'
import { assembleFilter, assembleFor, assembleQuantified } from '#engines/feel'
import { mustBe } from '../items/misfit-of-type.ts'
import { attribute, child } from '../reading.ts'
import type { Element } from '../xml.ts'
import type { Boxed, Boxing } from './boxed.ts'
import { expressionIn } from './expression-in.ts'

/** `if`, `then` and `else` in boxes. */
export function readConditional(element: Element, scope: Scope, boxing: Boxing): Boxed {
  const part = (name: string) => boxing.read(expressionIn(child(element, name)), scope, child(element, name) ?? element)
  const [condition, then, otherwise] = [part('if'), part('then'), part('else')]
  mustBe(condition, 'boolean', child(element, 'if') ?? element, boxing.reading)
  const code: Code = (frame) => (condition.code(frame) === true ? then.code(frame) : otherwise.code(frame))
  return { kind: 'conditional', type: then.type === otherwise.type ? then.type : 'any', code }
}

export function readFilter(element: Element, scope: Scope, boxing: Boxing): Boxed {
  const list = boxing.read(expressionIn(child(element, 'in')), scope, child(element, 'in') ?? element)
  const match = child(element, 'match')
  const read = (inner: Scope) => {
    const boxed = boxing.read(expressionIn(match), inner, match ?? element)
    mustBe(boxed, 'boolean', match ?? element, boxing.reading)
    return boxed
  }
  return { kind: 'filter', ...assembleFilter(list, scope, read, element.place) }
}

export function readIteration(element: Element, scope: Scope, boxing: Boxing): Boxed {
  const name = attribute(element, 'iteratorVariable') ?? 'item'
  const list = boxing.read(expressionIn(child(element, 'in')), scope, child(element, 'in') ?? element)
  const last = child(element, element.name === 'for' ? 'return' : 'satisfies')
  const read = (inner: Scope): { type: Type; code: Code } => {
    const boxed = boxing.read(expressionIn(last), inner, last ?? element)
    if (element.name !== 'for') mustBe(boxed, 'boolean', last ?? element, boxing.reading)
    return boxed
  }
  const assemble = element.name === 'for' ? assembleFor : assembleQuantified(element.name as 'some' | 'every')
  return { kind: element.name, ...assemble(list, name, scope, read, element.place) }
}
