import type { Form, FormPage } from '#engines/form'
import { readComputed } from './computed.ts'
import type { Binding } from './conditions.ts'
import { bindCondition } from './conditions.ts'
import type { Draft, PageDraft } from './form-drafts.ts'
import { draftPages, namesOf } from './form-drafts.ts'
import { readQuestion } from './read-question.ts'
import type { Opened, Source, Translator } from './source.ts'

/** Reads and binds form.yaml: every name in every expression is known, of the right type, and asked before it is used. */
export function readForm(source: Source, opened: Opened<'form'>, say: Translator): Form {
  const { yaml, value } = opened
  const { faults } = source
  const pages = draftPages(opened, faults)
  const { computed, names } = readComputed({ yaml, faults, pages, names: namesOf(pages), file: value.computed, say })
  const binding = { yaml, faults, names, computed, placeOf: placesOf(pages) }
  const form = {
    pages: pages.map((page) => readPage(page, binding, say)),
    computed,
    names,
  }
  return {
    ...form,
    questions: new Map(form.pages.flatMap(({ questions }) => questions.map((question) => [question.name, question]))),
  }
}

function readPage(page: PageDraft, binding: Binding, say: Translator): FormPage {
  const { name, slug, file, path, place } = page
  const questions = page.questions.map((draft) => readQuestion(draft, binding, say))
  const first = questions[0]?.label ?? say.sentence(name, () => undefined)
  return {
    name,
    slug,
    title: say.maybe(file.title, (words) => words.pages?.[name]?.title) ?? first,
    hint: say.maybe(file.hint, (words) => words.pages?.[name]?.hint),
    when: bindCondition(binding, {
      text: file.when,
      path: [...path, 'when'],
      before: place,
      about: `the page \`${name}\``,
    }),
    questions,
  }
}

const placesOf = (pages: readonly PageDraft[]): ReadonlyMap<string, number> =>
  new Map(pages.flatMap(({ questions, place }) => questions.map(({ name }: Draft) => [name, place])))
