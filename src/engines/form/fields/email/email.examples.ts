import type { FieldExamples } from '../examples.ts'

export const examples: FieldExamples = {
  taken: [
    { typed: { '': ' aroha.tamati+rates@example.org ' }, stored: 'aroha.tamati+rates@example.org' },
    { typed: { '': 'josé@exämple.org' }, stored: 'josé@exämple.org' },
    { typed: { '': '\u200ea@b.example' }, stored: 'a@b.example' },
  ],
  turnedAway: [
    { typed: { '': 'aroha' }, code: 'not-an-email' },
    { typed: { '': 'aroha@example' }, code: 'not-an-email' },
    { typed: { '': 'a@b@c.org' }, code: 'not-an-email' },
    { typed: { '': 'a..b@c.org' }, code: 'not-an-email' },
    { typed: { '': 'Aroha <a@b.org>' }, code: 'not-an-email' },
    { typed: { '': 'a@b.org\r\nBcc: c@d.org' }, code: 'not-an-email' },
    { typed: { '': `${'x'.repeat(250)}@b.org` }, code: 'too-long' },
  ],
  notJson: [1, true, null, ['a@b.org'], {}, 'aroha'],
}
