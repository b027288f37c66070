import type { Result, Type, Value } from './types.ts'

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

  constructor(
    parameters: readonly FunctionParameter[],
    gives: Type,
    call: (args: readonly Value[]) => Result,
    name?: string,
  ) {
    this.name = name
    this.parameters = parameters
    this.gives = gives
    this.call = call
  }
}
