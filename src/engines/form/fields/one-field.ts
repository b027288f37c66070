import type { Question } from '../questions.ts'
import type { FieldType, Reading, Typing } from './field-type.ts'
import { single } from './field-type.ts'

/** What every kind of question has that is asked in one field of a form. */
export const inOneField = (read: (typed: string, question: Question, typing: Typing) => Reading) =>
  ({
    blank: '',
    fields: (slug) => [slug],
    read(posted, question, typing) {
      const typed = single(posted, question.slug)
      return typeof typed === 'string' ? read(typed, question, typing) : typed
    },
  }) satisfies Partial<FieldType>
