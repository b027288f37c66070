import { existsSync, readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { parse } from 'lossless-json'
import type { Json, Type, Value } from '#engines/feel'
import { BudgetExceeded, coerce, FeelError, fromJson, showType, toJson } from '#engines/feel'
import type { Model } from '#engines/rules'
import { traceToJson } from '#engines/rules'
import { Decimal } from '#ground/decimal'
import { DefinitionFaults, formatFault } from '#ground/source'
import { modelFile, readModelFile } from './model-files.ts'
import { reasonsOf } from './reasons.ts'

const USAGE = 'publica decide MODEL|FOLDER --decision NAME --input JSON|FILE [--explain]'

/** What was asked for cannot be done, said in one sentence. */
class Unusable extends Error {
  readonly status: 1 | 2

  constructor(message: string, status: 1 | 2 = 1) {
    super(message)
    this.status = status
  }
}

/** `npx publica decide`: works out one decision of a model and says why; answers the exit status. */
export async function decideCommand(args: readonly string[]): Promise<number> {
  try {
    const asked = readArguments(args)
    const model = readModelFile(fileOf(asked.model))
    const decision = decisionOf(model, asked.decision)
    mustBeSound(model, decision)
    const inputs = readInputs(model, asked.input)
    const outcome = model.decide(decision, inputs, { explain: true })
    for (const { at, message } of outcome.errors) console.error(`${at.file}:${at.line}:${at.column} ${message}`)
    const reasons = reasonsOf(outcome.trace!, model, inputs)
    const trace = asked.explain && { trace: traceToJson(outcome.trace!) }
    console.log(JSON.stringify({ value: toJson(outcome.value), reasons, ...trace }, null, 2))
    return 0
  } catch (reason) {
    return complain(reason)
  }
}

function complain(reason: unknown): number {
  if (reason instanceof DefinitionFaults) {
    console.error(reason.message)
    return 1
  }
  if (!(reason instanceof Unusable || reason instanceof BudgetExceeded)) throw reason
  console.error(`publica: ${reason.message}`)
  return reason instanceof Unusable ? reason.status : 1
}

interface Asked {
  readonly model: string
  readonly decision: string | undefined
  readonly input: string
  readonly explain: boolean
}

const OPTIONS = { decision: { type: 'string' }, input: { type: 'string' }, explain: { type: 'boolean' } } as const

function readArguments(args: readonly string[]): Asked {
  const { values, positionals } = parsed(args)
  const [model, ...others] = positionals
  if (model === undefined || others.length > 0) throw new Unusable(`Write ${USAGE}.`, 2)
  return { model, decision: values.decision, input: values.input ?? '{}', explain: values.explain ?? false }
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true })
  } catch (reason) {
    throw new Unusable(`${(reason as Error).message.split('. ')[0]}. Write ${USAGE}.`, 2)
  }
}

function fileOf(path: string): string {
  const file = existsSync(path) ? modelFile(path) : path
  if (!existsSync(file)) throw new Unusable(`There is no file ${file}.`)
  return file
}

function decisionOf(model: Model, name: string | undefined): string {
  const known = [...model.decisions.keys()]
  const list = known.map((each) => `"${each}"`).join(', ')
  if (name === undefined && known.length === 1) return known[0]!
  if (name === undefined) throw new Unusable(`Say which decision with --decision: ${list}.`, 2)
  if (!model.decisions.has(name)) throw new Unusable(`There is no decision called "${name}"; there are ${list}.`)
  return name
}

/** What is wrong elsewhere in the model does not stand in the way; what the decision rests on must be whole. */
function mustBeSound(model: Model, decision: string): void {
  const { faults } = model.decisions.get(decision)!
  if (faults.length > 0) throw new DefinitionFaults(faults.map((fault) => ({ ...fault, severity: 'fault' })))
  for (const warning of model.warnings) console.error(formatFault(warning))
}

/** The inputs, each as its type wants it. */
function readInputs(model: Model, input: string): Map<string, Value> {
  const given = new Map<string, Value>()
  for (const [name, json] of Object.entries(readObject(input))) {
    const type = model.inputs.get(name)?.type ?? 'any'
    given.set(name, fitting(name, asValue(json, type), type))
  }
  const known = [...model.inputs.keys()]
  const unknown = [...given.keys()].find((name) => !model.inputs.has(name))
  if (unknown !== undefined && known.length > 0 && !unknown.includes('#'))
    throw new Unusable(
      `"${unknown}" is no input of the model; its inputs are ${known.map((each) => `"${each}"`).join(', ')}.`,
    )
  return given
}

function readObject(input: string): object {
  const text = input.trimStart().startsWith('{') ? input : readInputFile(input)
  const json = parseJson(text)
  if (typeof json !== 'object' || json === null || Array.isArray(json))
    throw new Unusable('The input must be a JSON object: {"name": value, …}.')
  return json
}

function readInputFile(file: string): string {
  if (!existsSync(file)) throw new Unusable(`The input is neither a JSON object nor a file: ${file}.`)
  return readFileSync(file, 'utf8')
}

/** Numbers become decimals at once: as a double, money would lose digits. */
function parseJson(text: string): unknown {
  try {
    return parse(text, null, (digits) => Decimal.parse(digits) ?? digits)
  } catch (reason) {
    throw new Unusable(`The input is not JSON: ${(reason as Error).message}.`)
  }
}

function asValue(json: unknown, type: Type): Value {
  if (json instanceof Decimal) return json
  if (Array.isArray(json))
    return json.map((item) => asValue(item, typeof type === 'object' && 'list' in type ? type.list : 'any'))
  if (typeof json !== 'object' || json === null) return fromJson(json as Json, type)
  const types = typeof type === 'object' && 'context' in type ? type.context : new Map<string, Type>()
  return new Map(Object.entries(json).map(([name, entry]) => [name, asValue(entry, types.get(name) ?? 'any')]))
}

function fitting(name: string, value: Value, type: Type): Value {
  const result = coerce(value, type)
  if (result instanceof FeelError) throw new Unusable(`The input "${name}" must be of type ${showType(type)}.`)
  return result
}
