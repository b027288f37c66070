import type { ServiceVersion } from '#domain/catalogue'
import type { Sentence } from '#engines/form'
import { say } from '#engines/form'

/** Letters as people search for them: no accents, no vowel marks, one form of alef, no difference of case. */
const plain = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/[\p{M}\u0640]/gu, '')
    .toLowerCase()
    .replace(/[ٱ]/g, 'ا')
    .replace(/ى/g, 'ي')
    .replace(/ة/g, 'ه')

const wordsOf = (text: string): string[] => plain(text).match(/[\p{L}\p{N}]+/gu) ?? []

const most = { characters: 200, words: 12 }

/** What is searched for, as a page may show it again: no line ends, no controls, no more than a line. */
export const readQuery = (typed: string | null): string =>
  (typed ?? '').toWellFormed().replace(/\p{C}/gu, ' ').trim().slice(0, most.characters)

/** Services that every word of the query begins a word of, those with it in their name first. */
export function searchServices(
  services: readonly ServiceVersion[],
  query: string,
  language: string,
  offeredBy: (service: string) => readonly Sentence[],
): readonly ServiceVersion[] {
  const wanted = wordsOf(query).slice(0, most.words)
  if (wanted.length === 0) return query ? [] : services
  return services
    .map((version) => ({ version, score: scoreOf(version, wanted, language, offeredBy(version.definition.id)) }))
    .filter(({ score }) => score > 0)
    .sort((one, other) => other.score - one.score)
    .map(({ version }) => version)
}

/** 0 where a word of the query is nowhere; names weigh most, then keywords, then the rest. */
function scoreOf(
  { definition }: ServiceVersion,
  wanted: readonly string[],
  language: string,
  agencies: readonly Sentence[],
): number {
  const { name, summary, keywords, law } = definition.service
  const told = (sentence: Sentence) => wordsOf(say(sentence, language))
  const places: [number, string[]][] = [
    [4, told(name)],
    [2, [...(keywords.get(language) ?? []), ...(keywords.get(definition.main) ?? [])].flatMap(wordsOf)],
    [1, [...told(summary), ...told(law.name), ...agencies.flatMap(told)]],
  ]
  const scores = wanted.map((word) => {
    const found = places.find(([, words]) => words.some((known) => known.startsWith(word)))
    return found ? found[0] : 0
  })
  return scores.includes(0) ? 0 : scores.reduce((sum, score) => sum + score, 0)
}
