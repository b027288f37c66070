import type { Type } from '#engines/feel'
import { slugOf } from '#engines/feel'
import type { FieldTypeName } from '#engines/form'
import { fieldTypes } from '#engines/form'
import type { Faults } from '../../source/faults.ts'
import type { Path, YamlFile } from '../../source/yaml.ts'
import type { Opened, PartlyFile } from '../../source.ts'
import { checkName, checkPageName, Names } from './names.ts'

type FormFile = NonNullable<PartlyFile<'form'>>
type PageFile = NonNullable<NonNullable<FormFile['pages']>[number]>
export type QuestionFile = NonNullable<NonNullable<PageFile['questions']>[number]>
export type ComputedFile = NonNullable<NonNullable<FormFile['computed']>[number]>

/** A page before its expressions are bound. */
export interface PageDraft {
  readonly name: string
  readonly slug: string
  /** Where it comes in the form. */
  readonly place: number
  readonly path: Path
  readonly file: PageFile
  readonly questions: readonly Draft[]
}

/** A question before its expressions are bound; `type` is missing where the file's is a fault. */
export interface Draft {
  readonly name: string
  readonly slug: string
  readonly type: FieldTypeName | undefined
  readonly place: number
  readonly path: Path
  readonly file: QuestionFile
}

/** The pages and questions that have a name, their names checked. */
export function draftPages({ yaml, value }: Opened<'form'>, faults: Faults): PageDraft[] {
  const pages = (value.pages ?? []).flatMap((file, index) => draftPage(file, ['pages', index], index) ?? [])
  checkNames(pages, value.computed ?? [], yaml, faults)
  return pages
}

function draftPage(file: PageFile | undefined, path: Path, place: number): PageDraft | undefined {
  if (!file) return undefined
  const name = file.page ?? ''
  const questions = (file.questions ?? []).flatMap((question, index): Draft[] => {
    if (question?.name === undefined) return []
    const { name, type } = question
    return [{ name, slug: slugOf(name), type, place, path: [...path, 'questions', index], file: question }]
  })
  return { name, slug: slugOf(name), place, path, file, questions }
}

function checkNames(
  pages: readonly PageDraft[],
  computed: readonly (ComputedFile | undefined)[],
  yaml: YamlFile,
  faults: Faults,
): void {
  const pageNames = new Names('pages', faults)
  const names = new Names('questions or computed values', faults)
  for (const { name, path, questions } of pages) {
    const at = yaml.at([...path, 'page'])
    if (name !== '' && pageNames.take(name, at)) checkPageName(name, at, faults)
    for (const question of questions) checkQuestionName(question, names, yaml, faults)
  }
  computed.forEach((file, index) => {
    const at = yaml.at(['computed', index, 'name'])
    if (file?.name !== undefined && names.take(file.name, at)) checkName(file.name, at, faults)
  })
  const former = new Names('questions that were', faults)
  for (const { file, path } of pages.flatMap(({ questions }) => questions)) {
    file.was?.forEach((old, index) => {
      const at = yaml.at([...path, 'was', index])
      if (old !== undefined && former.take(old, at, []) && names.has(old))
        faults.fault(
          at,
          'was-still-there',
          `\`${old}\` is still the name of a question.`,
          'A question cannot take its answers over while it is there.',
        )
    })
  }
}

function checkQuestionName(
  { name, slug, type, path, file }: Draft,
  names: Names,
  yaml: YamlFile,
  faults: Faults,
): void {
  const at = yaml.at([...path, 'name'])
  const fields = type ? fieldTypes[type].fields(slug) : []
  // Radio buttons and checkboxes number their ids: home, home-2, home-3.
  const numbered = (file.options ?? []).slice(1).map((_, index) => `${slug}-${index + 2}`)
  const ids = new Set([
    slug,
    ...fields,
    ...numbered,
    ...(type === 'yes or no' ? [`${slug}-2`] : []),
    `${slug}-hint`,
    `${slug}-error`,
  ])
  if (names.take(name, at, [...ids])) checkName(name, at, faults)
}

/** What FEEL knows of the questions; one whose type is a fault may be anything. */
export function namesOf(pages: readonly PageDraft[]): Map<string, Type> {
  const questions = pages.flatMap(({ questions }) => questions)
  const typed = questions.map(({ name, type }): [string, Type] => [name, type ? fieldTypes[type].gives : 'any'])
  return new Map<string, Type>([...typed, ['today', 'date']])
}
