import { address } from './fields/address/address.ts'
import { choice } from './fields/choice/choice.ts'
import { choices } from './fields/choices/choices.ts'
import { date } from './fields/date/date.ts'
import { email } from './fields/email/email.ts'
import type { FieldType } from './fields/field-type.ts'
import { longText } from './fields/long-text/long-text.ts'
import { money } from './fields/money/money.ts'
import { number } from './fields/number/number.ts'
import { phone } from './fields/phone/phone.ts'
import { text } from './fields/text/text.ts'
import { wholeNumber } from './fields/whole-number/whole-number.ts'
import { yesOrNo } from './fields/yes-or-no/yes-or-no.ts'

/** Every type of question, by the name that form.yaml calls it. */
export const fieldTypes = {
  text,
  'long text': longText,
  'whole number': wholeNumber,
  number,
  money,
  'yes or no': yesOrNo,
  choice,
  choices,
  date,
  address,
  email,
  phone,
} as const satisfies Record<string, FieldType>
