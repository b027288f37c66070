import type { Html } from '#engines/page'
import { radios } from '#engines/page'
import type { Stored } from '../../answers.ts'
import type { Option, Question } from '../../questions.ts'
import { say } from '../../questions.ts'
import type { Field, Speaking } from '../field-type.ts'
import { grouped, standing } from '../labelled.ts'

export function showChoice(question: Question, field: Field): Html {
  return radios({
    ...grouped(question, field),
    name: question.slug,
    value: standing(question.slug, field, String),
    items: choiceItems(question.options, field.language),
  })
}

export const choiceItems = (options: readonly Option[], language: string) =>
  options.map(({ code, label, hint }) => ({
    value: code,
    text: say(label, language),
    ...(hint && { hint: { text: say(hint, language) } }),
  }))

export const sayChoice = (answer: Stored, question: Question, { language }: Speaking): string =>
  sayOption(String(answer), question, language)

export function sayOption(code: string, question: Question, language: string): string {
  const option = question.options.find((known) => known.code === code)
  return option ? say(option.label, language) : code
}
