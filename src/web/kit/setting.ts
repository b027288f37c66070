import type { FastifyRequest } from 'fastify'
import type { Place } from '#domain/place'
import type { Words } from '#web/words'
import { inLanguage, wordsIn } from '#web/words'
import { languageOf } from './languages.ts'

/** What is known of a request before anybody is looked up: enough to show a page, with the database away or not. */
export interface Setting {
  place: Place
  language: string
  direction: 'ltr' | 'rtl'
  words: Words
  path: string
  query: URLSearchParams
  href(path: string): string
}

export function settingOf(place: Place, { raw }: FastifyRequest): Setting {
  const { tag, direction } = languageOf(raw, place)
  const url = raw.url ?? '/'
  const end = url.indexOf('?')
  return {
    place,
    language: tag,
    direction,
    words: wordsIn(tag),
    path: end < 0 ? url : url.slice(0, end),
    query: new URLSearchParams(end < 0 ? '' : url.slice(end)),
    href: (path) => inLanguage(tag, path, place),
  }
}
