import type { Option, Question } from '#engines/form'
import type { Binding } from './conditions.ts'
import { bindCondition } from './conditions.ts'
import type { Draft, QuestionFile } from './form-drafts.ts'
import { checkLimits } from './limits.ts'
import type { Translator, WordsFile } from './source.ts'

/** Reads and binds one question; one whose type is a fault is read as text, so that the rest can be checked. */
export function readQuestion(draft: Draft, binding: Binding, say: Translator): Question {
  const { name, slug, file, place, path } = draft
  const words =
    (pick: (words: NonNullable<WordsFile['questions']>[string]) => string | undefined) => (all: WordsFile) =>
      pick(all.questions?.[name])
  const label = say.sentence(
    file.label ?? name,
    words((said) => said?.label),
  )
  checkLimits(draft, binding)
  return {
    name,
    slug,
    type: draft.type ?? 'text',
    label,
    title:
      say.maybe(
        file.title,
        words((said) => said?.title),
      ) ?? label,
    hint: say.maybe(
      file.hint,
      words((said) => said?.hint),
    ),
    optional: file.optional ?? false,
    options: readOptions(draft, binding, say),
    when: bindCondition(binding, {
      text: file.when,
      path: [...path, 'when'],
      before: place,
      about: `the question \`${name}\``,
    }),
    check: bindCondition(binding, {
      text: file.check,
      path: [...path, 'check'],
      before: place + 1,
      about: `the check of \`${name}\``,
    }),
    ifWrong: say.maybe(
      file['if wrong'],
      words((said) => said?.['if wrong']),
    ),
    ifMissing: say.maybe(
      file['if missing'],
      words((said) => said?.['if missing']),
    ),
    least: file.least?.toString(),
    most: file.most?.toString(),
    was: (file.was ?? []).filter((old) => old !== undefined),
    postcode: file.postcode,
    figure: file.figure,
    autocomplete: file.autocomplete,
  }
}

type OptionFile = NonNullable<NonNullable<QuestionFile['options']>[number]>

function readOptions(draft: Draft, { yaml, faults }: Binding, say: Translator): Option[] {
  const { name, file, path } = draft
  const taken = new Set<string>()
  return (file.options ?? []).flatMap((option, index) => {
    if (option?.code === undefined) return []
    if (taken.has(option.code))
      faults.fault(
        yaml.at([...path, 'options', index, 'code']),
        'code-twice',
        `There are two options with the code \`${option.code}\`.`,
        'Give one of them another code.',
      )
    taken.add(option.code)
    return [readOption(option, option.code, name, say)]
  })
}

const readOption = (option: OptionFile, code: string, name: string, say: Translator): Option => ({
  code,
  label: say.sentence(option.label ?? code, ({ questions }) => questions?.[name]?.options?.[code]),
  hint: say.maybe(option.hint, ({ questions }) => questions?.[name]?.['option hints']?.[code]),
})
