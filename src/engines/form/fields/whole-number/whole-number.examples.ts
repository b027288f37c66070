import type { FieldExamples } from '../examples.ts'

export const examples: FieldExamples = {
  taken: [
    { typed: { '': '3' }, stored: '3' },
    { typed: { '': ' 007 ' }, stored: '7' },
    { typed: { '': '1,000' }, stored: '1000' },
    { typed: { '': '1 000' }, stored: '1000' },
    { typed: { '': '1.000.000' }, stored: '1000000' },
    { typed: { '': '٢٠١٨' }, stored: '2018' },
    { typed: { '': '２０１８' }, stored: '2018' },
    { typed: { '': '2.0' }, stored: '2' },
  ],
  turnedAway: [
    { typed: { '': `1.${'0'.repeat(40)}1` }, code: 'not-whole' },
    { typed: { '': '1.000' }, code: 'ambiguous-number' },
    { typed: { '': '2.5' }, code: 'not-whole' },
    { typed: { '': '-1' }, code: 'too-small' },
    { typed: { '': 'two' }, code: 'not-a-number' },
    { typed: { '': '1000000000000' }, code: 'too-big' },
  ],
  notJson: [true, null, ['1'], { value: '1' }, 1.5, '1.5'],
}
