import type { TSchema } from 'typebox'
import { Type } from 'typebox'
import type { Law } from '#engines/definition'
import type { Type as FeelType } from '#engines/feel'
import { showType } from '#engines/feel'
import type { InputInfo } from '#engines/rules'
import { explain, explained } from './explained-schemas.ts'
import { lawError, version } from './schemas.ts'

/* What the API gives and takes of laws. */

export const lawLine = Type.Object({
  id: Type.String(),
  name: Type.String(),
  version,
  ended: Type.Optional(
    Type.String({
      format: 'date-time',
      description: 'Since then nothing is decided by it; missing where it is in force',
    }),
  ),
  links: Type.Object({ self: Type.String(), decide: Type.String(), rules: Type.String(), page: Type.String() }),
})

export const lawList = Type.Object({
  laws: Type.Array(lawLine, { description: 'Those in force' }),
  ended: Type.Optional(Type.Array(lawLine, { description: 'Those that have ended, in their last version' })),
})

const named = (more: Record<string, TSchema>) =>
  Type.Array(
    Type.Object({
      ...{ name: Type.String(), type: Type.String(), about: Type.Optional(Type.String()) },
      label: Type.Optional(Type.String({ description: 'What people call it' })),
      ...more,
    }),
  )

export const lawShown = Type.Object({
  ...lawLine.properties,
  about: Type.Optional(Type.String({ description: 'What it works out, and what it leaves out' })),
  currency: Type.Optional(Type.String({ description: 'What its amounts of money are in, by ISO 4217' })),
  acts: Type.Optional(
    Type.Array(Type.Object({ name: Type.String(), link: Type.Optional(Type.String()) }), {
      description: 'What it rests on, and where that can be read',
    }),
  ),
  inputs: named({ allowed: Type.Optional(Type.String({ description: 'The values it may have, in FEEL' })) }),
  decisions: named({
    inputs: Type.Array(Type.String(), { description: 'What has to be given for it' }),
    sources: Type.Array(Type.String(), { description: 'The law it rests on' }),
  }),
})

export const anyDecide = Type.Object({
  decision: Type.String({ description: 'The decision to be worked out, by its name' }),
  input: Type.Record(Type.String(), Type.Unknown(), {
    description: 'Every input that the decision rests on, by its name; null says that there is none',
  }),
  explain,
})

export const decided = Type.Object({
  law: Type.String(),
  version,
  decision: Type.String(),
  value: Type.Unknown({ description: 'Numbers as exact text' }),
  reasons: Type.Array(
    Type.Object(
      { decision: Type.String(), value: Type.Unknown(), rule: Type.Optional(Type.String()) },
      { additionalProperties: Type.Unknown(), description: 'With the reason and the law, where the model says them' },
    ),
  ),
  errors: Type.Optional(Type.Array(lawError, { description: 'What could not be worked out, and gave null' })),
  ...explained,
})

/** What a program may send for one law. */
export const decideSchema = ({ model: { inputs, decisions }, words }: Law, language: string): TSchema => {
  const about = (input: InputInfo) => aboutInput(input, words?.decisionWords.get(input.name)?.about?.get(language))
  return Type.Object({
    decision: Type.Enum([...decisions.keys()]),
    input: Type.Object(
      Object.fromEntries([...inputs.values()].map((input) => [input.name, inputSchema(input.type, about(input))])),
      { additionalProperties: false },
    ),
    explain,
  })
}

const aboutInput = ({ description, allowed }: InputInfo, said = description) =>
  [said, allowed && `Allowed, in FEEL: ${allowed}`].filter(Boolean).join(' ')

const inputSchema = (type: FeelType, description?: string): TSchema =>
  Type.Optional({ ...Type.Union([shapeOf(type), Type.Null()]), ...(description && { description }) })

function shapeOf(type: FeelType): TSchema {
  if (type === 'number')
    return Type.Union([Type.Number(), Type.String()], { description: 'A number, or its exact text' })
  if (type === 'boolean') return Type.Boolean()
  if (type === 'date') return Type.String({ format: 'date' })
  if (type === 'any' || type === 'null') return Type.Unknown()
  if (typeof type !== 'object') return Type.String({ description: showType(type) })
  if ('list' in type) return Type.Array(shapeOf(type.list))
  if (!('context' in type)) return Type.Unknown()
  const entries = [...type.context].map(([name, entry]) => [name, inputSchema(entry)])
  return Type.Object(Object.fromEntries(entries), { additionalProperties: false })
}
