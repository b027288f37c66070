import { existsSync, readFileSync, statSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { parse } from 'lossless-json'
import { explain, languagesOfRules, reasonsTold } from '#engines/definition'
import type { Type, Value } from '#engines/feel'
import { BudgetExceeded, FeelDateTime, showType, toJson } from '#engines/feel'
import type { Given, InputProblem, Model, Outcome } from '#engines/rules'
import {
  digitsIn,
  errorsBegun,
  notAllowed,
  readInputs,
  reasonsOf,
  traceToJson,
  wayTo,
  withoutRule,
} from '#engines/rules'
import { systemClock } from '#ground/clock'
import { Decimal } from '#ground/decimal'
import { DefinitionFaults, formatFault } from '#ground/source'
import { modelFile, modelFoldersIn, readModelFile } from './model-files.ts'
import type { WordsBeside } from './words-beside.ts'
import { wordsBeside } from './words-beside.ts'

const USAGE = 'publica decide MODEL|FOLDER --decision NAME --input JSON|FILE [--explain [--language TAG]]'
const HELP = `${USAGE}

Works out one decision of a model, and says why: {"value": …, "reasons": …}, numbers as exact text. FOLDER is one with
a rules.dmn. The input is a JSON object with every input data that the decision rests on, by its name; null says that
there is none. With --explain, every decision and every rule is shown, and then told in sentences, with the words
of its service or law and in its main language, or in that of --language (en, fr, ar). The status is 1 where no value could be worked out.`

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
    if (args.includes('--help')) return help()
    const asked = readArguments(args)
    const file = fileOf(asked.model)
    const model = readModelFile(file)
    const decision = decisionOf(model, asked.decision)
    mustBeSound(model, decision)
    const inputs = readAll(model, decision, asked.input)
    const now = FeelDateTime.parse(systemClock.now().toString())
    const outcome = model.decide(decision, inputs, { explain: true, now })
    mustBeAllowed(model, outcome)
    tellErrors(outcome)
    const failed = outcome.value === null && outcome.errors.length > 0
    if (failed && !asked.explain) return 1
    const words = await wordsBeside(file, model)
    const told = words.law && reasonsTold(words.law, asked.language ?? words.law.words?.main ?? 'en')
    const reasons = reasonsOf(outcome.trace!, model, inputs, told)
    const explained = asked.explain && {
      trace: traceToJson(outcome.trace!),
      // Last, where a terminal ends: above a long trace nobody would see them.
      sentences: sentencesIn(asked.language, words, { outcome, values: inputs }),
    }
    console.log(JSON.stringify({ value: toJson(outcome.value), reasons, ...explained }, null, 2))
    return failed ? 1 : 0
  } catch (reason) {
    return complain(reason)
  }
}

interface Worked {
  readonly outcome: Outcome
  readonly values: ReadonlyMap<string, Value>
}

/** In the words of the service or of the law that the model belongs to. */
const sentencesIn = (
  language: string | undefined,
  { rules, currency }: WordsBeside,
  { outcome, values }: Worked,
): string[] =>
  explain(outcome, rules, { ...(language !== undefined && { language }), values, ...(currency && { currency }) })

function help(): number {
  console.log(HELP)
  return 0
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
  readonly language: string | undefined
}

const OPTIONS = {
  decision: { type: 'string' },
  input: { type: 'string' },
  explain: { type: 'boolean' },
  language: { type: 'string' },
} as const

function readArguments(args: readonly string[]): Asked {
  const { values, positionals } = parsed(args)
  const [model, ...others] = positionals
  if (model === undefined || others.length > 0) throw new Unusable(`Write ${USAGE}.`, 2)
  return {
    model,
    decision: values.decision,
    input: values.input ?? '{}',
    explain: values.explain ?? false,
    language: values.language === undefined ? undefined : languageOf(values.language),
  }
}

