import type { Stored } from '../answers.ts'
import type { Question } from '../questions.ts'
import { tell } from '../wording.ts'
import type { Field } from './field-type.ts'

/** What every field of one box is given: id, name, label, hint, error. */
export function labelled(question: Question, field: Field) {
  const label = {
    text: labelOf(question, field),
    classes: `govuk-label--${sizeOf(field)}`,
    isPageHeading: field.asTitle,
  }
  return { id: question.slug, name: question.slug, label, ...about(question, field) }
}

/** What every field of several boxes or choices is given. */
export function grouped(question: Question, field: Field) {
  const classes = `govuk-fieldset__legend--${sizeOf(field)}`
  const legend = { text: labelOf(question, field), classes, isPageHeading: field.asTitle }
  return { fieldset: { legend }, ...about(question, field) }
}

const sizeOf = ({ asTitle }: Field) => (asTitle ? 'l' : 's')

function about(question: Question, field: Field) {
  return {
    ...(question.hint && { hint: { text: tell(question.hint, field) } }),
    ...errorOf(field, field.errors),
  }
}

/** The errors of a field in one message, each said once; several, each as a sentence that ends. */
export function errorOf({ words }: Field, errors: Field['errors']) {
  const texts = [...new Set(errors.map(({ text }) => text))]
  const text = texts.length > 1 ? texts.map(ended).join(' ') : texts[0]
  return text !== undefined && { errorMessage: { text, visuallyHiddenText: words.error } }
}

const ended = (text: string) => (/[.!?؟…。]$/.test(text) ? text : `${text}.`)

function labelOf(question: Question, field: Field): string {
  const label = tell(question.label, field)
  return question.optional ? optionalLabel(label, field.words) : label
}

/** The label of what may be left blank. */
export const optionalLabel = (label: string, words: Field['words']) => words.optional.replaceAll('{label}', () => label)

/** What stands in a box: what was typed, less what no page can hold, or the answer. */
export function standing(name: string, field: Field, shown: (answer: Stored) => string): string | undefined {
  if (field.posted)
    return field.posted
      .get(name)
      ?.at(-1)
      ?.toWellFormed()
      .replace(/(?![\r\n\t])\p{Cc}/gu, '')
  return field.answer === undefined ? undefined : shown(field.answer)
}
