import { callBuiltin, callForm, formByNames } from '../functions/builtins.ts'
import type { Code, Run } from '../run.ts'
import { Frame, settle } from '../run.ts'
import type { Text } from '../text.ts'
import type { BuiltinName, Call, FunctionNode } from '../tree.ts'
import { FeelError } from '../values/error.ts'
import { FeelFunction } from '../values/function.ts'
import { invoke } from '../values/invoke.ts'
import type { Builtin, Result, Value } from '../values/types.ts'
import { callOfNumbers } from './numbers.ts'

export function call(node: Call, callee: Code, args: readonly Code[], text: Text): Code {
  if (node.callee.kind === 'builtin') return callKnown(node.callee.builtin, node, args, text)
  return (frame) => {
    const called = callee(frame)
    if (!(called instanceof FeelFunction))
      return frame.run.report('not-a-function', 'This is no function.', text, node.at)
    const given = args.map((arg) => arg(frame))
    return settle(callFunction(called, given, node.names, frame.run), frame, text, node.at)
  }
}

function callKnown(builtin: Builtin, { names, at }: Call, args: readonly Code[], text: Text): Code {
  const make = callerOf(builtin, names)
  const finish = (given: readonly Value[], { run }: Frame) => run.pay(make(given, run))
  const quick = names ? undefined : callOfNumbers(builtin, args, finish, { text, at })
  if (quick) return quick
  return (frame) => {
    frame.run.spend(1)
    const given = args.map((arg) => arg(frame))
    return settle(finish(given, frame), frame, text, at)
  }
}

type Caller = (given: readonly Value[], run: Run) => Result

/** A built-in with its arguments by position, or by the names of the parameters of one of its forms. */
function callerOf(builtin: Builtin, names: readonly string[] | undefined): Caller {
  if (!names) return (given, run) => callBuiltin(builtin, given, run)
  const named = formByNames(builtin, names)
  if (!named) return () => new FeelError('wrong-argument', `${builtin.name} has no such parameters.`)
  return (given, run) => callForm(builtin, named.form, inForm(named.order, given), run)
}

const inForm = (order: readonly number[], given: readonly Value[]) =>
  order.map((index) => (index < 0 ? undefined : given[index]))

/** Calls a function that is a value, with arguments by position or by the parameters' names. */
export function callFunction(
  called: FeelFunction,
  given: readonly Value[],
  names: readonly string[] | undefined,
  run: Run,
): Result {
  const { builtin } = called
  if (builtin) return run.deeper(() => run.pay(callerOf(builtin, names)(given, run)))
  const ordered = names ? inOrder(called, names, given) : given
  return run.deeper(() => run.pay(invoke(called, ordered, run)))
}

/** Arguments by name in the order of the parameters; undefined where they do not go together. */
function inOrder({ parameters }: FeelFunction, names: readonly string[], given: readonly Value[]): Value[] | undefined {
  const order = parameters.map(({ name }) => names.indexOf(name))
  return order.length === names.length && !order.includes(-1) ? order.map((index) => given[index]!) : undefined
}

/** A function keeps the values around it as they are when it is made. */
export function lambda({ parameters, self, type }: FunctionNode, body: Code): Code {
  const gives = typeof type === 'object' && 'function' in type ? type.function.gives : 'any'
  return (frame) => {
    frame.run.spend(1 + (frame.slots.length >> 3))
    const around = frame.slots.slice()
    const made: FeelFunction = new FeelFunction(parameters, gives, (args) => {
      const slots = around.slice()
      for (const [index, { slot }] of parameters.entries()) slots[slot] = args[index] ?? null
      if (self !== undefined) slots[self] = made
      return frame.run.deeper(() => body(new Frame(slots, frame.run)))
    })
    return made
  }
}

/** A built-in as a value, to be handed to another function. */
export function builtinValue({ builtin }: BuiltinName): Code {
  const parameters = builtin.forms[0]?.takes ?? []
  const { name } = builtin
  return (frame) => new FeelFunction(parameters, 'any', (args) => callBuiltin(builtin, args, frame.run), name, builtin)
}
