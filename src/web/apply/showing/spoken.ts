import type { Sentence } from '#engines/form'
import type { Html } from '#engines/page'
import { html } from '#engines/page'
import type { Visit } from '#web/kit'

type Reader = Pick<Visit, 'language' | 'place'>

/** The language that a sentence is there in for this reader, where it is not their own. */
export function otherLanguage({ language }: Pick<Reader, 'language'>, sentence: Sentence): string | undefined {
  const [written] = sentence.keys()
  return written === undefined || sentence.has(language) ? undefined : written
}

/** What an element says of the text within it: nothing, where that is in the language of the page. */
export function spokenIn(reader: Reader, sentence: Sentence): Html | undefined {
  const other = otherLanguage(reader, sentence)
  if (other === undefined) return undefined
  const direction = reader.place.languages.find(({ tag }) => tag === other)?.direction ?? 'auto'
  return html` lang="${other}" dir="${direction}"`
}

/** What people call a language, in their own. */
export const languageName = (tag: string, { language }: Pick<Reader, 'language'>): string =>
  new Intl.DisplayNames([language], { type: 'language' }).of(tag) ?? tag
