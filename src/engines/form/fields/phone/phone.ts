import type { Question } from '../../questions.ts'
import type { FieldType, Reading } from '../field-type.ts'
import { answer, problem } from '../field-type.ts'
import { plainDigits } from '../numerals.ts'
import { acceptText, oneText } from '../text/text.ts'
import { visible } from '../typed-text.ts'
import { sayPhone, showPhone } from './phone.view.ts'

const mostCharacters = 40

/** A telephone number, kept as people write it, in ASCII digits. */
export const phone: FieldType = {
  ...oneText(mostCharacters, (typed, question) => acceptPhone(visible(plainDigits(typed.slice(0, 1000))), question)),
  accept: acceptPhone,
  show: showPhone,
  say: sayPhone,
  examples: () => import('./phone.examples.ts'),
}

// ITU-T E.164: 15 digits at most; a few more for an extension.
function acceptPhone(json: unknown, question: Question): Reading {
  const read = acceptText(json, question, { most: mostCharacters })
  if (read.kind !== 'answer') return read
  const text = String(read.answer).replace(/\s+/g, ' ')
  const digits = text.replace(/\D/g, '').length
  return /^\+?[\d ()./-]+( ?(x|ext\.?) ?\d{1,6})?$/i.test(text) && digits >= 5 && digits <= 20
    ? answer(text)
    : problem('not-a-phone')
}
