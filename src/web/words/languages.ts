import type { Place } from '#domain/place'

/** A path of ours as it is written in a language: the main one has no prefix. */
export const inLanguage = (language: string, path: string, { languages }: Pick<Place, 'languages'>): string => {
  if (language === languages[0]!.tag) return path
  return path === '/' ? `/${language}` : `/${language}${path}`
}
