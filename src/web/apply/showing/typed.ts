import type { FormPage, Posted, Question } from '#engines/form'
import { fieldTypes, say } from '#engines/form'
import type { Typed, Visit } from '#web/kit'

/** What was typed on a question page, by what its form and its address say: the page itself is not shown any more. */
export function typedOnPage({ rooms, params, posted, ...speaking }: Visit): readonly Typed[] {
  const version = rooms.catalogue.find(params.service ?? posted.get('_service')?.[0] ?? '')
  const page = version?.definition.form.pages.find(({ slug }) => slug === params.page)
  return page ? typedIn({ posted, ...speaking }, page) : []
}

type Reader = Pick<Visit, 'posted' | 'language' | 'words'>

/** What was typed for each question of a page: a chosen option by its words, the boxes of one answer together. */
export const typedIn = (reader: Reader, { questions }: Pick<FormPage, 'questions'>): readonly Typed[] =>
  questions.map((question) => {
    const fields = fieldTypes[question.type].fields(question.slug)
    const values = fields.flatMap((field) =>
      valuesOf(reader.posted, field).map((value) => chosen(reader, question, value)),
    )
    return {
      fields,
      label: say(question.title, reader.language),
      value: values.join(question.type === 'date' ? ' ' : ', '),
    }
  })

const valuesOf = (posted: Posted, field: string) => (posted.get(field) ?? []).filter((value) => value.trim())

function chosen({ language, words }: Reader, { type, options }: Question, value: string): string {
  const option = options.find(({ code }) => code === value)
  if (option) return say(option.label, language)
  return type === 'yes or no' ? ({ yes: words.fields.yes, no: words.fields.no }[value] ?? value) : value
}
