import { Type } from 'typebox'
import { byName, closed, optional, words } from './parts.ts'

const answer = Type.Unknown({
  description: 'An answer as the API takes it: text, a number, true or false, a list of codes',
})

export const exampleSchema = closed(
  {
    about: words('What this example shows'),
    today: optional(Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$', description: 'What `today` is in it' })),
    answers: byName(answer, 'By question name'),
    finding: byName(Type.Unknown(), 'What `outcome`, `amount` or any decision is to be'),
    path: optional(Type.Array(words('The name of a page'), { description: 'The pages that are asked, in order' })),
  },
  'A worked case: answers in, finding and path out. `publica check` runs it.',
)
