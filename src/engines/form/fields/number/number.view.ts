import type { Html } from '#engines/page'
import { input } from '#engines/page'
import type { Stored } from '../../answers.ts'
import { showNumber, toType } from '../../formats.ts'
import type { Question } from '../../questions.ts'
import type { Field, Speaking } from '../field-type.ts'
import { labelled, standing } from '../labelled.ts'

export function showNumberField(question: Question, field: Field): Html {
  const value = standing(question.slug, field, (answer) => toType(String(answer), field.language))
  return input({
    ...labelled(question, field),
    value,
    classes: 'govuk-input--width-10',
    inputmode: 'decimal',
    spellcheck: false,
  })
}

export const sayNumber = (answer: Stored, _question: Question, { language }: Speaking): string =>
  showNumber(String(answer), language)
