import type { Code, Scope, Type, Value } from '#engines/feel'
import { externalFunction, FeelError, FeelFunction, Frame } from '#engines/feel'
import { settleFit } from '../items/settle.ts'
import type { Item } from '../items.ts'
import { ANY, fit, itemOf } from '../items.ts'
import type { Reading } from '../reading.ts'
import { attribute, child, childrenOf, faultWithin, noNames } from '../reading.ts'
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
  const parameters = readParameters(element, boxing.reading)
  const inner = scope.with(parameters.map(({ name, type }) => [name, type]))
  boxing.reading.analysis?.meant.set(inner, new Map(parameters.map(({ name, item }) => [name, { item }])))
  const body =
    kind === 'FEEL'
      ? readBody(element, inner, boxing, gives)
      : readExternal(element, { kind, parameters, first: scope.next }, boxing)
  const code = gives ? settleFit(body.code, gives, element.place, 0) : body.code
  const result = gives && gives.type !== 'any' ? gives.type : body.type
  const type: Type = {
    function: { takes: parameters.map((each) => each.type), gives: result, names: parameters.map(({ name }) => name) },
  }
  return { type, make: maker(parameters, scope.next, result, code) }
}

type Logic = Pick<Boxed, 'type' | 'code'>

const readBody = (element: Element, inner: Scope, boxing: Boxing, gives?: Item): Logic =>
  boxing.read(expressionIn(element), inner, element, gives)

interface External {
  readonly kind: string
  readonly parameters: readonly Parameter[]
  /** Where the arguments stand. */
  readonly first: number
}

/** A context that names a class and a method's signature (DMN 1.5 §10.3.2.13.3). */
function readExternal(element: Element, { kind, parameters, first }: External, boxing: Boxing): Logic {
  const context = expressionIn(element)
  const [className, signature] = [wordsOf(context, 'class', boxing), wordsOf(context, 'method signature', boxing)]
  const found = kind === 'Java' ? externalFunction(className, signature, parameters) : undefined
  if (!found) return unreachable(element, kind, boxing.reading)
  const text = { text: '', place: () => element.at }
  const code: Code = (frame) => {
    const value = found.call(frame.slots.slice(first, first + parameters.length))
    return value instanceof FeelError ? frame.run.report(value.code, value.message, text, 0) : value
  }
  return { type: found.gives, code }
}

function wordsOf(context: Element | undefined, name: string, boxing: Boxing): string {
  const entries = context ? childrenOf(context, 'contextEntry') : []
  const entry = entries.find((each) => attribute(child(each, 'variable') ?? each, 'name') === name)
  const value = entry && boxing.read(expressionIn(entry), noNames(), entry).constant
  return typeof value === 'string' ? value : ''
}

function unreachable(element: Element, kind: string, reading: Reading): Logic {
  const message = `This function of kind ${kind} is none of the few of another language that a model may call.`
  faultWithin(reading, element.at, 'external-function', message, 'Write the function in FEEL.')
  const text = { text: '', place: () => element.at }
  return { type: 'any', code: (frame) => frame.run.report('external-function', message, text, 0) }
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

/** `name`: that of its own entry in a context, so that it can call itself. */
export function readFunction(element: Element, scope: Scope, boxing: Boxing, name?: string): Boxed {
  const inner = name === undefined ? scope : scope.with([[name, 'function']])
  const { type, make } = readFunctionBody(element, inner, boxing, itemOf(element, boxing.reading))
  const code = (frame: Frame) => {
    const around = frame.slots.slice()
    const made = make(around, frame.run)
    if (name !== undefined) around[scope.next] = made
    return made
  }
  return { kind: 'function', type, code }
}
