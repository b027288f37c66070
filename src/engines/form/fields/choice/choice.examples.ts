import type { FieldExamples } from '../examples.ts'

const label = (words: string) => new Map([['en', words]])
export const options = [
  { code: 'home', label: label('Only as a home'), hint: label('Nothing else') },
  { code: 'partly business', label: label('Partly for a business') },
]

export const examples: FieldExamples = {
  question: { options },
  taken: [{ typed: { '': 'partly business' }, stored: 'partly business' }],
  turnedAway: [
    { typed: { '': 'Only as a home' }, code: 'unknown-choice' },
    { typed: { '': 'constructor' }, code: 'unknown-choice' },
    { typed: { '': ['home', 'partly business'] }, code: 'answered-twice' },
  ],
  notJson: ['other', 1, true, null, ['home'], {}],
}
