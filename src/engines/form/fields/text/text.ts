import type { Stored } from '../../answers.ts'
import type { Question } from '../../questions.ts'
import type { FieldType, Reading } from '../field-type.ts'
import { answer, blank, problem } from '../field-type.ts'
import { inOneField } from '../one-field.ts'
import { isBlank, tidy } from '../typed-text.ts'
import { sayText, showText } from './text.view.ts'

const mostCharacters = 200

/** One line of text. */
export const text: FieldType = {
  ...oneText(mostCharacters, (typed, question) => acceptText(typed, question, { most: mostCharacters })),
  accept: (json, question) => acceptText(json, question, { most: mostCharacters }),
  show: showText,
  say: sayText,
  examples: () => import('./text.examples.ts'),
}

/** What every kind of text has that is typed in one field and kept as it is. */
export function oneText(mostCharacters: number, read: Parameters<typeof inOneField>[0]) {
  return {
    ...inOneField(read),
    gives: 'string',
    missing: 'missing',
    limits: { longest: mostCharacters },
    value: (stored: Stored) => (stored === '' ? null : String(stored)),
  } satisfies Partial<FieldType>
}

/** Text that may be kept: of the wrong shape, with characters nobody can see, or too long, it is not. */
export function acceptText(json: unknown, question: Question, limits: { most: number; lines?: boolean }): Reading {
  if (typeof json !== 'string') return problem('wrong-shape')
  const { text, stripped } = tidy(json, limits)
  if (stripped) return problem('control-characters')
  if (isBlank(text)) return blank
  const most = Number(question.most ?? limits.most)
  return text.length > most
    ? problem('too-long', { params: { most: String(most), length: String(text.length) } })
    : answer(text)
}
