import type { Html } from '#engines/page'
import { radios } from '#engines/page'
import type { Stored } from '../../answers.ts'
import type { Option, Question } from '../../questions.ts'
import { tell } from '../../wording.ts'
import type { Field, Speaking } from '../field-type.ts'
import { grouped, standing } from '../labelled.ts'

export function showChoice(question: Question, field: Field): Html {
  return radios({
    ...grouped(question, field),
    name: question.slug,
    value: standing(question.slug, field, String),
    items: choiceItems(question.options, field),
  })
}

export const choiceItems = (options: readonly Option[], field: Field) =>
  options.map(({ code, label, hint }) => ({
    value: code,
    text: tell(label, field),
    ...(hint && { hint: { text: tell(hint, field) } }),
  }))

export const sayChoice = (answer: Stored, question: Question, speaking: Speaking): string =>
  sayOption(String(answer), question, speaking)

export function sayOption(code: string, question: Question, speaking: Speaking): string {
  const option = question.options.find((known) => known.code === code)
  return option ? tell(option.label, speaking) : code
}
