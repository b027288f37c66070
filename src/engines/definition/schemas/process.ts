import { Type } from 'typebox'
import { byName, closed, duration, feel, optional, words } from './parts.ts'

const finding = closed({
  outcome: words('The decision of rules.dmn that gives the code of an outcome'),
  unsure: optional(
    words('The code by which that decision says that there is no sure answer, so that an officer decides'),
  ),
  amount: optional(words('The decision that gives an amount of money')),
  money: optional(
    Type.Array(words('Another decision, or a part of one (`figures.threshold`), that is an amount of money')),
  ),
})

const outcome = closed({
  label: words('A word or two: "Granted"'),
  sentence: words('What the person is told'),
  'has amount': optional(Type.Boolean({ description: 'Whether the amount belongs to this outcome' })),
})

const step = closed({
  step: words('The name of the step'),
  by: Type.Enum(['machine', 'officer'], { description: 'Who takes it' }),
  when: optional(feel('Over `outcome`, `amount` and the decisions; the first step whose condition is true is taken')),
  within: optional(duration('How long it may take: P20D for twenty days, P6W for six weeks, P3M for three months')),
})

export const processSchema = closed(
  {
    finding,
    outcomes: byName(outcome, 'By the code that the outcome decision gives'),
    steps: Type.Array(step, { minItems: 1 }),
  },
  'What follows from what the rules find, and the steps of a case.',
)
