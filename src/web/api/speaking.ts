import type { Speaking } from '#engines/form'
import type { Answer, Visit } from '#web/kit'
import { json } from '#web/kit'
import type { Words } from '#web/words'
import { wordsIn } from '#web/words'

/** In which language a program is answered, and in which words. */
export interface Answering {
  language: string
  words: Words
  speaking: Speaking
}

/** `?language=` goes before Accept-Language, and that before the language of the address; what is not spoken here is passed over. */
export function answeringTo({ query, raw, place, language: ofAddress }: Visit): Answering {
  const tags = place.languages.map(({ tag }) => tag)
  const asked = [query.get('language') ?? '', ...accepted(raw.request.headers['accept-language'])]
  const language = asked.map((wanted) => spoken(wanted, tags)).find((tag) => tag !== undefined) ?? ofAddress
  const words = wordsIn(language)
  return { language, words, speaking: { language, words: words.fields, currency: place.currency } }
}

/** What a program asked for, and in which language it is told. */
export const jsonIn = ({ language }: Answering, value: unknown): Answer => ({
  ...json(value),
  headers: { 'content-language': language },
})

/** The tag that is spoken here for a wanted one: 'fr' for 'fr-CA'. */
const spoken = (wanted: string, tags: readonly string[]) =>
  tags.find((tag) => tag.toLowerCase() === wanted) ?? tags.find((tag) => tag.toLowerCase() === wanted.split('-')[0])

/** RFC 9110 §12.5.4: tags by weight, those of weight 0 left out. */
const accepted = (header: string | undefined): string[] =>
  (header ?? '')
    .slice(0, 500)
    .toLowerCase()
    .split(',')
    .map((range) => {
      const [tag = '', weight = ''] = range.split(';')
      return { tag: tag.trim(), weight: weight.includes('q=') ? Number(weight.split('q=')[1]) || 0 : 1 }
    })
    .filter(({ tag, weight }) => tag && tag !== '*' && weight > 0)
    .sort((one, other) => other.weight - one.weight)
    .map(({ tag }) => tag)
