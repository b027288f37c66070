import type { Html } from '#engines/page'
import { dateInput } from '#engines/page'
import type { Stored } from '../../answers.ts'
import { showDate } from '../../formats.ts'
import type { Question } from '../../questions.ts'
import type { Field, Speaking } from '../field-type.ts'
import { grouped, standing } from '../labelled.ts'

export function showDateField(question: Question, field: Field): Html {
  const { slug } = question
  const box = (part: 'day' | 'month' | 'year', place: number) => ({
    name: part,
    label: field.words[part],
    value: standing(`${slug}-${part}`, field, (answer) => unpadded(String(answer).split('-')[place])) ?? '',
    ...(wrong(part) && { error: true }),
  })
  const wrong = (box: string) =>
    field.problems.every(({ part }) => part) && field.problems.some(({ part }) => part === box)
  return dateInput({
    ...grouped(question, field),
    id: slug,
    namePrefix: slug,
    day: box('day', 2),
    month: box('month', 1),
    year: box('year', 0),
  })
}

const unpadded = (figures: string | undefined) => (figures ?? '').replace(/^0+/, '')

export const sayDate = (answer: Stored, _question: Question, { language }: Speaking): string =>
  showDate(String(answer), language)
