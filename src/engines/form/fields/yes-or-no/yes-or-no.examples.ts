import type { FieldExamples } from '../examples.ts'

export const examples: FieldExamples = {
  taken: [
    { typed: { '': 'yes' }, stored: true },
    { typed: { '': 'no' }, stored: false },
    { typed: { '': ['no', 'no'] }, stored: false },
  ],
  turnedAway: [
    { typed: { '': 'true' }, code: 'unknown-choice' },
    { typed: { '': 'maybe' }, code: 'unknown-choice' },
    { typed: { '': ['yes', 'no'] }, code: 'answered-twice' },
  ],
  notJson: ['yes', 1, null, [true], {}],
}
