import type { FieldExamples } from '../examples.ts'

export const examples: FieldExamples = {
  taken: [
    { typed: { '': 'One.\r\n\r\nTwo.\t!' }, stored: 'One.\n\nTwo.\t!' },
    { typed: { '': '🪁 high' }, stored: '🪁 high' },
  ],
  turnedAway: [
    { typed: { '': 'a\u0007b' }, code: 'control-characters' },
    { typed: { '': 'x'.repeat(2001) }, code: 'too-long' },
    { typed: { '': '\ud800' }, code: 'control-characters' },
  ],
  notJson: [12, true, null, ['a'], { a: 'b' }],
}
