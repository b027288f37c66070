import type { FieldExamples } from '../examples.ts'

export const examples: FieldExamples = {
  taken: [
    { typed: { '': '1,234.50' }, stored: '1234.5' },
    { typed: { '': '1 234,5' }, stored: '1234.5' },
    { typed: { '': '2.375' }, stored: '2.375' },
    { typed: { '': '-0.5' }, stored: '-0.5' },
    { typed: { '': '−3' }, stored: '-3' },
    { typed: { '': '١٢٫٥' }, stored: '12.5' },
    { typed: { '': '１２．５' }, stored: '12.5' },
    { typed: { '': '\u200f12' }, stored: '12' },
    { typed: { '': '-0' }, stored: '0' },
    { typed: { '': `1.5${'0'.repeat(40)}` }, stored: '1.5' },
  ],
  turnedAway: [
    { typed: { '': '1,000' }, code: 'ambiguous-number' },
    { typed: { '': '1e5' }, code: 'not-a-number' },
    { typed: { '': 'NaN' }, code: 'not-a-number' },
    { typed: { '': 'Infinity' }, code: 'not-a-number' },
    { typed: { '': '0x10' }, code: 'not-a-number' },
    { typed: { '': '12 metres' }, code: 'not-a-number' },
    { typed: { '': '9'.repeat(50) }, code: 'too-big' },
    { typed: { '': '9'.repeat(5000) }, code: 'not-a-number' },
    { typed: { '': `0.${'1'.repeat(20)}` }, code: 'too-precise' },
    { typed: { '': `1.${'0'.repeat(40)}1` }, code: 'too-precise' },
    { typed: { '': '11' }, code: 'too-big', question: { most: '10' } },
    { typed: { '': '-1' }, code: 'too-small', question: { least: '0' } },
  ],
  notJson: [true, null, ['1'], { value: '1' }, 'one', Number.NaN, Number.POSITIVE_INFINITY],
}
