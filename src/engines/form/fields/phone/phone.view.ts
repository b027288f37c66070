import type { Html } from '#engines/page'
import { html, input } from '#engines/page'
import type { Stored } from '../../answers.ts'
import type { Question } from '../../questions.ts'
import type { Field } from '../field-type.ts'
import { labelled, standing } from '../labelled.ts'

export function showPhone(question: Question, field: Field): Html {
  return input({
    ...labelled(question, field),
    type: 'tel',
    value: standing(question.slug, field, String),
    classes: 'govuk-input--width-20',
    autocomplete: question.autocomplete ?? 'tel',
    // A number is read from left to right in every language.
    attributes: { dir: 'ltr' },
  })
}

export const sayPhone = (answer: Stored): Html => html`<bdi dir="ltr">${String(answer)}</bdi>`
