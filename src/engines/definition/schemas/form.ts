import { Type } from 'typebox'
import type { FieldTypeName } from '#engines/form'
import { fieldTypes } from '#engines/form'
import { closed, feel, optional, words } from './parts.ts'

const typeNames = Object.keys(fieldTypes) as FieldTypeName[]

const option = closed({
  code: Type.String({
    minLength: 1,
    maxLength: 100,
    description: 'What is stored and what the rules see; never shown',
  }),
  label: words('What people read'),
  hint: optional(words('A line below it')),
})

const question = closed({
  name: words('The name in every expression: letters, digits and single spaces'),
  type: Type.Enum(typeNames, { description: 'What kind of answer it takes' }),
  label: words('The question as people read it'),
  title: optional(words('A shorter name for check-answers and the desk')),
  hint: optional(words('Help, below the label')),
  optional: optional(Type.Boolean({ description: 'May be left blank' })),
  options: optional(Type.Array(option, { minItems: 1, description: 'Of a choice or choices' })),
  when: optional(feel('Asked only where this is true; over questions of earlier pages')),
  check: optional(feel('What must be true for the answer to be taken')),
  'if wrong': optional(words('What is said where `check` is not true, or the answer is beyond `least` or `most`')),
  'if missing': optional(words('What is said where there is no answer')),
  'if unreadable': optional(
    words('What is said where what was typed is no number, date, e-mail address or telephone number'),
  ),
  least: optional(
    Type.Union([Type.Number(), Type.String()], {
      description: 'The smallest number, or the earliest date (2018-07-01)',
    }),
  ),
  most: optional(
    Type.Union([Type.Number(), Type.String()], {
      description: 'The largest number, the latest date, or the most characters',
    }),
  ),
  was: optional(Type.Array(words('A name it had in an earlier version'))),
  postcode: optional(
    Type.Enum(['required', 'optional'], { description: 'Of an address: `required` where it must have a postcode' }),
  ),
  figure: optional(words('The name under which its code may be counted in figures')),
  autocomplete: optional(words("What a browser may fill in, as HTML's autocomplete names it")),
})

const page = closed({
  page: words("The page's name; its slug is its address"),
  title: optional(words('The heading; without it, the label of the only question')),
  hint: optional(words('A paragraph below the heading')),
  when: optional(feel('Asked only where this is true; over questions of earlier pages')),
  questions: Type.Array(question, { minItems: 1 }),
})

const computed = closed({
  name: words('The name in every expression'),
  label: optional(words('What people call it, where the name alone would not do')),
  value: feel('How it is worked out'),
  'shown as': optional(Type.Enum(typeNames, { description: 'Shown as an answer of this type is' })),
})

export const formSchema = closed(
  { pages: Type.Array(page, { minItems: 1 }), computed: optional(Type.Array(computed)) },
  'The pages and questions of a service, in its main language. Every sentence may hold what was answered on earlier pages: `{FEEL}`, or `{FEEL | words}` with what is said as long as there is no value.',
)
