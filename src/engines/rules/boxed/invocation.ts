import type { Code, Frame, Scope, Value } from '#engines/feel'
import { callFunction, FeelError, FeelFunction, settle } from '#engines/feel'
import type { Item } from '../items.ts'
import { attribute, child, childrenOf } from '../reading.ts'
import type { Element } from '../xml.ts'
import type { Boxed, Boxing } from './boxed.ts'
import { expressionIn } from './expression-in.ts'

interface Bound {
  readonly name: string
  readonly code: Code
}

/** A call of a function with its arguments by name. */
export function readInvocation(element: Element, scope: Scope, boxing: Boxing, _item?: Item): Boxed {
  const called = boxing.read(expressionIn(element), scope, element)
  const bound = childrenOf(element, 'binding').map((each): Bound => {
    const parameter = child(each, 'parameter')
    return {
      name: (parameter && attribute(parameter, 'name')) ?? '',
      code: boxing.read(expressionIn(each), scope, each).code,
    }
  })
  const gives = typeof called.type === 'object' && 'function' in called.type ? called.type.function.gives : 'any'
  const text = { text: '', place: () => element.at }
  const code = (frame: Frame): Value => {
    const result = invoke(called.code(frame), bound, frame)
    return settle(result, frame, text, 0)
  }
  return { kind: 'invocation', type: gives, code }
}

function invoke(called: Value, bound: readonly Bound[], frame: Frame): Value | FeelError {
  if (!(called instanceof FeelFunction)) return new FeelError('wrong-type', 'What is called here is no function.')
  const names = bound.map(({ name }) => name)
  return callFunction(
    called,
    bound.map(({ code }) => code(frame)),
    names,
    frame.run,
  )
}
