/** Every case in every variant, as a decision about the input of a number; all of them checked against each other first. */
import type { Value } from '#engines/feel'
import { toJson } from '#engines/feel'
import type { Model } from '#engines/rules'
import * as hand from './by-hand.ts'
import { charges, childBenefit, familyInputs, householdInputs, personInputs, ratesRebate } from './by-publica.ts'
import { charge, families, inDays } from './child-benefit.ts'
import type { Peer } from './peers.ts'
import { byFeelin, byJsonRules, byZen } from './peers.ts'
import { households, outcome } from './rates-rebate.ts'
import type { Person, Row } from './tables.ts'
import { people, thousand, twenty } from './tables.ts'

export type CaseName = 'A' | 'B' | 'C' | 'D' | 'E'

export interface Variant {
  readonly case: CaseName
  readonly variant: string
  /** So many different inputs there are. */
  readonly inputs: number
  /** Decides about the input of this number. */
  readonly decide: (index: number) => unknown
  readonly waits: boolean
}

type Inputs = Readonly<Record<string, Value>>

const publica = (name: CaseName, model: Model, decision: string, inputs: readonly Inputs[]): Variant[] => {
  const same = { case: name, inputs: inputs.length, waits: false }
  return [
    { ...same, variant: 'publica', decide: (index) => model.decide(decision, inputs[index]!) },
    {
      ...same,
      variant: 'publica+trace',
      decide: (index) => model.decide(decision, inputs[index]!, { explain: true }),
    },
  ]
}

const byHand = <T>(name: CaseName, decide: (input: T) => unknown, inputs: readonly T[]): Variant => ({
  ...{ case: name, variant: 'hand', inputs: inputs.length, waits: false },
  decide: (index) => decide(inputs[index]!),
})

const peer = (name: CaseName, variant: string, decide: (person: Person) => unknown): Variant => ({
  ...{ case: name, variant, inputs: people.length, waits: true },
  decide: (index) => decide(people[index]!),
})

async function peersFor(rows: readonly Row[]): Promise<readonly (readonly [string, Peer])[]> {
  return [
    ['zen', await byZen(rows)],
    ['feelin', await byFeelin(rows)],
    ['json-rules-engine', await byJsonRules(rows)],
  ]
}

export async function allVariants(): Promise<Variant[]> {
  const persons = people.map(personInputs)
  const short = charges(twenty)
  const [few, many] = [await peersFor(twenty), await peersFor(thousand)]
  return [
    byHand('A', hand.rate, people),
    ...publica('A', short, 'rate', persons),
    ...few.map(([name, { rate }]) => peer('A', name, rate)),
    byHand('B', hand.amount, people),
    ...publica('B', short, 'amount', persons),
    ...few.map(([name, { amount }]) => peer('B', name, amount)),
    byHand('C', outcome, households),
    ...publica('C', ratesRebate(), 'outcome', households.map(householdInputs)),
    byHand('D', hand.firstOf(thousand), people),
    ...publica('D', charges(thousand), 'rate', persons),
    ...many.map(([name, { rate }]) => peer('D', name, rate)),
    byHand('E', charge, families.map(inDays)),
    ...publica('E', childBenefit(), 'charge', families.map(familyInputs)),
  ]
}

/** What a variant gives for an input, whatever it wraps it in: texts as they are, numbers to the cent. */
async function given({ variant, decide }: Variant, index: number): Promise<string> {
  const said = await decide(index)
  const value = variant.startsWith('publica') ? toJson((said as { value: Value }).value) : said
  return Number.isNaN(Number(value)) ? String(value) : Number(value).toFixed(2)
}

/** All variants of a case must agree on every input that is looked at; doubles may be a cent off, in one input of a hundred. */
export async function mustAgree(variants: readonly Variant[]): Promise<void> {
  for (const [name, alike] of Map.groupBy(variants, (variant) => variant.case)) {
    const [first, ...others] = alike
    for (const other of others) {
      const looked = Array.from({ length: Math.min(100, first!.inputs) }, (_, index) => index)
      const apart: string[] = []
      for (const index of looked) {
        const [one, two] = [await given(first!, index), await given(other, index)]
        if (one !== two) apart.push(`input ${index}: ${one} and ${two}`)
      }
      if (apart.length > 1)
        throw new Error(`${name}: ${first!.variant} and ${other.variant} differ: ${apart.slice(0, 3).join('; ')}.`)
    }
  }
}
