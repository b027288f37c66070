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
  ...{ label: said, title: said, hint: said, 'if wrong': said, 'if missing': said, 'if unreadable': said },
  options: optional(byName(words('The label of the option with this code'))),
  'option hints': optional(byName(words('The hint of the option with this code'))),
})

export const decisionWordsSchema = closed({
  label: said,
  parts: optional(byName(words('What this part of it is called'), 'By its name in rules.dmn')),
  values: optional(byName(words('What this text that it may give is called'), 'By the text as rules.dmn has it')),
  columns: optional(byName(words('What this column looks at'), 'By the label or the expression of the column')),
})

export const ruleWordsSchema = closed({ reason, law: said })

export const wordsSchema = closed(
  {
    service: optional(service),
    pages: optional(byName(closed({ title: said, hint: said }))),
    questions: optional(byName(question)),
    computed: optional(byName(closed({ label: said }), 'By the name of a computed value in form.yaml')),
    outcomes: optional(byName(closed({ label: said, sentence: said }))),
    decisions: optional(byName(decisionWordsSchema, 'What decisions are called, by their names in rules.dmn')),
    rules: optional(byName(ruleWordsSchema, 'By the id of a rule or a decision in rules.dmn')),
  },
  "A service's sentences in another language, under the same names. Where a sentence of form.yaml holds values, `{FEEL | words}`, the same ones stand here.",
)
