import type { Html } from '#engines/page'
import { input } from '#engines/page'
import type { Stored } from '../../answers.ts'
import { showMoney, toType } from '../../formats.ts'
import type { Question } from '../../questions.ts'
import type { Field, Speaking } from '../field-type.ts'
import { labelled, standing } from '../labelled.ts'

export function showMoneyField(question: Question, field: Field): Html {
  return input({
    ...labelled(question, field),
    value: standing(question.slug, field, (answer) => toBox(toType(String(answer), field.language))),
    classes: 'govuk-input--width-10',
    inputmode: 'decimal',
    spellcheck: false,
    ...(field.currency && { prefix: { text: field.currency.symbol } }),
  })
}

/** 12.5 is shown as 12.50, as amounts are written, and a whole amount without cents. */
const toBox = (amount: string) => (/\D\d$/.test(amount) ? `${amount}0` : amount)

export const sayMoney = (answer: Stored, _question: Question, { language, currency }: Speaking): string =>
  showMoney(String(answer), language, currency)
