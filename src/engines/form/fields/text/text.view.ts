import type { Html } from '#engines/page'
import { input } from '#engines/page'
import type { Stored } from '../../answers.ts'
import type { Question } from '../../questions.ts'
import type { Field } from '../field-type.ts'
import { labelled, standing } from '../labelled.ts'

export function showText(question: Question, field: Field): Html {
  const value = standing(question.slug, field, String)
  return input({ ...labelled(question, field), value, autocomplete: question.autocomplete })
}

export const sayText = (answer: Stored): string => String(answer)
