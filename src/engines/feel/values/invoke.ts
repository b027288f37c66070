import { coerce } from './conform.ts'
import { FeelError } from './error.ts'
import type { FeelFunction } from './function.ts'
import type { During, Result, Value } from './types.ts'

/** Calls a function with arguments in the order of its parameters, each as its type wants it. */
export function invoke(
  called: FeelFunction,
  args: readonly Value[] | undefined,
  during: Pick<During, 'spend'>,
): Result {
  if (!args || args.length !== called.parameters.length)
    return new FeelError('wrong-number-of-arguments', `The function takes ${called.parameters.length} arguments.`)
  const fitting: Value[] = []
  for (const [index, { name, type }] of called.parameters.entries()) {
    const value = coerce(args[index]!, type, during)
    if (value instanceof FeelError) return new FeelError('wrong-argument', `${name}: ${value.message}`)
    fitting.push(value)
  }
  return called.call(fitting)
}
