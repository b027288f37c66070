import type { Html } from '#engines/page'
import { input } from '#engines/page'
import type { Stored } from '../../answers.ts'
import type { Question } from '../../questions.ts'
import type { Field } from '../field-type.ts'
import { labelled, standing } from '../labelled.ts'

export function showEmail(question: Question, field: Field): Html {
  return input({
    ...labelled(question, field),
    type: 'email',
    value: standing(question.slug, field, String),
    autocomplete: question.autocomplete ?? 'email',
    spellcheck: false,
    // An address is written from left to right in every language.
    attributes: { dir: 'ltr' },
  })
}

export const sayEmail = (answer: Stored): string => String(answer)
