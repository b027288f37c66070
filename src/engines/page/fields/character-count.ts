import type { Attributes } from '../attributes.ts'
import { classes } from '../attributes.ts'
import type { Html } from '../html.ts'
import { html } from '../html.ts'
import type { Wording } from '../options.ts'
import { said } from '../options.ts'
import { hint } from './hint.ts'
import type { TextareaOptions } from './textarea.ts'
import { textarea } from './textarea.ts'

/** Sentences by plural rule ("one", "other", …) with %{count} in them. */
type Plural = Readonly<Record<string, string>>

interface CharacterCountOptions extends Omit<TextareaOptions, 'describedBy' | 'disabled' | 'autocomplete'> {
  maxlength?: number | string
  maxwords?: number | string
  threshold?: number | string
  countType?: 'characters' | 'words'
  countMessage?: { classes?: string }
  textareaDescriptionText?: string
  charactersUnderLimitText?: Plural
  charactersAtLimitText?: string
  charactersOverLimitText?: Plural
  wordsUnderLimitText?: Plural
  wordsAtLimitText?: string
  wordsOverLimitText?: Plural
}

export function characterCount(options: CharacterCountOptions): Html {
  const id = options.id || options.name
  const { name, rows, spellcheck, value, label, hint, errorMessage, attributes } = options
  return textarea({
    ...{ id, name, rows, spellcheck, value, label, hint, errorMessage, attributes },
    describedBy: `${id}-info`,
    classes: classes('govuk-js-character-count', options.classes),
    formGroup: {
      classes: classes('govuk-character-count', options.formGroup?.classes),
      attributes: { ...settings(options), ...options.formGroup?.attributes },
      beforeInput: options.formGroup?.beforeInput,
      afterInput: { html: message(id, options, options.formGroup?.afterInput) },
    },
  })
}

function message(id: string, options: CharacterCountOptions, after: Wording | undefined): Html {
  const limit = options.maxwords || options.maxlength
  const pattern =
    options.textareaDescriptionText ||
    `You can enter up to %{count} ${counted(options) === 'words' ? 'words' : 'characters'}`
  const text = limit ? pattern.replaceAll('%{count}', String(limit)) : undefined
  const names = classes('govuk-character-count__message', options.countMessage?.classes)
  return html`${hint({ text, id: `${id}-info`, classes: names })}${said(after)}`
}

function counted(options: CharacterCountOptions): 'characters' | 'words' | undefined {
  return options.countType || (options.maxwords ? 'words' : undefined)
}

function settings(options: CharacterCountOptions): Attributes {
  const { maxlength, maxwords, threshold, textareaDescriptionText } = options
  const unlimited = !maxlength && !maxwords && textareaDescriptionText
  return {
    'data-module': 'govuk-character-count',
    'data-maxlength': { value: maxlength, optional: true },
    'data-maxwords': { value: maxwords, optional: true },
    'data-threshold': { value: threshold, optional: true },
    'data-count-type': { value: counted(options), optional: true },
    ...sentences('textarea-description', unlimited ? { other: textareaDescriptionText } : undefined),
    ...sentences('characters-under-limit', options.charactersUnderLimitText),
    ...sentences('characters-at-limit', options.charactersAtLimitText),
    ...sentences('characters-over-limit', options.charactersOverLimitText),
    ...sentences('words-under-limit', options.wordsUnderLimitText),
    ...sentences('words-at-limit', options.wordsAtLimitText),
    ...sentences('words-over-limit', options.wordsOverLimitText),
  }
}

/** The data attributes in which the component's script finds its sentences. */
function sentences(key: string, words: Plural | string | undefined): Attributes {
  if (!words) return {}
  if (typeof words === 'string') return { [`data-i18n.${key}`]: words }
  return Object.fromEntries(Object.entries(words).map(([rule, sentence]) => [`data-i18n.${key}.${rule}`, sentence]))
}
