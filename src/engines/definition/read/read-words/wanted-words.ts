import type { Path } from '../../source/yaml.ts'
import type { PartlyFile, WordsFile } from '../../source.ts'
import { columnsToName } from './decision-names.ts'
import type { DecisionWords } from './model-words.ts'

type FormFile = NonNullable<PartlyFile<'form'>>

/** The files of the main language, as far as they could be read. */
export interface MainFiles {
  readonly service?: NonNullable<PartlyFile<'service'>>
  readonly form?: FormFile
  readonly process?: NonNullable<PartlyFile<'process'>>
  readonly decisions?: readonly DecisionWords[]
  /** What the rules take from the form. */
  readonly inputs?: ReadonlySet<string>
}

/** The paths, in a words file, of every sentence and name of the main files that people read. */
export function wantedPaths(main: MainFiles): Path[] {
  const { form, decisions = [] } = main
  return [
    ...ofService(main),
    ...ofForm(form),
    ...ofComputed(main),
    ...ofProcess(main),
    ...(form ? ofDecisions(main, form) : []),
    ...ofRules(decisions),
  ]
}

/** The parts of a words file whose own file could be read: what stands in the others may well be for something. */
export const partsRead = ({ service, form, process, decisions }: MainFiles): ReadonlySet<string> =>
  new Set([
    ...(service ? ['service'] : []),
    ...(form ? ['pages', 'questions', 'computed'] : []),
    ...(process ? ['outcomes'] : []),
    ...(decisions ? ['rules'] : []),
    ...(decisions && form ? ['decisions'] : []),
  ])

/** The path of every text in a file. */
export function leaves(value: unknown, path: Path): Path[] {
  if (typeof value === 'string') return [path]
  if (Array.isArray(value)) return value.flatMap((entry, index) => leaves(entry, [...path, index]))
  return typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(([key, entry]) => leaves(entry, [...path, key]))
    : []
}

function ofService({ service }: MainFiles): Path[] {
  const { name, summary, law, declaration, start } = service ?? {}
  const words: WordsFile['service'] = {
    name,
    summary,
    law: law?.name,
    declaration,
    'if you disagree': service?.['if you disagree'],
    start,
  }
  return leaves(words, ['service'])
}

function ofForm(form: FormFile | undefined): Path[] {
  return (form?.pages ?? []).flatMap((page) => [
    ...leaves({ title: page?.title, hint: page?.hint }, ['pages', page?.page ?? '']),
    ...(page?.questions ?? []).flatMap((question) =>
      question?.name === undefined ? [] : leaves(wordsOf(question), ['questions', question.name]),
    ),
  ])
}

type QuestionFile = NonNullable<NonNullable<NonNullable<FormFile['pages']>[number]>['questions']>[number]

function wordsOf(question: QuestionFile) {
  const { label, title, hint, options = [] } = question ?? {}
  const byCode = (pick: 'label' | 'hint') =>
    Object.fromEntries(options.map((option) => [option?.code ?? '', option?.[pick]]))
  const told = (['if wrong', 'if missing', 'if unreadable'] as const).map((key) => [key, question?.[key]])
  return {
    ...{ label, title, hint },
    ...Object.fromEntries(told),
    options: byCode('label'),
    'option hints': byCode('hint'),
  }
}

/** A computed value is shown where the rules take it; one that has a label is shown somewhere. */
const ofComputed = ({ form, inputs }: MainFiles): Path[] =>
  (form?.computed ?? []).flatMap((file) =>
    file?.name !== undefined && (file.label !== undefined || inputs?.has(file.name))
      ? [['computed', file.name, 'label']]
      : [],
  )

const ofProcess = ({ process }: MainFiles): Path[] =>
  Object.entries(process?.outcomes ?? {}).flatMap(([code, file]) =>
    leaves({ label: file?.label, sentence: file?.sentence }, ['outcomes', code]),
  )

/** Names of decisions; the texts of the one that gives the outcome are outcomes, and have labels as such. */
function ofDecisions({ decisions = [], process }: MainFiles, form: FormFile): Path[] {
  const questions = (form.pages ?? []).flatMap((page) => page?.questions ?? [])
  const named = [...questions, ...(form.computed ?? []), ...decisions].map((known) => known?.name ?? '')
  const known = new Set(named)
  return decisions.flatMap((decision) => {
    const { name, parts, codes = [] } = decision
    const texts = name === process?.finding?.outcome ? [] : codes
    const under = (kind: string, keys: Iterable<string>) => [...keys].map((key): Path => ['decisions', name, kind, key])
    return [
      ['decisions', name, 'label'],
      ...under('parts', parts.keys()),
      ...under('values', texts),
      ...under('columns', columnsToName(decision, known)),
    ]
  })
}

export const ofRules = (decisions: readonly DecisionWords[]): Path[] =>
  decisions.flatMap(({ sentences }) =>
    [...sentences].flatMap(([id, { reason, law }]) => leaves({ reason, law }, ['rules', id])),
  )
