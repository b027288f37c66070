import type { Code, Scope, Type, Value } from '#engines/feel'
import { FeelError, FeelFunction, Frame } from '#engines/feel'
import type { Item } from '../items.ts'
import { ANY, fit, itemOf } from '../items.ts'
import type { Reading } from '../reading.ts'
import { attribute, childrenOf, faultWithin } from '../reading.ts'
import { settleFit } from '../settle.ts'
import type { Element } from '../xml.ts'
import type { Boxed, Boxing } from './boxed.ts'
import { expressionIn } from './expression-in.ts'

interface Parameter {
  readonly name: string
  readonly type: Type
  readonly item: Item
}

/** A function's body over its parameters, made into a value by whoever has the frame around it. */
export interface Body {
  readonly type: Type
  make(around: readonly Value[], run: Frame['run'], name?: string): FeelFunction
}

export const readParameters = (element: Element, reading: Reading): Parameter[] =>
  childrenOf(element, 'formalParameter').map((each) => {
    const item = itemOf(each, reading) ?? ANY
    return { name: attribute(each, 'name') ?? '', type: item.type, item }
  })

/** A function definition, of a boxed expression or of a business knowledge model. */
export function readFunctionBody(element: Element, scope: Scope, boxing: Boxing, gives?: Item): Body {
  const kind = attribute(element, 'kind') ?? 'FEEL'
  if (kind !== 'FEEL') external(element, kind, boxing.reading)
  const parameters = readParameters(element, boxing.reading)
  const inner = scope.with(parameters.map(({ name, type }) => [name, type]))
  const body = kind === 'FEEL' ? boxing.read(expressionIn(element), inner, element, gives) : undefined
  const code = body ? (gives ? settleFit(body.code, gives, element.place, 0) : body.code) : unreachable(element, kind)
  const result = gives && gives.type !== 'any' ? gives.type : (body?.type ?? 'any')
  const type: Type = { function: { takes: parameters.map((each) => each.type), gives: result } }
  return { type, make: maker(parameters, scope.next, result, code) }
}

const reach = (kind: string) => `A function of kind ${kind} cannot be called: a model has no way to the host.`

const external = (element: Element, kind: string, reading: Reading) =>
  faultWithin(reading, element.at, 'external-function', reach(kind), 'Write the function in FEEL.')

const unreachable = (element: Element, kind: string): Code => {
  const text = { text: '', place: () => element.at }
  return (frame) => frame.run.report('external-function', reach(kind), text, 0)
}

function maker(parameters: readonly Parameter[], first: number, gives: Type, code: Code): Body['make'] {
  return (around, run, name) =>
    new FeelFunction(
      parameters,
      gives,
      (args) => {
        const frame = new Frame(around.slice(), run)
        for (const [index, { item, name: parameter }] of parameters.entries()) {
          const value = fit(args[index] ?? null, item, frame)
          if (value instanceof FeelError) return new FeelError(value.code, `${parameter}: ${value.message}`)
          frame.slots[first + index] = value
        }
        return run.deeper(() => code(frame))
      },
      name,
    )
}

export function readFunction(element: Element, scope: Scope, boxing: Boxing): Boxed {
  const { type, make } = readFunctionBody(element, scope, boxing, itemOf(element, boxing.reading))
  return { kind: 'function', type, code: (frame) => make(frame.slots.slice(), frame.run) }
}
