import type { TProperties, TSchema } from 'typebox'
import { Type } from 'typebox'
import type { Definition } from '#engines/definition'
import type { FieldTypeName, Question } from '#engines/form'
import { say } from '#engines/form'
import { explain } from './explained-schemas.ts'
import { limitsOf } from './limits.ts'

// As people write decimal numbers, and as the readers of numbers take them.
const exact = Type.String({ pattern: '^\\s*(-?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d{1,3})?)?\\s*$', maxLength: 400 })
const line = Type.String({ maxLength: 1000 })
const blank = Type.Literal('')

/** As a number token, or as exact text; the limits of the text are kept by its reader. */
const numeric = (question: Question) => {
  const { least, most } = limitsOf(question)
  return Type.Union([Type.Number({ minimum: Number(least), maximum: Number(most) }), exact])
}

const shapes: Readonly<Record<FieldTypeName, (question: Question) => TSchema>> = {
  text: () => Type.String({ maxLength: 5000 }),
  'long text': () => Type.String({ maxLength: 20_000 }),
  'whole number': numeric,
  number: numeric,
  money: numeric,
  'yes or no': () => Type.Boolean(),
  choice: ({ options }) => Type.Enum(options.map(({ code }) => code)),
  choices: ({ options }) => Type.Array(Type.Enum(options.map(({ code }) => code)), { maxItems: 100 }),
  date: () => Type.String({ format: 'date', pattern: '^(\\d{4}-\\d{2}-\\d{2})?$' }),
  address: ({ postcode }) =>
    Type.Object(
      {
        'line 1': line,
        'line 2': Type.Optional(line),
        town: line,
        postcode: postcode === 'required' ? line : Type.Optional(line),
      },
      { additionalProperties: false },
    ),
  email: () => line,
  phone: () => line,
}

const notes: Partial<Record<FieldTypeName, string>> = {
  money: 'An amount: a number, or its exact text ("124.67").',
  number: 'A number, or its exact text.',
  'whole number': 'A whole number, or its text.',
  date: 'A day: 2026-11-21.',
}

/** What a program may send as the answer to a question; which ones must be there depends on the other answers. */
function answerSchema(question: Question, language: string): TSchema {
  const shape = shapes[question.type](question)
  const parts = [say(question.label, language), notes[question.type], rangeOf(question), askedWhen(question)]
  const about = parts.filter(Boolean).join(' ')
  return { ...(question.optional ? Type.Union([shape, blank]) : shape), description: about }
}

function rangeOf(question: Question): string | undefined {
  const { least, most, longest } = limitsOf(question)
  if (longest !== undefined) return `At most ${longest} characters.`
  return most === undefined ? undefined : `From ${least} to ${most}.`
}

const askedWhen = ({ when, optional }: Question) =>
  when ? `Asked when: ${when.text}` : optional ? 'May be left out.' : undefined

/** What may stand under `answers`, by the name of the question; those alone that the check needs. */
export function answerSchemas({ form, needed }: Definition, language: string): Record<string, TSchema> {
  const asked = [...form.questions.values()].filter(({ name }) => needed.has(name))
  return Object.fromEntries(asked.map((question) => [question.name, answerSchema(question, language)]))
}

/** The body that a service's check takes. Which answers must be there depends on the others. */
export function checkSchema(definition: Definition, language: string) {
  const properties: TProperties = {}
  for (const [name, schema] of Object.entries(answerSchemas(definition, language)))
    properties[name] = Type.Optional(schema)
  return Type.Object({ answers: Type.Object(properties, { description: 'By the name of the question' }), explain })
}
