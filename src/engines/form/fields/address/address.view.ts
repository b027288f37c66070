import type { Html } from '#engines/page'
import { errorMessage, fieldset, hint, html, input } from '#engines/page'
import type { Stored } from '../../answers.ts'
import type { Question } from '../../questions.ts'
import type { Field } from '../field-type.ts'
import { errorOf, grouped, optionalLabel, standing } from '../labelled.ts'
import type { AddressLine } from './lines.ts'
import { addressLines, isAddress, suffixOf } from './lines.ts'

export function showAddress(question: Question, field: Field): Html {
  const names = addressLines.map((line) => `${question.slug}-${suffixOf(line)}`)
  const rest = field.errors.filter(({ at }) => !names.includes(at))
  const {
    fieldset: group,
    hint: about,
    errorMessage: error,
  } = { errorMessage: undefined, ...grouped(question, { ...field, errors: rest }) }
  const hintId = `${question.slug}-hint`
  return fieldset({
    ...group,
    ...(about && { describedBy: hintId }),
    html: html`${about && hint({ ...about, id: hintId })}${error && errorMessage(error)}${addressLines.map((line) => box(line, question, field))}`,
  })
}

const widths: Record<AddressLine, string> = {
  'line 1': '',
  'line 2': '',
  town: 'govuk-!-width-two-thirds',
  postcode: 'govuk-input--width-10',
}

const fills: Record<AddressLine, string> = {
  'line 1': 'address-line1',
  'line 2': 'address-line2',
  town: 'address-level2',
  postcode: 'postal-code',
}

function box(line: AddressLine, question: Question, field: Field): Html {
  const { words } = field
  const name = `${question.slug}-${suffixOf(line)}`
  const postcode = question.postcode === 'required' ? words.postcode : optionalLabel(words.postcode, words)
  const labels = { 'line 1': words.line1, 'line 2': words.line2, town: words.town, postcode }
  return input({
    id: name,
    name,
    label: { text: labels[line] },
    value: standing(name, field, (answer) => (isAddress(answer) ? (answer[line] ?? '') : '')),
    classes: widths[line],
    autocomplete: fills[line],
    ...errorOf(
      field,
      field.errors.filter(({ at }) => at === name),
    ),
  })
}

export function sayAddress(answer: Stored): Html {
  const lines = addressLines
    .map((line) => (isAddress(answer) ? (answer[line] ?? '') : ''))
    .filter((text) => text !== '')
  return html`${lines.map((line, index) => (index === 0 ? line : html`<br>${line}`))}`
}
