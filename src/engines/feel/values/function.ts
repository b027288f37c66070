import type { Builtin, Result, Type, Value } from './types.ts'

export interface FunctionParameter {
  readonly name: string
  readonly type: Type
}

/** A function as a value: a lambda, a business knowledge model or a built-in. */
export class FeelFunction {
  readonly name: string | undefined
  readonly parameters: readonly FunctionParameter[]
  readonly gives: Type
  /** Takes the arguments in the order of the parameters. Errors inside a lambda are reported by the lambda itself. */
  readonly call: (args: readonly Value[]) => Result
  /** It is this one, with all the forms of it; the parameters are those of the first. */
  readonly builtin: Builtin | undefined

  constructor(
    parameters: readonly FunctionParameter[],
    gives: Type,
    call: (args: readonly Value[]) => Result,
    name?: string,
    builtin?: Builtin,
  ) {
    this.name = name
    this.parameters = parameters
    this.gives = gives
    this.call = call
    this.builtin = builtin
  }
}
