import { Type } from 'typebox'
import { byName, closed, words } from './parts.ts'

export const lawExampleSchema = closed(
  {
    about: words('What this example shows'),
    input: byName(Type.Unknown(), 'Every input of the law that the decisions rest on, by its name'),
    decisions: byName(Type.Unknown(), 'What each decision is to be'),
  },
  'A worked case of a law: inputs in, decisions out. `publica check` runs it.',
)
