import { Type } from 'typebox'
import { byName, closed, optional, words } from './parts.ts'

const said = optional(words('The same sentence in this language'))
const list = optional(Type.Array(words('The same sentence in this language')))

const reason = optional(
  words(
    'The same sentence in this language, with the `{names}` of answers, decisions and parts of them (`{figures.most}`) where their values go, and amounts of money as `{160}`',
  ),
)

const service = closed({
  ...{ name: said, summary: said, law: said, declaration: said, 'if you disagree': said, keywords: list },
  start: optional(
    closed({ 'who may apply': list, 'what you need': list, 'how long it takes': said, 'time to decide': said }),
  ),
})

const question = closed({
  ...{ label: said, title: said, hint: said, 'if wrong': said, 'if missing': said },
  options: optional(byName(words('The label of the option with this code'))),
  'option hints': optional(byName(words('The hint of the option with this code'))),
})

export const wordsSchema = closed(
  {
    service: optional(service),
    pages: optional(byName(closed({ title: said, hint: said }))),
    questions: optional(byName(question)),
    outcomes: optional(byName(closed({ label: said, sentence: said }))),
    rules: optional(byName(closed({ reason, law: said }), 'By the id of a rule or a decision in rules.dmn')),
  },
  "A service's sentences in another language, under the same names.",
)
