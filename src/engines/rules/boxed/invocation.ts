import type { Code, Frame, Scope, Type, Value } from '#engines/feel'
import { callFunction, FeelError, FeelFunction, mayBe, misfit, settle, showType } from '#engines/feel'
import type { Item } from '../items.ts'
import type { Reading } from '../reading.ts'
import { attribute, child, childrenOf, faultOfStyle } from '../reading.ts'
import type { Element } from '../xml.ts'
import type { Boxed, Boxing } from './boxed.ts'
import { expressionIn } from './expression-in.ts'

interface Bound {
  readonly name: string
  readonly code: Code
  readonly type: Type
}

function mustTake(element: Element, called: Boxed, bound: readonly Bound[], reading: Reading): void {
  const taking = typeof called.type === 'object' && 'function' in called.type ? called.type.function : undefined
  const names = bound.map(({ name }) => name)
  const fault = taking && misfit(taking, bound, names)
  if (fault) {
    const message = `${called.text || 'What is called here'} ${fault.message}`
    faultOfStyle(reading, element.at, 'wrong-call', message, fault.remedy)
  } else if (!taking && !mayBe(called.type, 'function')) {
    const message = `This is a ${showType(called.type)} and cannot be called.`
    faultOfStyle(reading, element.at, 'not-a-function', message, 'Call a business knowledge model or a function.')
  }
}

/** A call of a function with its arguments by name. */
export function readInvocation(element: Element, scope: Scope, boxing: Boxing, _item?: Item): Boxed {
  const called = boxing.read(expressionIn(element), scope, element)
  const bound = childrenOf(element, 'binding').map((each): Bound => {
    const parameter = child(each, 'parameter')
    const { code, type } = boxing.read(expressionIn(each), scope, each)
    return { name: (parameter && attribute(parameter, 'name')) ?? '', code, type }
  })
  mustTake(element, called, bound, boxing.reading)
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
