import type { FieldExamples } from '../examples.ts'

export const examples: FieldExamples = {
  taken: [
    { typed: { '': 'Aroha Tāmati' }, stored: 'Aroha Tāmati' },
    { typed: { '': '  Zoë \u00a0' }, stored: 'Zoë' },
    { typed: { '': 'e\u0301clair' }, stored: 'éclair' },
    { typed: { '': "' OR 1=1 --" }, stored: "' OR 1=1 --" },
    { typed: { '': '<script>alert(1)</script>' }, stored: '<script>alert(1)</script>' },
    { typed: { '': 'שלום \u200fabc' }, stored: 'שלום \u200fabc' },
    { typed: { '': `e${'\u0301\u0323'.repeat(15)}` }, stored: `ẹ${'\u0323'.repeat(14)}${'\u0301'.repeat(15)}` },
    { typed: { '': `e${'\u0301\u0323'.repeat(50)}` }, stored: `e${'\u0301\u0323'.repeat(50)}` },
  ],
  turnedAway: [
    { typed: { '': 'a\u0000b' }, code: 'control-characters' },
    { typed: { '': 'x'.repeat(201) }, code: 'too-long' },
    {
      typed: { '': `e${'\u0345'.repeat(200_000)}${'\u0301'.repeat(200_000)}${'\u0323'.repeat(200_000)}` },
      code: 'too-long',
    },
    { typed: { '': ['a', 'b'] }, code: 'answered-twice' },
    { typed: { '': '\u200b\u200f ' }, code: 'missing' },
  ],
  notJson: [12, true, null, ['a'], { a: 'b' }],
}