function languageOf(tag: string): string {
  if (languagesOfRules.includes(tag.split('-', 1)[0]!)) return tag
  throw new Unusable(`There are no sentences in ${tag}; there are ${languagesOfRules.join(', ')}.`, 2)
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
  if (existsSync(file)) return file
  const near = existsSync(path) ? modelFoldersIn(path) : []
  throw new Unusable(
    near.length > 0
      ? `There is no rules.dmn in ${path} itself; there is one in ${near.join(', ')}.`
      : `There is no file ${file}.`,
  )
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

function readAll(model: Model, decision: string, input: string): ReadonlyMap<string, Value> {
  const { values, problems } = readInputs(model, new Map(Object.entries(readObject(input))), [decision])
  const missing = problems.filter(({ code }) => code === 'missing-input')
  const [first] = problems.filter(({ code }) => code !== 'missing-input')
  if (first) throw new Unusable(sentenceOf(first, model))
  if (missing.length > 0)
    throw new Unusable(`Missing input: ${missing.map(({ input, type }) => `${input}${kindOf(type)}`).join(', ')}.`)
  return values
}

function sentenceOf({ input, within, code, type, numeral }: InputProblem, { inputs }: Model): string {
  if (code === 'too-many-digits') return tooLong(numeral ?? input)
  if (code === 'wrong-type') return `The input "${wayTo(input, within)}" must be of type ${showType(type)}.`
  if (code === 'unknown-entry')
    return `"${wayTo(input, within)}" is nothing that the model knows; wanted is a ${showType(type)}.`
  const known = [...inputs.keys()].map((each) => `"${each}"`).join(', ')
  return `"${input}" is no input of the model; its inputs are ${known}.`
}

const tooLong = (numeral: string) =>
  `The number ${numeral} has ${digitsIn(numeral)} digits, and 34 are the most that can be kept exactly.`

const kindOf = (type: Type) => (type === 'any' ? '' : ` (a ${showType(type)})`)

/** A value that its type does not allow for is told of the input, and not of what it leads to. */
function mustBeAllowed(model: Model, outcome: Outcome): void {
  const told = notAllowed(model, outcome).map(({ input, why }) => `The input "${input}": ${why}`)
  if (told.length > 0) throw new Unusable(told.join('\npublica: '))
}

function tellErrors(outcome: Outcome): void {
  if (outcome.errors.length === 0) return
  for (const silent of withoutRule(outcome)) console.error(`publica: No rule of "${silent}" is for this input.`)
  for (const error of errorsBegun(outcome)) console.error(formatFault({ ...error, severity: 'fault', remedy: '' }))
}

function readObject(input: string): Readonly<Record<string, Given>> {
  const text = input.trimStart().startsWith('{') ? input : readInputFile(input)
  const json = parseJson(text)
  if (typeof json !== 'object' || json === null || Array.isArray(json))
    throw new Unusable('The input must be a JSON object: {"name": value, …}.')
  return json as Readonly<Record<string, Given>>
}

function readInputFile(file: string): string {
  if (!existsSync(file)) throw new Unusable(`The input is neither a JSON object nor a file: ${file}.`)
  if (statSync(file).isDirectory()) throw new Unusable(`The input is a folder, not a file: ${file}.`)
  try {
    return readFileSync(file, 'utf8').replace(/^\uFEFF/, '')
  } catch (reason) {
    throw new Unusable(`The input ${file} cannot be read (${(reason as NodeJS.ErrnoException).code}).`)
  }
}

/** Numbers become decimals at once: as a double, money would lose digits. */
function parseJson(text: string): unknown {
  try {
    return parse(text, null, exactly)
  } catch (reason) {
    if (reason instanceof Unusable) throw reason
    throw new Unusable(`The input is not JSON: ${(reason as Error).message}.`)
  }
}

/** A number as it is written; one that would have to be rounded is refused. */
function exactly(numeral: string): Decimal | string {
  if (digitsIn(numeral) > 34) throw new Unusable(tooLong(numeral))
  return Decimal.parse(numeral) ?? numeral
}
