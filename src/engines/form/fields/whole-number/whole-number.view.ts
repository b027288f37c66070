import type { Html } from '#engines/page'
import { input } from '#engines/page'
import type { Question } from '../../questions.ts'
import type { Field } from '../field-type.ts'
import { labelled, standing } from '../labelled.ts'

export function showWholeNumber(question: Question, field: Field): Html {
  return input({
    ...labelled(question, field),
    value: standing(question.slug, field, String),
    classes: 'govuk-input--width-5',
    inputmode: 'numeric',
    spellcheck: false,
  })
}
