import type { Value } from '#engines/feel'
import { showType, showValue } from '#engines/feel'
import type { Given, InputProblem, Model } from '#engines/rules'
import { readInputs, wayTo } from '#engines/rules'
import type { DefinitionFault, Place } from '#ground/source'
import { isSame } from './examples.ts'
import { checkLaw } from './law/check-law.ts'
import { lawsWithin, withImported } from './law/laws-within.ts'
import type { LawFiles } from './law/read-law-words.ts'
import { lawWordsOf, openLawFiles } from './law/read-law-words.ts'
import type { Files, LawWords } from './model.ts'
import type { Rules } from './read/read-rules.ts'
import { readRules } from './read/read-rules.ts'
import type { RulesToWord } from './rules-in-words/naming.ts'
import { Faults, meant } from './source/faults.ts'
import type { Path } from './source/yaml.ts'
import type { Source } from './source.ts'
import { openSource } from './source.ts'

/** A law that several services may rest on, and other systems may ask. */
export interface Law {
  readonly id: string
  readonly model: Model
  readonly examples: readonly LawExample[]
  /** What it says of itself beside its model, and in which languages; missing where its model alone speaks for it. */
  readonly words: LawWords | undefined
}

/** A law as people read it: in its own words, else by what its model says, which is in the language of the place. */
export const rulesOfLaw = ({ model, words }: Law, main: string): RulesToWord => ({ main, ...words, rules: model })

interface LawExample {
  readonly name: string
  readonly about: string
  readonly input: Readonly<Record<string, Given>>
  readonly decisions: ReadonlyMap<string, unknown>
  at(...path: Path): Place
}

interface ReadLaw {
  readonly law: Law
  readonly warnings: DefinitionFault[]
}

interface Reading {
  /** What places are told with: 'laws/child-benefit'. */
  readonly folder: string
  /** Those that the place speaks: a law that has words and lacks one of them is warned. */
  readonly languages?: readonly string[]
}

/** Reads a law's folder as a compiler would; throws DefinitionFaults with every fault of every file at once. */
export function readLaw(id: string, files: Files, { folder, languages = [] }: Reading): ReadLaw {
  const faults = new Faults()
  const source = openSource(id, files, folder, faults)
  const rules = readRules(source)
  const own = openLawFiles(source)
  if (rules) checkLaw(source, own, rules, languages)
  const examples = readExamples(source)
  faults.throwIfAny()
  return { law: lawOf(source, own, rules!, examples), warnings: faults.warnings }
}

/** Reads a law that was published, for ever: only what cannot be run is a fault. */
export function readPublishedLaw(id: string, files: Files, folder: string): Law {
  const faults = new Faults({ asPublished: true })
  const source = openSource(id, files, folder, faults)
  const rules = readRules(source)
  const own = openLawFiles(source)
  faults.throwIfAny()
  return lawOf(source, own, rules!, readExamples(openSource(id, files, folder, new Faults())))
}

function lawOf(source: Source, own: LawFiles | undefined, rules: Rules, examples: readonly LawExample[]): Law {
  const words = own && withImported(lawWordsOf(own, rules.models[0]!), rules, lawsWithin(source, rules))
  return { id: source.id, model: rules.model, examples, words }
}

function readExamples(source: Source): LawExample[] {
  const files = [...source.files.keys()].filter((file) => /^examples\/[^/]+\.yaml$/.test(file)).sort()
  if (files.length === 0) {
    const remedy = 'Add a worked case to examples/: inputs in, decisions out.'
    source.faults.warning(source.startOf('examples'), 'no-examples', 'This law has no examples.', remedy)
  }
  return files.flatMap((file) => {
    const opened = source.open('law-example', file)
    if (!opened) return []
    const { yaml, value } = opened
    return {
      name: file.replace(/^examples\/|\.yaml$/g, ''),
      about: value.about ?? '',
      input: (value.input ?? {}) as Readonly<Record<string, Given>>,
      decisions: new Map(Object.entries(value.decisions ?? {})),
      at: (...path: Path) => yaml.at(path),
    } satisfies LawExample
  })
}

/** Works every example of the law; what comes out otherwise than it says is a fault at its line. */
export function runLawExamples({ model, examples }: Law): DefinitionFault[] {
  const faults = new Faults()
  for (const example of examples) runExample(model, example, faults)
  return faults.all
}

function runExample(model: Model, example: LawExample, faults: Faults): void {
  const known = [...example.decisions.keys()].filter((name) => model.decisions.has(name))
  const { values, problems } = readInputs(model, new Map(Object.entries(example.input)), known)
  for (const problem of problems) tellProblem(problem, model, example, faults)
  for (const [name, expected] of example.decisions) {
    if (!model.decisions.has(name)) tellUnknown(name, model, example, faults)
    else if (problems.length === 0) compare(name, { model, values, expected }, example, faults)
  }
}

interface Comparing {
  readonly model: Model
  readonly values: ReadonlyMap<string, Value>
  readonly expected: unknown
}

function compare(name: string, { model, values, expected }: Comparing, example: LawExample, faults: Faults): void {
  const { value, errors } = model.decide(name, values)
  if (isSame(value, expected)) return
  const comesOut = value === null ? 'nothing' : `\`${showValue(value)}\``
  const why = errors[0] ? ` (${errors[0].message})` : ''
  const message = `\`${name}\` comes out as ${comesOut}${why}, and this example says \`${JSON.stringify(expected)}\`.`
  faults.fault(example.at('decisions', name), 'example-decision', message, 'Correct the example, or the law.')
}

function tellUnknown(name: string, { decisions }: Model, example: LawExample, faults: Faults): void {
  const at = example.at('decisions', name)
  faults.fault(at, 'example-decision', `The law has no decision \`${name}\`.`, meant(name, [...decisions.keys()]))
}

function tellProblem(
  { input, within, code, type }: InputProblem,
  { inputs }: Model,
  example: LawExample,
  faults: Faults,
): void {
  const at = example.at('input', input, ...within)
  const name = wayTo(input, within)
  const wanted = `Write a ${showType(type)}.`
  if (code === 'unknown-input')
    faults.fault(at, 'example-input', `The law has no input \`${input}\`.`, meant(input, [...inputs.keys()]))
  else if (code === 'missing-input')
    faults.fault(
      at,
      'example-input',
      `The input \`${input}\` is missing.`,
      `${wanted} \`null\` says that there is none.`,
    )
  else if (code === 'wrong-type')
    faults.fault(at, 'example-input', `The input \`${name}\` must be a ${showType(type)}.`, wanted)
  else if (code === 'unknown-entry') faults.fault(at, 'example-input', `Nothing knows of \`${name}\`.`, wanted)
  else faults.fault(at, 'example-input', `The input \`${input}\` has more than 34 digits.`, 'Shorten it.')
}
