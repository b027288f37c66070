import { Type } from 'typebox'
import { explain, explained } from './explained-schemas.ts'

/* What the API gives and takes. The same schemas validate requests, are tested against answers, and are published. */

const money = (example: string | undefined) =>
  Type.String({
    description: 'Money, exact, to the cent',
    pattern: '^-?\\d+\\.\\d{2}$',
    ...(example && { examples: [example] }),
  })

export const version = Type.Object({
  ordinal: Type.Integer({ description: 'What people call it: version 14' }),
  hash: Type.String({ description: 'SHA-256 of the definition: the same hash, the same questions and rules' }),
})

export const serviceLine = Type.Object({
  id: Type.String(),
  name: Type.String(),
  summary: Type.String(),
  agencies: Type.Array(Type.Object({ id: Type.String(), name: Type.String() })),
  version,
  links: Type.Object({ self: Type.String(), check: Type.String(), rules: Type.String(), page: Type.String() }),
})

export const serviceList = Type.Object({ services: Type.Array(serviceLine), language: Type.String() })

const question = Type.Object({
  name: Type.String({ description: 'The key of its answer' }),
  type: Type.String({ description: 'text, whole number, money, yes or no, choice, date, …' }),
  label: Type.String(),
  hint: Type.Optional(Type.String()),
  optional: Type.Boolean({ description: 'May be left out, or be blank' }),
  least: Type.Optional(Type.String({ description: 'The least number as exact text, or the first day' })),
  most: Type.Optional(Type.String({ description: 'The greatest number as exact text, or the last day' })),
  longest: Type.Optional(Type.Integer({ description: 'The most characters' })),
  options: Type.Optional(
    Type.Array(Type.Object({ code: Type.String(), label: Type.String(), hint: Type.Optional(Type.String()) })),
  ),
  askedWhen: Type.Optional(Type.String({ description: 'FEEL over other answers; without it, always asked' })),
})

export const service = Type.Object({
  ...serviceLine.properties,
  law: Type.Object({ name: Type.String(), link: Type.String() }),
  language: Type.String(),
  languages: Type.Array(Type.String()),
  questions: Type.Array(question, { description: 'Those that the check needs, in the order of the form' }),
})

export const anyCheck = Type.Object({
  answers: Type.Record(Type.String(), Type.Unknown(), { description: 'By the name of the question' }),
  explain,
})

const finding = Type.Object({
  outcome: Type.Union([Type.String(), Type.Null()], { description: 'Null where the rules give no sure answer' }),
  label: Type.Optional(Type.String({ description: 'The outcome in words' })),
  sentence: Type.Optional(Type.String()),
  decidedBy: Type.Enum(['machine', 'officer'], { description: 'Who would decide an application with these answers' }),
  decisions: Type.Record(Type.String(), Type.Unknown(), {
    description: 'Everything that was worked out, by name; money as `amount`, other numbers as exact text',
  }),
})

const reason = Type.Object({
  text: Type.String(),
  law: Type.Optional(Type.String()),
  rule: Type.String({ description: 'The id of the rule or decision that it comes from' }),
  decision: Type.String(),
})

/** With an amount as it may come out of the service. */
export const checkedWith = (amount: string | undefined) =>
  Type.Object({
    service: Type.String(),
    version,
    language: Type.String(),
    finding,
    amount: Type.Optional(money(amount)),
    currency: Type.Optional(Type.String({ description: 'ISO 4217, or the code that the place gives its own' })),
    reasons: Type.Array(reason),
    notAsked: Type.Array(Type.String(), {
      description: 'Answers given that made no difference: their questions were not asked',
    }),
    ...explained,
  })

export const checked = checkedWith('124.67')

export const lawError = Type.Object({
  decision: Type.Optional(Type.String({ description: 'In which it happened' })),
  rule: Type.Optional(Type.String({ description: 'The rule of its table, by its id' })),
  code: Type.String(),
  message: Type.String({ description: 'In English' }),
  at: Type.Optional(
    Type.Object(
      { file: Type.String(), line: Type.Integer(), column: Type.Integer() },
      { description: 'Where that stands in the law' },
    ),
  ),
})

export const problemSchema = Type.Object({
  type: Type.String(),
  title: Type.Optional(Type.String()),
  status: Type.Integer(),
  detail: Type.Optional(Type.String()),
  code: Type.Optional(Type.String({ description: 'The same in every language: not-found, wrong-method, …' })),
  reference: Type.Optional(Type.String({ description: 'What the log knows this answer by' })),
  problems: Type.Optional(
    Type.Array(
      Type.Object({
        question: Type.Optional(Type.String({ description: 'Of a service' })),
        input: Type.Optional(Type.String({ description: 'Of a law' })),
        pointer: Type.String({ description: 'Where it stands in the body, as a JSON Pointer: #/answers/kite%20span' }),
        code: Type.String(),
        message: Type.String(),
      }),
    ),
  ),
  errors: Type.Optional(Type.Array(lawError, { description: 'What a law could not work out, the first first' })),
  trace: Type.Optional(
    Type.Unknown({ description: 'What a law worked out until it had no value; where `explain` is true' }),
  ),
  sentences: Type.Optional(
    Type.Array(Type.Unknown(), { description: 'The same as it is read, as of a law that has a value' }),
  ),
})
