import type { Type } from '#engines/feel'
import { compileExpression } from '#engines/feel'
import type { DecisionInfo } from '#engines/rules'
import type { OutcomeInfo, Process, Step } from '../model.ts'
import { expressionPlace } from '../source/expression-place.ts'
import type { Faults } from '../source/faults.ts'
import { meant } from '../source/faults.ts'
import type { Path, YamlFile } from '../source/yaml.ts'
import type { Opened, PartlyFile, Source, Translator } from '../source.ts'
import { nameOfType, sameType } from '../types.ts'
import { checkCodes } from './read-form/conditions.ts'
import type { Rules } from './read-rules.ts'

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
    steps: readSteps(
      reading,
      codesOf(reading, outcome, [...outcomes.keys(), ...(unsure === undefined ? [] : [unsure])]),
    ),
  }
}

function checkDecision(
  { yaml, faults, rules }: Reading,
  name: string,
  path: Path,
  wanted: Type,
  decisions = rules?.model.decisions,
): void {
  if (!decisions) return
  const decision = decisions.get(name)
  if (!decision) {
    faults.fault(
      yaml.at(path),
      'unknown-decision',
      `rules.dmn has no decision \`${name}\`.`,
      meant(name, [...decisions.keys()]),
    )
  } else if (!sameType(wanted, decision.type)) {
    const message = `The decision \`${name}\` gives ${nameOfType(decision.type)}, and this needs ${nameOfType(wanted)}.`
    faults.fault(yaml.at(path), 'wrong-type', message, 'Name another decision, or change what this one gives.')
  }
}

/** An amount may be a part of what a decision gives, 'figures.threshold', and a law's, by the name that it has there. */
function checkMoney(reading: Reading, name: string, path: Path): void {
  const decisions = reading.rules?.decisions
  if (!decisions) return
  const dot = name.lastIndexOf('.')
  const whole = decisions.has(name) ? undefined : decisions.get(name.slice(0, Math.max(0, dot)))
  if (whole) checkPart(reading, whole, name.slice(dot + 1), path)
  else if (!isContext(decisions.get(name)?.type)) checkDecision(reading, name, path, 'number', decisions)
}

function checkPart({ yaml, faults }: Reading, { name, type }: DecisionInfo, part: string, path: Path): void {
  if (!isContext(type)) return
  const given = type.context.get(part)
  if (given === undefined && type.context.size > 0) {
    const message = `What the decision \`${name}\` gives has no part \`${part}\`.`
    faults.fault(yaml.at(path), 'unknown-part', message, meant(part, [...type.context.keys()]))
  } else if (given !== undefined && !sameType('number', given)) {
    const message = `The part \`${part}\` of \`${name}\` is ${nameOfType(given)}, and money is a number.`
    faults.fault(yaml.at(path), 'wrong-type', message, 'Name another part, or take this line away.')
  }
}

const isContext = (type: Type | undefined): type is { context: ReadonlyMap<string, Type> } =>
  typeof type === 'object' && 'context' in type

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
  const wordless = (possible ?? []).filter((code) => !outcomes.has(code) && code !== value.finding?.unsure)
  for (const code of wordless)
    faults.fault(
      yaml.keyAt(['outcomes']),
      'missing-outcome',
      `The rules can give \`${code}\`, and there is no such outcome here.`,
      `Add \`${code}:\` with a label and a sentence, or name it under \`finding: unsure:\` if it is for an officer to decide.`,
    )
  for (const { code, hasAmount } of outcomes.values()) {
    // What the rules never give, an officer may: only beside a code without words is it likely to be that one, misspelt.
    if (wordless.length > 0 && !possible?.includes(code))
      faults.warning(
        yaml.keyAt(['outcomes', code]),
        'unused-outcome',
        `The rules never give \`${code}\`.`,
        'Correct its code, or leave it for officers to decide by.',
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

/** Every code that `outcome`, or a decision that writes its codes out, may be. */
function codesOf({ rules }: Reading, decision: string, named: readonly string[]): Codes {
  const written = (rules?.words ?? []).flatMap(({ name, codes }) => (codes ? [[name, codes] as const] : []))
  const all = new Map<string, readonly string[]>(written)
  return all.set('outcome', all.get(decision) ?? named)
}

type Codes = ReadonlyMap<string, readonly string[]>

function readSteps(reading: Reading, codes: Codes): Step[] {
  const { yaml, value, faults } = reading
  const steps = (value.steps ?? []).flatMap((file, index) => (file ? [readStep(reading, file, index, codes)] : []))
  const last = steps.at(-1)
  const at = yaml.keyAt(['steps'])
  if (last?.when)
    faults.fault(
      at,
      'no-way-out',
      'A case for which no condition holds would have nowhere to go.',
      'Let the last step have no `when`.',
    )
  for (const [index, { step }] of unreached(steps))
    faults.warning(
      yaml.at(['steps', index]),
      'unreached-step',
      `No case comes to the step \`${step}\`: one before it takes them all.`,
      'Give the one before it a `when`, or take this one away.',
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

/** Steps behind one without a condition; an officer's behind a machine's is for those that the machine may not decide. */
const unreached = (steps: readonly Step[]) =>
  [...steps.entries()].filter(([index, { by }]) =>
    steps.slice(0, index).some((before) => !before.when && (before.by === 'officer' || by === 'machine')),
  )

function readStep({ yaml, faults, rules }: Reading, file: StepFile, index: number, codes: Codes): Step {
  const { step = '', by = 'officer', when: text, within } = file
  const path = ['steps', index, 'when']
  const names = new Map<string, Type>([
    ['outcome', 'string'],
    ['amount', 'number'],
  ])
  for (const { name, type } of rules?.model.decisions.values() ?? []) if (!names.has(name)) names.set(name, type)
  const { asPublished } = faults
  const where =
    text === undefined ? undefined : { ...expressionPlace(yaml, path, text), expects: 'boolean' as const, asPublished }
  const when = where && rules ? faults.keeping(() => compileExpression(text ?? '', names, where)) : undefined
  if (when && where?.place) checkCodes(when.text, where.place, { codes, faults })
  return { step, by, when, within }
}
