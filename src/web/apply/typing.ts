import assert from 'node:assert/strict'
import { FeelDate } from '#engines/feel'
import type { Answers, Form, FormPage, Stored } from '#engines/form'
import { readAnswers } from '#engines/form'
import type { TestState } from '#test-state'
import type { Seen, visitor } from '#test-web'

type Visitor = ReturnType<typeof visitor>

/** The answers of the first example of a service that ends so, or with no sure answer. */
export function exampleOf({ catalogue, place, clock }: TestState, service: string, outcome: string | null) {
  const { form, examples } = catalogue.get(service).definition
  const example = examples.find(({ finding }) => finding.get('outcome') === outcome)
  assert(example, `${service} has an example that is ${outcome}`)
  const today = FeelDate.parse(clock.today(place.zone).toString())!
  const { answers, problems } = readAnswers(form, example.answers, { today })
  assert.deepEqual(problems, [])
  return { answers, example }
}

/** A stored answer as people type it, by the fields of its question. */
function fieldsFor(slug: string, answer: Stored | undefined): Record<string, string> {
  if (answer === undefined) return {}
  if (typeof answer === 'boolean') return { [slug]: answer ? 'yes' : 'no' }
  if (typeof answer !== 'string')
    return Object.fromEntries(
      Object.entries(answer).map(([line, text]) => [`${slug}-${line.replaceAll(' ', '-')}`, text]),
    )
  const [, year, month, day] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(answer) ?? []
  return year ? { [`${slug}-day`]: day!, [`${slug}-month`]: month!, [`${slug}-year`]: year } : { [slug]: answer }
}

export const typedOn = (page: FormPage, answers: Answers): Record<string, string> =>
  Object.assign({}, ...page.questions.map(({ slug, name }) => fieldsFor(slug, answers.get(name))))

/** The hidden fields of a page's last form, as a browser sends them along. */
export const hiddenIn = ({ text }: Seen): Record<string, string> =>
  Object.fromEntries(
    [...text.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)">/g)].map(([, name, value]) => [
      name!,
      value!,
    ]),
  )

/** The page of the form that a visitor is on. */
export const pageSeen = ({ path }: Seen, form: Form): FormPage | undefined =>
  form.pages.find(({ slug }) => new URL(path, 'http://localhost').pathname.endsWith(`/${slug}`))

/** Answers one page after another, until there is no more to answer. */
export async function fillIn(session: Visitor, start: Seen, form: Form, answers: Answers) {
  const visited: string[] = []
  let seen = start
  for (let page = pageSeen(seen, form); page; page = pageSeen(seen, form)) {
    if (visited.includes(page.slug)) throw new Error(`${page.slug} was asked again: ${problemsIn(seen)}`)
    visited.push(page.slug)
    seen = await session.press(seen, { ...hiddenIn(seen), ...typedOn(page, answers) })
  }
  return { seen, visited }
}

/** What the error summary says. */
export const problemsIn = ({ text }: Seen): string[] =>
  [...(/govuk-error-summary__list">(.*?)<\/ul>/s.exec(text)?.[1] ?? '').matchAll(/<a href="#([^"]*)">(.*?)<\/a>/g)].map(
    ([, at, message]) => `${at}: ${message}`,
  )
