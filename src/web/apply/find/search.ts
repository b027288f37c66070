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

type OfferedBy = (service: string) => readonly Sentence[]

/** What is found in the page's language; where that is nothing, in another: people search in their own, whatever the page's is. */
export function searchServices(
  services: readonly ServiceVersion[],
  query: string,
  language: string,
  offeredBy: OfferedBy,
): readonly ServiceVersion[] {
  const others = services.flatMap(({ definition }) => [...definition.service.name.keys()])
  for (const tried of new Set([language, ...others])) {
    const found = searchIn(services, query, tried, offeredBy)
    if (found.length > 0) return found
  }
  return []
}

/**
 * Services that every word of the query begins a word of; where there is none, those that have any of its words. Names weigh
 * most, then keywords, then the rest.
 */
function searchIn(
  services: readonly ServiceVersion[],
  query: string,
  language: string,
  offeredBy: OfferedBy,
): readonly ServiceVersion[] {
  const wanted = wordsOf(query).slice(0, most.words)
  if (wanted.length === 0) return query ? [] : services
  const scored = services.map((version) => {
    const told = toldOf(version, language, offeredBy(version.definition.id))
    return {
      version,
      begun: wanted.map((word) => scoreOf(word, told, begins)),
      whole: wanted.map((word) => loosely(word, told)),
    }
  })
  const all = ranked(scored.map(({ version, begun }) => ({ version, score: begun.includes(0) ? 0 : sum(begun) })))
  return all.length > 0 ? all : ranked(scored.map(({ version, whole }) => ({ version, score: sum(whole) })))
}

const sum = (scores: readonly number[]) => scores.reduce((total, score) => total + score, 0)

const ranked = (scored: readonly { version: ServiceVersion; score: number }[]): ServiceVersion[] =>
  scored
    .filter(({ score }) => score > 0)
    .sort((one, other) => other.score - one.score)
    .map(({ version }) => version)

type Told = readonly (readonly [weight: number, words: readonly string[]])[]

function toldOf({ definition }: ServiceVersion, language: string, agencies: readonly Sentence[]): Told {
  const { name, summary, keywords, law, start } = definition.service
  const told = (sentence: Sentence) => wordsOf(say(sentence, language))
  const { whoMayApply, whatYouNeed } = start
  return [
    [4, told(name)],
    [2, [...(keywords.get(language) ?? []), ...(keywords.get(definition.main) ?? [])].flatMap(wordsOf)],
    [1, [summary, law.name, ...agencies, ...whoMayApply, ...whatYouNeed].flatMap(told)],
  ]
}

/** The word, and what it may be the plural of. */
const singular = (word: string): string[] => [
  word,
  ...(/.{3}ies$/.test(word) ? [`${word.slice(0, -3)}y`] : []),
  ...(/.(?:s|x|z|ch|sh)es$/.test(word) ? [word.slice(0, -2)] : []),
  ...(/.{2}[^s]s$/.test(word) ? [word.slice(0, -1)] : []),
]

const begins = (known: string, word: string) => singular(word).some((one) => known.startsWith(one))

const isSame = (known: string, word: string) => singular(known).some((one) => singular(word).includes(one))

/** 0 where the word is nowhere. */
const scoreOf = (word: string, told: Told, fits: (known: string, word: string) => boolean): number =>
  told.find(([, words]) => words.some((known) => fits(known, word)))?.[0] ?? 0

/** One word out of several tells less: short ones ("for", "the") count only where a service is named by them. */
const loosely = (word: string, told: Told): number =>
  scoreOf(word, word.length < 4 ? told.filter(([weight]) => weight > 1) : told, isSame)
