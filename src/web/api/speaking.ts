import type { Speaking } from '#engines/form'
import type { Answer, Visit } from '#web/kit'
import { json, languageWanted } from '#web/kit'
import type { Words } from '#web/words'
import { wordsIn } from '#web/words'

/** In which language a program is answered, and in which words. */
export interface Answering {
  language: string
  words: Words
  speaking: Speaking
}

/** In the language that the program wants. */
export function answeringTo({ raw, place }: Visit): Answering {
  const language = languageWanted(place, raw.request.raw)
  const words = wordsIn(language)
  return { language, words, speaking: { language, words: words.fields, currency: place.currency } }
}

/** What a program asked for, and in which language it is told. */
export const jsonIn = ({ language }: { language: string }, value: unknown): Answer => ({
  ...json(value),
  headers: { 'content-language': language },
})
