import type { FieldExamples, Typed } from '../examples.ts'

const lines = (one: string, two: string, town: string, postcode: string): Typed => ({
  '-line-1': one,
  '-line-2': two,
  '-town': town,
  '-postcode': postcode,
})

export const examples: FieldExamples = {
  taken: [
    {
      typed: lines(' 12 Rātā Street', '', 'Harbourton', 'HB4 1AA '),
      stored: { 'line 1': '12 Rātā Street', 'line 2': '', town: 'Harbourton', postcode: 'HB4 1AA' },
    },
    {
      typed: lines('12 Quay', '\u200b\u200f', 'Harbourton', 'HB4 1AA'),
      stored: { 'line 1': '12 Quay', 'line 2': '', town: 'Harbourton', postcode: 'HB4 1AA' },
    },
    {
      typed: lines('<b>', "' OR 1=1", 'شارع النخيل', '٤٥'),
      stored: { 'line 1': '<b>', 'line 2': "' OR 1=1", town: 'شارع النخيل', postcode: '٤٥' },
    },
    {
      typed: lines('1 High Street', '', 'Harbourton', '\u200b'),
      stored: { 'line 1': '1 High Street', 'line 2': '', town: 'Harbourton', postcode: '' },
    },
  ],
  turnedAway: [
    { typed: lines('', '', 'Harbourton', '1'), code: 'missing-line-1' },
    { typed: lines('1 High Street', '', '', '1'), code: 'missing-town' },
    {
      typed: lines('1 High Street', '', 'Harbourton', '\u200b'),
      question: { postcode: 'required' },
      code: 'missing-postcode',
    },
    { typed: lines('1\u0000', '', 'Harbourton', '1'), code: 'control-characters' },
    { typed: lines('x'.repeat(101), '', 'Harbourton', '1'), code: 'too-long' },
    { typed: { ...lines('a', '', 'Harbourton', '1'), '-town': ['a', 'b'] }, code: 'answered-twice' },
  ],
  notJson: ['12 Rata Street', 1, true, null, ['a'], { street: 'a' }, { 'line 1': 1, town: 'a', postcode: 'b' }],
}
