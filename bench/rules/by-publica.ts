import { readFileSync } from 'node:fs'
import type { Value } from '#engines/feel'
import { FeelDate } from '#engines/feel'
import type { Model } from '#engines/rules'
import { readModel } from '#engines/rules'
import { Decimal } from '#ground/decimal'
import type { Family } from './child-benefit.ts'
import type { Household } from './rates-rebate.ts'
import type { Person, Row } from './tables.ts'
import { spanInFeel } from './tables.ts'

/** A number as a decimal: what a caller has read at its edge. */
const decimal = (value: number): Decimal => Decimal.parse(String(value))!

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
const input = (name: string, type: string) =>
  `<inputData id="${name}" name="${name}"><variable name="${name}" typeRef="${type}"/></inputData>`
const requires = (kind: 'Input' | 'Decision', id: string) =>
  `<informationRequirement><required${kind} href="#${id}"/></informationRequirement>`
const column = (name: string, type: string) =>
  `<input label="${name}"><inputExpression typeRef="${type}"><text>${name}</text></inputExpression></input>`
const entry = (kind: string, text: string) => `<${kind}Entry><text>${escaped(text)}</text></${kind}Entry>`

const kinds = { age: 'number', income: 'number', district: 'string', owner: 'boolean' }

function ruleOf({ age, income, district, owner, rate }: Row, index: number): string {
  const cells = [
    age ? spanInFeel(age) : '-',
    income ? spanInFeel(income) : '-',
    district ? district.map((each) => `"${each}"`).join(', ') : '-',
    owner === undefined ? '-' : String(owner),
  ]
  const note = `<annotationEntry><text>Charges Act, schedule 1, line ${index + 1}</text></annotationEntry>`
  return `<rule id="line-${index + 1}">${cells.map((cell) => entry('input', cell)).join('')}${entry('output', String(rate))}${note}</rule>`
}

/** The table as a model, with an amount rounded to cents on top. */
export function modelText(rows: readonly Row[]): string {
  const inputs = Object.entries(kinds)
  return `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" name="Charges" namespace="https://publica.example/charges">
${inputs.map(([name, type]) => input(name, type)).join('\n')}
<decision id="rate" name="rate"><variable name="rate" typeRef="number"/>${inputs.map(([name]) => requires('Input', name)).join('')}
<decisionTable hitPolicy="FIRST">${inputs.map(([name, type]) => column(name, type)).join('')}<output typeRef="number"/><annotation name="law"/>
${rows.map(ruleOf).join('\n')}
</decisionTable></decision>
<decision id="amount" name="amount"><variable name="amount" typeRef="number"/>${requires('Input', 'income')}${requires('Decision', 'rate')}
<literalExpression><text>round half up(income * rate / 100, 2)</text></literalExpression></decision>
</definitions>`
}

export const charges = (rows: readonly Row[]): Model => readModel(modelText(rows))

export const personInputs = ({ age, income, district, owner }: Person): Record<string, Value> => ({
  age: decimal(age),
  income: decimal(income),
  district,
  owner,
})

const law = (folder: string) => readModel(readFileSync(new URL(`../../${folder}/rules.dmn`, import.meta.url), 'utf8'))

export const ratesRebate = (): Model => law('services/rates-rebate')
export const childBenefit = (): Model => law('laws/child-benefit')

export const householdInputs = (household: Household): Record<string, Value> => ({
  'rating year': decimal(household.year),
  rates: decimal(household.rates),
  'household income': decimal(household.income),
  dependants: decimal(household.dependants),
  'named as ratepayer': household.named,
  'living there on 1 July': household.living,
  'use of the home': household.use,
})

const day = (text: string | null) => (text === null ? null : FeelDate.parse(text)!)

export const familyInputs = ({ year, children, income }: Family): Record<string, Value> => ({
  'tax year': decimal(year),
  children: children.map(
    ({ start, end }) =>
      new Map<string, Value>([
        ['claim start', day(start)],
        ['claim end', day(end)],
      ]),
  ),
  income: decimal(income),
  'gift aid and pensions': Decimal.zero,
  'other deductions': Decimal.zero,
})
