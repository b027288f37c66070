import type { Option, Question, Sentence } from '#engines/form'
import type { Path } from '../../source/yaml.ts'
import { bindCondition } from './conditions.ts'
import type { Draft, QuestionFile } from './form-drafts.ts'
import { checkLimits } from './limits.ts'
import type { Wordings } from './wordings.ts'
import { bindSentence, conditionsIn } from './wordings.ts'

/** Binds a sentence of one question: the text, and where it stands in the question and among its words. */
type Bind = (text: string, path: Path, inWords: Path) => Sentence

/** Reads and binds one question; one whose type is a fault is read as text, so that the rest can be checked. */
export function readQuestion(draft: Draft, wordings: Wordings, pageWhen: string | undefined): Question {
  const { name, slug, file, place, path } = draft
  const given = conditionsIn(pageWhen, file.when)
  const bind: Bind = (text, at, inWords) =>
    bindSentence(wordings, text, {
      ...{ path: [...path, ...at], inWords: ['questions', name, ...inWords] },
      ...{ before: place, given },
    })
  const sentence = (key: 'title' | 'hint' | 'if wrong' | 'if missing' | 'if unreadable') => {
    const text = file[key]
    return text === undefined ? undefined : bind(text, [key], [key])
  }
  const label = bind(file.label ?? name, ['label'], ['label'])
  checkLimits(draft, wordings)
  return {
    name,
    slug,
    type: draft.type ?? 'text',
    label,
    title: sentence('title') ?? label,
    hint: sentence('hint'),
    optional: file.optional ?? false,
    options: readOptions(draft, wordings, bind),
    when: bindCondition(wordings, {
      text: file.when,
      path: [...path, 'when'],
      before: place,
      about: `the question \`${name}\``,
    }),
    check: bindCondition(wordings, {
      text: file.check,
      path: [...path, 'check'],
      before: place + 1,
      about: `the check of \`${name}\``,
    }),
    ifWrong: sentence('if wrong'),
    ifMissing: sentence('if missing'),
    ifUnreadable: sentence('if unreadable'),
    least: file.least?.toString(),
    most: file.most?.toString(),
    was: (file.was ?? []).filter((old) => old !== undefined),
    postcode: file.postcode,
    figure: file.figure,
    autocomplete: file.autocomplete,
  }
}

type OptionFile = NonNullable<NonNullable<QuestionFile['options']>[number]>

function readOptions({ file, path }: Draft, { yaml, faults }: Wordings, bind: Bind): Option[] {
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
    return [readOption(option, option.code, index, bind)]
  })
}

const readOption = ({ label, hint }: OptionFile, code: string, index: number, bind: Bind): Option => ({
  code,
  label: bind(label ?? code, ['options', index, 'label'], ['options', code]),
  hint: hint === undefined ? undefined : bind(hint, ['options', index, 'hint'], ['option hints', code]),
})
