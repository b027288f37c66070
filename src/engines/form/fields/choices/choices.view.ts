import type { Html } from '#engines/page'
import { checkboxes, html } from '#engines/page'
import type { Stored } from '../../answers.ts'
import type { Question } from '../../questions.ts'
import { choiceItems, sayOption } from '../choice/choice.view.ts'
import type { Field, Speaking } from '../field-type.ts'
import { grouped } from '../labelled.ts'

export function showChoices(question: Question, field: Field): Html {
  const answered = Array.isArray(field.answer) ? field.answer : []
  return checkboxes({
    ...grouped(question, field),
    name: question.slug,
    values: field.posted ? (field.posted.get(question.slug) ?? []) : answered,
    items: choiceItems(question.options, field),
  })
}

export function sayChoices(answer: Stored, question: Question, speaking: Speaking): Html | string {
  const said = (Array.isArray(answer) ? answer : []).map((code) => sayOption(String(code), question, speaking))
  if (said.length < 2) return said.join('')
  return html`<ul class="govuk-list govuk-list--bullet">${said.map((words) => html`<li>${words}</li>`)}</ul>`
}
