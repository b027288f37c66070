import type { Type, Value } from '#engines/feel'
import { coerce, FeelError, FeelFunction, Frame } from '#engines/feel'
import { fit } from '../items.ts'
import type { Common } from './decision.ts'
import type { Evaluation } from './evaluation.ts'
import type { Node } from './node.ts'

export interface Service extends Node {
  readonly inputs: readonly Node[]
  readonly outputs: readonly Node[]
}

/** A decision service: decisions worked out from its own inputs, as a function of those. */
export function makeService(common: Common, inputs: readonly Node[], outputs: readonly Node[], wanted: Type): Service {
  const gives = wanted === 'any' ? typeOf(outputs) : wanted
  const type: Type = {
    function: { takes: inputs.map((input) => input.type), gives, names: inputs.map(({ name }) => name) },
  }
  const parameters = inputs.map((input) => ({ name: input.name, type: input.type }))
  const service: Service = {
    ...{ ...common, kind: 'service', type, inputs, outputs },
    work: (evaluation) =>
      new FeelFunction(parameters, gives, (args) => callService(evaluation, service, args, gives), common.name),
  }
  return service
}

function typeOf(outputs: readonly Node[]): Type {
  if (outputs.length === 1) return outputs[0]!.type
  return { context: new Map(outputs.map((output) => [output.name, output.type])) }
}

export function callService(
  evaluation: Evaluation,
  service: Service,
  args: readonly Value[],
  gives: Type,
  traced = false,
): Value | FeelError {
  const { inputs, outputs } = service
  const given = new Map<Node, Value>()
  const frame = new Frame([], evaluation.run)
  for (const [index, input] of inputs.entries()) {
    const value = fit(args[index] ?? null, input.item ?? { type: input.type }, frame)
    if (value instanceof FeelError) return new FeelError(value.code, `${input.name}: ${value.message}`)
    given.set(input, value)
  }
  const inner = evaluation.with(given, traced)
  const values = outputs.map((output) => inner.valueOf(output))
  if (outputs.some((output) => inner.hasFailed(output))) evaluation.failed(service)
  const result =
    outputs.length === 1 ? values[0]! : new Map(outputs.map((output, index) => [output.name, values[index]!]))
  return coerce(result, gives, evaluation.run)
}
