import type { Type } from '#engines/feel'
import { compileExpression } from '#engines/feel'
import { expressionPlace } from './expression-place.ts'
import type { Faults } from './faults.ts'
import { meant } from './faults.ts'
import type { OutcomeInfo, Process, Step } from './model.ts'
import type { Rules } from './read-rules.ts'
import type { Opened, PartlyFile, Source, Translator } from './source.ts'
import { nameOfType, sameType } from './types.ts'
import type { Path, YamlFile } from './yaml.ts'

type ProcessFile = NonNullable<PartlyFile<'process'>>
type StepFile = NonNullable<NonNullable<ProcessFile['steps']>[number]>

interface Reading {
  readonly yaml: YamlFile
  readonly value: ProcessFile
  readonly faults: Faults
  /** Missing where rules.dmn could not be read: then no decision is known, nor unknown. */
  readonly rules: Rules | undefined
}

/** Reads process.yaml and binds it to the decisions. */
export function readProcess(
  { faults }: Source,
  { yaml, value }: Opened<'process'>,
  rules: Rules | undefined,
  say: Translator,
): Process {
  const reading = { yaml, value, faults, rules }
  const { outcome = '', unsure, amount, money = [] } = value.finding ?? {}
  if (outcome !== '') checkDecision(reading, outcome, ['finding', 'outcome'], 'string')
  if (amount !== undefined) checkDecision(reading, amount, ['finding', 'amount'], 'number')
  for (const [index, name] of money.entries())
    if (name !== undefined) checkMoney(reading, name, ['finding', 'money', index])
  const outcomes = readOutcomes(reading, say)
  checkOutcomes(reading, outcome, outcomes)
  return {
    finding: { outcome, unsure, amount, money: money.filter((name) => name !== undefined) },
    outcomes,
    steps: readSteps(reading),
  }
}

function checkDecision({ yaml, faults, rules }: Reading, name: string, path: Path, wanted: Type): void {
  if (!rules) return
  const decision = rules.model.decisions.get(name)
  if (!decision) {
    faults.fault(
      yaml.at(path),
      'unknown-decision',
      `rules.dmn has no decision \`${name}\`.`,
      meant(name, [...rules.model.decisions.keys()]),
    )
  } else if (!sameType(wanted, decision.type)) {
    const message = `The decision \`${name}\` gives ${nameOfType(decision.type)}, and this needs ${nameOfType(wanted)}.`
    faults.fault(yaml.at(path), 'wrong-type', message, 'Name another decision, or change what this one gives.')
  }
}

/** An amount may be a part of what a decision gives: 'figures.threshold'. */
function checkMoney(reading: Reading, name: string, path: Path): void {
  if (!reading.rules || reading.rules.model.decisions.has(name)) return
  const whole = name.slice(0, Math.max(0, name.lastIndexOf('.')))
  if (whole === '' || !reading.rules.model.decisions.has(whole)) checkDecision(reading, name, path, 'number')
}

function readOutcomes({ value }: Reading, say: Translator): Map<string, OutcomeInfo> {
  const entries = Object.entries(value.outcomes ?? {}).flatMap(([code, file]): [string, OutcomeInfo][] => {
    const label = say.sentence(file?.label ?? code, ({ outcomes }) => outcomes?.[code]?.label)
    const sentence = say.sentence(file?.sentence ?? '', ({ outcomes }) => outcomes?.[code]?.sentence)
    return [[code, { code, label, sentence, hasAmount: file?.['has amount'] ?? false }]]
  })
  return new Map(entries)
}

/** Every code that the rules may give has its words; and what has an amount, has one to give. */
function checkOutcomes(
  { yaml, value, faults, rules }: Reading,
  decision: string,
  outcomes: ReadonlyMap<string, OutcomeInfo>,
): void {
  const possible = rules?.words.find(({ name }) => name === decision)?.codes
  for (const code of possible ?? []) {
    if (!outcomes.has(code) && code !== value.finding?.unsure)
      faults.fault(
        yaml.keyAt(['outcomes']),
        'missing-outcome',
        `The rules can give \`${code}\`, and there is no such outcome here.`,
        `Add \`${code}:\` with a label and a sentence, or name it under \`finding: unsure:\` if it is for an officer to decide.`,
      )
  }
  for (const { code, hasAmount } of outcomes.values()) {
    if (possible && !possible.includes(code))
      faults.warning(
        yaml.keyAt(['outcomes', code]),
        'unused-outcome',
        `The rules never give \`${code}\`.`,
        'Take it away, or correct its code.',
      )
    if (hasAmount && value.finding && value.finding.amount === undefined)
      faults.fault(
        yaml.at(['outcomes', code, 'has amount']),
        'no-amount',
        'No decision gives an amount.',
        'Add `amount:` to `finding`, or take this line away.',
      )
  }
}

function readSteps(reading: Reading): Step[] {
  const { yaml, value, faults } = reading
  const steps = (value.steps ?? []).flatMap((file, index) => (file ? [readStep(reading, file, index)] : []))
  const last = steps.at(-1)
  const at = yaml.keyAt(['steps'])
  if (last?.when)
    faults.fault(
      at,
      'no-way-out',
      'A case for which no condition holds would have nowhere to go.',
      'Let the last step have no `when`.',
    )
  if (steps.length > 0 && !steps.some(({ by }) => by === 'officer'))
    faults.fault(
      at,
      'no-officer',
      'No step is taken by an officer, and the rules may give no sure answer.',
      'Add a step with `by: officer`.',
    )
  return steps
}

function readStep({ yaml, faults, rules }: Reading, file: StepFile, index: number): Step {
  const { step = '', by = 'officer', when: text, within } = file
  const path = ['steps', index, 'when']
  const names = new Map<string, Type>([
    ['outcome', 'string'],
    ['amount', 'number'],
  ])
  for (const { name, type } of rules?.model.decisions.values() ?? []) if (!names.has(name)) names.set(name, type)
  const where = text === undefined ? undefined : { ...expressionPlace(yaml, path, text), expects: 'boolean' as const }
  const when = where && rules ? faults.keeping(() => compileExpression(text ?? '', names, where)) : undefined
  return { step, by, when, within }
}
