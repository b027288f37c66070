import type { FieldExamples } from '../examples.ts'

export const examples: FieldExamples = {
  taken: [
    { typed: { '': '+64 (0)3  479 1234' }, stored: '+64 (0)3 479 1234' },
    { typed: { '': '٠٣٤٧٩١٢٣٤' }, stored: '034791234' },
    { typed: { '': '０３ ４７９ １２３４ ext 12' }, stored: '03 479 1234 ext 12' },
  ],
  turnedAway: [
    { typed: { '': '1234' }, code: 'not-a-phone' },
    { typed: { '': 'call me' }, code: 'not-a-phone' },
    { typed: { '': '1'.repeat(21) }, code: 'not-a-phone' },
    { typed: { '': '1'.repeat(50) }, code: 'too-long' },
  ],
  notJson: [34791234, true, null, ['034791234'], {}, 'abc'],
}
