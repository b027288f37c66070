import type { Answers, FormPage, Walk } from '#engines/form'

type Path = Pick<Walk, 'asked' | 'next'>

/** The page of this name where the visitor may be: asked, and not beyond the first one that waits for an answer. */
export function pageAt({ asked, next }: Path, slug: string | undefined): FormPage | undefined {
  const index = asked.findIndex((page) => page.slug === slug)
  const limit = next ? asked.indexOf(next) : asked.length
  return index <= limit ? asked[index] : undefined
}

export const pageBefore = ({ asked }: Path, { slug }: FormPage): FormPage | undefined =>
  asked[asked.findIndex((page) => page.slug === slug) - 1]

/** Whether the page has a question that nobody answered or left blank yet. */
const isNew = ({ questions }: FormPage, answers: Answers) => questions.some(({ name }) => !answers.has(name))

/**
 * Where to go on to, in order; undefined at the end. Whoever answers a page for the first time is led to what they have not
 * seen; whoever went back sees the pages again, one after the other.
 */
export function pageAfter(path: Path, page: FormPage, before: Answers, answers: Answers): FormPage | undefined {
  const rest = path.asked.slice(path.asked.findIndex(({ slug }) => slug === page.slug) + 1)
  const following = isNew(page, before) ? rest.find((later) => isNew(later, answers)) : rest[0]
  return pageAt(path, following?.slug) ?? path.next
}

/** Where a change leads: through what it newly asks and what then is still missing; undefined back to all answers. */
export function pageAfterChange(path: Path, { asked: before }: Path): FormPage | undefined {
  const asked = path.asked.find(({ slug }) => !before.some((page) => page.slug === slug))
  return pageAt(path, asked?.slug) ?? path.next
}
