import { options } from '../choice/choice.examples.ts'
import type { FieldExamples } from '../examples.ts'

export const examples: FieldExamples = {
  question: { options },
  taken: [
    { typed: { '': ['partly business', 'home', 'home'] }, stored: ['home', 'partly business'] },
    { typed: { '': 'home' }, stored: ['home'] },
  ],
  turnedAway: [
    { typed: { '': ['home', '__proto__'] }, code: 'unknown-choice' },
    { typed: {}, code: 'missing-choices' },
  ],
  notJson: ['home', 1, true, null, [['home']], ['other'], {}],
}
