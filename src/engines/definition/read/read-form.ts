import type { Form, FormPage, Question } from '#engines/form'
import type { Opened, Source, Translator } from '../source.ts'
import { readComputed } from './read-form/computed.ts'
import { bindCondition } from './read-form/conditions.ts'
import type { Draft, PageDraft } from './read-form/form-drafts.ts'
import { draftPages, namesOf } from './read-form/form-drafts.ts'
import { readQuestion } from './read-form/read-question.ts'
import type { Wordings } from './read-form/wordings.ts'
import { conditionsIn, maybeSentence } from './read-form/wordings.ts'

/** Reads and binds form.yaml: every name in every expression is known, of the right type, and asked before it is used. */
export function readForm(source: Source, opened: Opened<'form'>, say: Translator): Form {
  const { yaml, value } = opened
  const { faults } = source
  const pages = draftPages(opened, faults)
  const { computed, names } = readComputed({ yaml, faults, pages, names: namesOf(pages), file: value.computed, say })
  const binding = { yaml, faults, names, computed, placeOf: placesOf(pages), codes: codesOf(pages) }
  const wordings = { ...binding, say, known: new Map<string, Question>(), conditions: conditionsOf(pages) }
  const form = {
    pages: pages.map((page) => readPage(page, wordings)),
    computed,
    names,
  }
  return {
    ...form,
    questions: new Map(form.pages.flatMap(({ questions }) => questions.map((question) => [question.name, question]))),
  }
}

function readPage(page: PageDraft, wordings: Wordings): FormPage {
  const { name, slug, file, path, place } = page
  const questions = page.questions.map((draft) => readQuestion(draft, wordings, file.when))
  for (const question of questions) wordings.known.set(question.name, question)
  checkTitle(page, wordings)
  const first = questions[0]?.label ?? wordings.say.sentence(name, () => undefined)
  const sentence = (key: 'title' | 'hint') =>
    maybeSentence(wordings, file[key], {
      ...{ path: [...path, key], inWords: ['pages', name, key] },
      ...{ before: place, given: conditionsIn(file.when) },
    })
  return {
    name,
    slug,
    title: sentence('title') ?? first,
    hint: sentence('hint'),
    when: bindCondition(wordings, {
      text: file.when,
      path: [...path, 'when'],
      before: place,
      about: `the page \`${name}\``,
    }),
    questions,
  }
}

/** Without a title the first question is the heading; where others stand beside it, it would be read twice. */
function checkTitle({ name, file, path, questions }: PageDraft, { yaml, faults }: Wordings): void {
  if (file.title !== undefined || questions.length < 2) return
  const message = `The page \`${name}\` asks several questions and has no title: the first one is said twice.`
  faults.warning(yaml.keyAt([...path, 'page']), 'no-title', message, 'Give the page a `title`.')
}

const conditionsOf = (pages: readonly PageDraft[]): ReadonlyMap<string, readonly string[]> =>
  new Map(
    pages.flatMap((page) =>
      page.questions.map(({ name, file }): [string, string[]] => [name, conditionsIn(page.file.when, file.when)]),
    ),
  )

const codesOf = (pages: readonly PageDraft[]): ReadonlyMap<string, readonly string[]> =>
  new Map(
    pages
      .flatMap(({ questions }) => questions)
      .filter(({ type, file }) => type === 'choice' && file.options !== undefined)
      .map(({ name, file }) => [name, (file.options ?? []).flatMap((option) => option?.code ?? [])]),
  )

const placesOf = (pages: readonly PageDraft[]): ReadonlyMap<string, number> =>
  new Map(pages.flatMap(({ questions, place }) => questions.map(({ name }: Draft) => [name, place])))
