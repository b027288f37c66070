import type { Stored } from '../../answers.ts'
import type { Question } from '../../questions.ts'
import type { FieldType, Reading } from '../field-type.ts'
import { answer, problem, single } from '../field-type.ts'
import { plainDigits } from '../numerals.ts'
import { acceptText } from '../text/text.ts'
import { visible } from '../typed-text.ts'
import { sayPhone, showPhone } from './phone.view.ts'

const mostCharacters = 40

/** A telephone number, kept as people write it, in ASCII digits. */
export const phone: FieldType = {
  gives: 'string',
  missing: 'missing',
  blank: '',
  limits: { longest: mostCharacters },
  fields: (slug) => [slug],
  read(posted, question) {
    const typed = single(posted, question.slug)
    return typeof typed === 'string' ? acceptPhone(visible(plainDigits(typed.slice(0, 1000))), question) : typed
  },
  accept: acceptPhone,
  value: (stored: Stored) => (stored === '' ? null : String(stored)),
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
