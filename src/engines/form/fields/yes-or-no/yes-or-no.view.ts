import type { Html } from '#engines/page'
import { radios } from '#engines/page'
import type { Stored } from '../../answers.ts'
import type { Question } from '../../questions.ts'
import type { Field, Speaking } from '../field-type.ts'
import { grouped, standing } from '../labelled.ts'

export function showYesOrNo(question: Question, field: Field): Html {
  const { words } = field
  return radios({
    ...grouped(question, field),
    name: question.slug,
    classes: 'govuk-radios--inline',
    value: standing(question.slug, field, (answer) => ({ true: 'yes', false: 'no' })[String(answer)] ?? ''),
    items: [
      { value: 'yes', text: words.yes },
      { value: 'no', text: words.no },
    ],
  })
}

export const sayYesOrNo = (answer: Stored, _question: Question, { words }: Speaking): string =>
  answer === true ? words.yes : words.no
