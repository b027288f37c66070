import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Value } from '#engines/feel'
import { FeelDateTime, showValue } from '#engines/feel'
import type { Element, Model, Outcome } from '#engines/rules'
import { readXml } from '#engines/rules'
import { systemClock } from '#ground/clock'
import { readModelFile } from '../model-files.ts'
import { close, exact, isSame } from './same.ts'
import { readValue } from './values.ts'

export interface CaseResult {
  readonly file: string
  readonly id: string
  /** The decision or service that the test asks. */
  readonly result: string
  readonly passed: boolean
  /** Passed to the last printed digit, and with an error reported exactly where one is expected. */
  readonly exact: boolean
  readonly why: string
}

const childrenOf = (element: Element, name: string) => element.children.filter((each) => each.name === name)
const attribute = (element: Element, name: string) => element.attributes.get(name) ?? ''

/** Runs every case of a test file of the DMN TCK on the model it names. */
export function runTestFile(file: string): CaseResult[] {
  const root = readXml(readFileSync(file, 'utf8'), file)
  const model = tryToRead(join(dirname(file), childrenOf(root, 'modelName')[0]?.text.trim() ?? ''))
  return childrenOf(root, 'testCase').map((testCase) => runCase(testCase, model, file))
}

function tryToRead(file: string): Model | Error {
  try {
    return readModelFile(file)
  } catch (reason) {
    return reason as Error
  }
}

/** A case passes when each of its results does. */
function runCase(testCase: Element, model: Model | Error, file: string): CaseResult {
  const inputs = new Map<string, Value>()
  for (const node of childrenOf(testCase, 'inputNode')) {
    const [namespace, name] = [attribute(node, 'namespace'), attribute(node, 'name')]
    const type = model instanceof Error ? 'any' : model.inputs.get(name)?.type
    inputs.set(namespace ? `${namespace}#${name}` : name, readValue(node, type))
  }
  const results = childrenOf(testCase, 'resultNode').map((node) => runResult(node, testCase, model, inputs))
  const failed = results.find(({ passed }) => !passed) ?? results.find(({ exact }) => !exact) ?? results[0]!
  return { ...failed, exact: results.every((each) => each.exact), file, id: attribute(testCase, 'id') }
}

type Result = Omit<CaseResult, 'file' | 'id'>

function runResult(node: Element, testCase: Element, model: Model | Error, inputs: Map<string, Value>): Result {
  const result = attribute(node, 'name')
  const fails = (why: string): Result => ({ result, passed: false, exact: false, why })
  if (model instanceof Error) return fails(model.message.split('\n').slice(0, 3).join(' '))
  try {
    const expected = childrenOf(node, 'expected')[0]
    return judge(ask(model, testCase, result, inputs), expected ? readValue(expected) : null, node)
  } catch (reason) {
    return fails((reason as Error).message)
  }
}

const moment = () => FeelDateTime.parse(systemClock.now().toString())

function ask(model: Model, testCase: Element, result: string, inputs: Map<string, Value>): Outcome {
  const service = attribute(testCase, 'invocableName')
  if (attribute(testCase, 'type') !== 'decisionService') return model.decide(result, inputs, { now: moment() })
  const outcome = model.call(service, inputs, { now: moment() })
  return outcome.value instanceof Map && outcome.value.has(result)
    ? { ...outcome, value: outcome.value.get(result)! }
    : outcome
}

function judge({ value, errors }: Outcome, expected: Value, node: Element): Result {
  const result = attribute(node, 'name')
  const passed = isSame(value, expected, close)
  const wantsError = attribute(node, 'errorResult') === 'true'
  const why = `${showValue(value)} instead of ${showValue(expected)}${errors.length > 0 ? ` (${errors[0]!.message})` : ''}`
  const told = errors.length > 0 || !wantsError
  return { result, passed, exact: told && isSame(value, expected, exact), why: told ? why : `no error told; ${why}` }
}
