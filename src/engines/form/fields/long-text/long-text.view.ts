import type { Html } from '#engines/page'
import { characterCount, html } from '#engines/page'
import type { Stored } from '../../answers.ts'
import type { Question } from '../../questions.ts'
import type { Field } from '../field-type.ts'
import { labelled, standing } from '../labelled.ts'

export function showLongText(question: Question, field: Field, most: number): Html {
  const { words } = field
  return characterCount({
    ...labelled(question, field),
    value: standing(question.slug, field, String),
    maxlength: most,
    textareaDescriptionText: words.upToCharacters,
    charactersUnderLimitText: words.charactersLeft,
    charactersAtLimitText: words.charactersAtLimit,
    charactersOverLimitText: words.charactersOver,
  })
}

export function sayLongText(answer: Stored): Html {
  const lines = String(answer).split('\n')
  return html`${lines.map((line, index) => (index === 0 ? line : html`<br>${line}`))}`
}
