import type { FieldExamples } from '../examples.ts'

export const examples: FieldExamples = {
  taken: [
    { typed: { '': '1000' }, stored: '1000' },
    { typed: { '': '1,000.50' }, stored: '1000.5' },
    { typed: { '': '1 000,50' }, stored: '1000.5' },
    { typed: { '': '1\u202f000,50' }, stored: '1000.5' },
    { typed: { '': '1.000,50' }, stored: '1000.5' },
    { typed: { '': "1'000.50" }, stored: '1000.5' },
    { typed: { '': '1,000' }, stored: '1000' },
    { typed: { '': '12,50' }, stored: '12.5' },
    { typed: { '': '12,34,567.80' }, stored: '1234567.8' },
    { typed: { '': '£ 12' }, stored: '12' },
    { typed: { '': '12 €' }, stored: '12' },
    { typed: { '': '¤12' }, stored: '12' },
    { typed: { '': '１，０００．５０' }, stored: '1000.5' },
    { typed: { '': '١٬٠٠٠٫٥٠' }, stored: '1000.5' },
    { typed: { '': '.50' }, stored: '0.5' },
    { typed: { '': '0' }, stored: '0' },
  ],
  turnedAway: [
    { typed: { '': '1.000' }, code: 'ambiguous-number' },
    { typed: { '': '12.345' }, code: 'ambiguous-number' },
    { typed: { '': '1234.567' }, code: 'too-precise' },
    { typed: { '': '-5' }, code: 'too-small' },
    { typed: { '': '10k' }, code: 'not-a-number' },
    { typed: { '': '1,00,0' }, code: 'not-a-number' },
    { typed: { '': '12 34' }, code: 'not-a-number' },
    { typed: { '': '1000000000000' }, code: 'too-big' },
  ],
  notJson: [true, null, ['1'], { value: '1' }, '1,000.50', 0.001],
}
