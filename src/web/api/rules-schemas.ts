import { Type } from 'typebox'
import { version } from './schemas.ts'

/* What the API gives of the rules themselves. */

const kinds = [
  ...['literal', 'table', 'context', 'invocation', 'function', 'list', 'relation', 'conditional', 'filter'],
  ...['for', 'some', 'every', 'missing'],
]

const logic = Type.Object(
  { kind: Type.Enum(kinds) },
  {
    additionalProperties: Type.Unknown(),
    description:
      'A boxed expression of DMN as it is written: the text of a literal, the columns and rules of a table, the entries of a context, …',
  },
)

const maybe = { label: Type.Optional(Type.String()), about: Type.Optional(Type.String()) }

const sources = Type.Array(Type.Object({ name: Type.String(), link: Type.Optional(Type.String()) }), {
  description: 'The law it rests on',
})

const needs = Type.Array(
  Type.Object({
    name: Type.String(),
    kind: Type.Enum(['input', 'decision', 'knowledge', 'service']),
    namespace: Type.String({ description: 'Of the model that it is part of' }),
  }),
  { description: 'What it is made from' },
)

const part = Type.Object({
  ...{ id: Type.String(), name: Type.String(), ...maybe, type: Type.Optional(Type.String()) },
  ...{ needs, sources, logic, namespace: Type.String() },
})

const type = Type.Object({
  ...{ name: Type.String(), ...maybe, type: Type.Optional(Type.String()), isList: Type.Boolean() },
  allowed: Type.Optional(Type.String({ description: 'The values it may have, in FEEL' })),
  components: Type.Array(Type.Unknown(), { description: 'What it is made of, each as a type is' }),
})

const inForce = Type.Object({
  version,
  from: Type.String({ format: 'date-time' }),
  until: Type.Optional(Type.String({ format: 'date-time', description: 'Missing where it still is in force' })),
  links: Type.Object({ rules: Type.String(), page: Type.String() }),
})

export const rulesShown = Type.Object({
  id: Type.String(),
  name: Type.String(),
  namespace: Type.String(),
  version,
  language: Type.String({ description: 'Of labels and sentences' }),
  decides: Type.Array(Type.String(), {
    description: 'The decisions that an application is decided by; of a law, none',
  }),
  inputs: Type.Array(
    Type.Object({
      ...{ name: Type.String(), ...maybe, type: Type.Optional(Type.String()) },
      allowed: Type.Optional(Type.String({ description: 'The values it may have, in FEEL' })),
    }),
  ),
  types: Type.Array(type, { description: 'The kinds of values that the model defines' }),
  decisions: Type.Array(part, {
    description: 'Each before all that it is made from; those of imported laws among them',
  }),
  functions: Type.Array(part, { description: 'Business knowledge models: what decisions call' }),
  history: Type.Array(inForce, { description: 'Which version was in force when, the newest first' }),
  links: Type.Object({ self: Type.String(), page: Type.String() }),
})
