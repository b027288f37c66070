import { Type } from 'typebox'
import { byName, closed, optional, words } from './parts.ts'
import { decisionWordsSchema, ruleWordsSchema } from './words.ts'

const said = optional(words('The same words in this language'))
const list = optional(Type.Array(words('The same words in this language')))
const parts = optional(byName(words('What this part of it is called'), 'By its name in rules.dmn'))
const values = optional(byName(words('What this text is called'), 'By the text as rules.dmn has it'))

export const lawWordsSchema = closed(
  {
    law: optional(
      closed({ name: said, about: said, acts: list }, 'Of law.yaml; `about` is the description of the model'),
    ),
    inputs: optional(byName(closed({ label: said, about: said }), 'By the name of an input in rules.dmn')),
    decisions: optional(byName(decisionWordsSchema, 'What decisions are called, by their names in rules.dmn')),
    functions: optional(
      byName(closed({ label: said, about: said }), 'By the name of a business knowledge model in rules.dmn'),
    ),
    types: optional(byName(closed({ about: said, parts, values }), 'By the name of an item definition in rules.dmn')),
    names: optional(
      byName(words('The same name in this language'), 'Parameters, entries and other names within formulas'),
    ),
    rules: optional(byName(ruleWordsSchema, 'By the id of a rule or a decision in rules.dmn')),
  },
  "A law's words in another language, under the same names.",
)
