import type { Value } from '#engines/feel'
import { FeelDate, showValue, toJson } from '#engines/feel'
import type { FormPage, Problem } from '#engines/form'
import { readAnswers, walk } from '#engines/form'
import { Decimal } from '#ground/decimal'
import type { DefinitionFault } from '#ground/source'
import { problemInWords } from './examples/problem-words.ts'
import { findFor } from './finding.ts'
import type { Definition, Example } from './model.ts'
import { Faults, meant } from './source/faults.ts'

/** Works every example of the service; what comes out otherwise than it says is a fault at its line. */
export function runExamples(definition: Definition): DefinitionFault[] {
  const faults = new Faults()
  for (const example of definition.examples) runExample(definition, example, faults)
  return faults.all
}

// An example whose form looks at the day says which day it is, so that this one is never seen.
const someDay = FeelDate.parse('2026-01-01')!

function runExample(definition: Definition, example: Example, faults: Faults): void {
  const today = example.today === undefined ? someDay : FeelDate.parse(example.today)
  if (today) runOn(today, definition, example, faults)
  else faults.fault(example.at('today'), 'no-such-day', `There is no day ${example.today}.`, 'Correct it.')
}

function runOn(today: FeelDate, definition: Definition, example: Example, faults: Faults): void {
  const { answers, problems } = readAnswers(definition.form, example.answers, { today })
  for (const problem of problems) tellProblem(problem, definition, example, faults)
  const { asked, values } = walk(definition.form, answers, { today })
  comparePath(example, asked, faults)
  if (problems.length === 0) compareFinding(definition, example, values, faults)
}

function tellProblem(problem: Problem, { form }: Definition, example: Example, faults: Faults): void {
  const { question, code } = problem
  const at = example.at('answers', question)
  if (code === 'unknown-question')
    faults.fault(
      at,
      'example-answer',
      `The form does not ask \`${question}\`.`,
      meant(question, [...form.questions.keys()]),
    )
  else
    faults.fault(
      at,
      'example-answer',
      `The answer to \`${question}\` is not taken: ${problemInWords(problem)}.`,
      'Correct the answer, or the question.',
    )
}

function comparePath(example: Example, pages: readonly FormPage[], faults: Faults): void {
  const asked = pages.map(({ name }) => name)
  if (!example.path || asked.join('\n') === example.path.join('\n')) return
  const message = `These answers are asked on other pages: ${asked.join(', ')}.`
  faults.fault(example.at('path'), 'example-path', message, 'Correct the path, or the conditions of the form.')
}

function compareFinding(
  definition: Definition,
  example: Example,
  values: ReadonlyMap<string, Value>,
  faults: Faults,
): void {
  const { rules, process } = definition
  const finding = findFor(definition, values)
  const code = finding.values.get('outcome')
  // null says what the rules say by their code for "unsure": there is no outcome yet. An outcome without its amount is none, either.
  const lacking = typeof code === 'string' && process.outcomes.has(code)
  const unsure = finding.outcome === null && (lacking || example.finding.get('outcome') === null)
  const known = new Map([...values, ...finding.values, ...(unsure ? [['outcome', null] as const] : [])])
  for (const [name, expected] of example.finding) {
    const value = !known.has(name) && rules.decisions.has(name) ? rules.decide(name, values).value : known.get(name)
    if (value === undefined) tellUnknown(name, definition, example, faults)
    else if (!isSame(value ?? null, expected)) tellOther(name, value ?? null, expected, example, faults)
  }
}

function tellUnknown(name: string, { rules }: Definition, example: Example, faults: Faults): void {
  const remedy = meant(name, ['outcome', 'amount', ...rules.decisions.keys()])
  faults.fault(example.at('finding', name), 'example-finding', `There is no decision \`${name}\`.`, remedy)
}

function tellOther(name: string, value: Value, expected: unknown, example: Example, faults: Faults): void {
  const said =
    expected === null ? 'nothing' : `\`${typeof expected === 'object' ? JSON.stringify(expected) : String(expected)}\``
  const message = `\`${name}\` comes out as ${value === null ? 'nothing' : `\`${showValue(value)}\``}, and this example says ${said}.`
  faults.fault(example.at('finding', name), 'example-finding', message, 'Correct the example, or the rules.')
}

export function isSame(value: Value, expected: unknown): boolean {
  if (value instanceof Decimal) return Decimal.parse(String(expected))?.equals(value) ?? false
  if (value instanceof Map && typeof expected === 'object' && expected !== null)
    return Object.entries(expected).every(([key, entry]) => isSame(value.get(key) ?? null, entry))
  return JSON.stringify(toJson(value)) === JSON.stringify(expected ?? null)
}
