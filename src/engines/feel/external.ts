import type { JavaValue } from './external/java-values.ts'
import { javaTypes } from './external/java-values.ts'
import type { Method } from './external/methods.ts'
import { findMethod } from './external/methods.ts'
import { FeelError } from './values/error.ts'
import type { FunctionParameter } from './values/function.ts'
import { FeelFunction } from './values/function.ts'
import type { Result, Type, Value } from './values/types.ts'

const VARIADIC = '[Ljava.lang.Object;'

/**
 * The function that an external definition names (DMN 1.5 §10.3.2.13.3): one of a fixed few static methods of Java, worked out here.
 * Undefined where it is none of them, or takes another number of arguments: a model has no way to the host.
 */
export function externalFunction(
  className: string,
  signature: string,
  parameters: readonly FunctionParameter[],
): FeelFunction | undefined {
  const method = findMethod(className, signature)
  if (!method || !takesAll(method, parameters.length)) return undefined
  const gives: Type = javaTypes[method.gives].feel
  return new FeelFunction(parameters, gives, (args) => call(method, args))
}

const isVariadic = ({ takes }: Method) => takes.at(-1) === VARIADIC

const takesAll = (method: Method, count: number) =>
  isVariadic(method) ? count >= method.takes.length - 1 : count === method.takes.length

function call(method: Method, args: readonly Value[]): Result {
  const given: JavaValue[] = []
  for (const [index, arg] of args.entries()) {
    const value = javaTypes[method.takes[Math.min(index, method.takes.length - 1)]!].into(arg)
    if (value instanceof FeelError) return value
    given.push(value)
  }
  const fixed = method.takes.length - 1
  const passed = isVariadic(method) ? [...given.slice(0, fixed), given.slice(fixed).map(String)] : given
  const result = method.run(passed)
  return result instanceof FeelError ? result : javaTypes[method.gives].back(result)
}
