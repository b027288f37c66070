import type { ServiceVersion } from '#domain/catalogue'
import type { Sentence } from '#engines/form'
import { say } from '#engines/form'
import { formsOf, wordsOf } from './letters.ts'
import { nearWords } from './near.ts'

const most = { characters: 200, words: 12 }

/** What is searched for, as a page may show it again: no line ends, no controls, no more than a line. */
export const readQuery = (typed: string | null): string =>
  (typed ?? '').toWellFormed().replace(/\p{C}/gu, ' ').trim().slice(0, most.characters)

type OfferedBy = (service: string) => readonly Sentence[]

interface Found {
  services: readonly ServiceVersion[]
  /** Whether nothing has the words as they were typed, and this is what comes nearest. */
  nearly: boolean
}

/**
 * First the services that every word of the query begins a word of, then those where each does or comes near one, then those that
 * have any of its words. Names weigh most, then keywords, then the rest. Each is tried in the page's language and then in the
 * others: people search in their own, whatever the page's is.
 */
export function searchServices(
  services: readonly ServiceVersion[],
  query: string,
  language: string,
  offeredBy: OfferedBy,
): Found {
  const wanted = wordsOf(query).slice(0, most.words)
  if (wanted.length === 0) return { services: query ? [] : services, nearly: false }
  const others = services.flatMap(({ definition }) => [...definition.service.name.keys()])
  const shelves = [...new Set([language, ...others])].map((tag) => shelfOf(services, tag, offeredBy))
  for (const way of ways) {
    for (const shelf of shelves) {
      const found = ranked(shelf, (told) => way.score(wanted, told, shelf.near))
      if (found.length > 0) return { services: found, nearly: way.nearly }
    }
  }
  return { services: [], nearly: false }
}

type Told = readonly (readonly [weight: number, words: readonly string[]])[]

/** What is told of every service in one language, and the words in it that a misspelt one may be meant for. */
interface Shelf {
  told: readonly (readonly [ServiceVersion, Told])[]
  near: Near
}

type Near = (word: string) => ReadonlySet<string>

function shelfOf(services: readonly ServiceVersion[], language: string, offeredBy: OfferedBy): Shelf {
  const told = services.map(
    (version) => [version, toldOf(version, language, offeredBy(version.definition.id))] as const,
  )
  const known = new Set(told.flatMap(([, told]) => told.flatMap(([, words]) => words)))
  const nearOnes = new Map<string, ReadonlySet<string>>()
  const near = (word: string) => nearOnes.getOrInsertComputed(word, () => nearWords(word, known))
  return { told, near }
}

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

const ranked = ({ told }: Shelf, score: (told: Told) => number): ServiceVersion[] =>
  told
    .map(([version, told]) => ({ version, score: score(told) }))
    .filter(({ score }) => score > 0)
    .sort((one, other) => other.score - one.score)
    .map(({ version }) => version)

interface Way {
  /** Whether words that only come near are taken for those that were typed. */
  nearly: boolean
  score(wanted: readonly string[], told: Told, near: Near): number
}

const ways: readonly Way[] = [
  { nearly: false, score: (wanted, told) => together(wanted.map((word) => begun(word, told))) },
  {
    nearly: true,
    score: (wanted, told, near) => together(wanted.map((word) => begun(word, told) || close(word, told, near))),
  },
  { nearly: false, score: (wanted, told) => sum(wanted.map((word) => loosely(word, told))) },
  { nearly: true, score: (wanted, told, near) => sum(wanted.map((word) => close(word, told, near))) },
]

const sum = (scores: readonly number[]) => scores.reduce((total, score) => total + score, 0)

/** Nothing, where one of them is. */
const together = (scores: readonly number[]) => (scores.includes(0) ? 0 : sum(scores))

/** 0 where the word is nowhere. */
const scoreOf = (told: Told, fits: (known: string) => boolean): number =>
  told.find(([, words]) => words.some(fits))?.[0] ?? 0

const begun = (word: string, told: Told): number => {
  const wanted = formsOf(word)
  return scoreOf(told, (known) => formsOf(known).some((form) => wanted.some((one) => form.startsWith(one))))
}

/** A word that comes near tells less than one that is there. */
const close = (word: string, told: Told, near: Near): number => {
  const meant = near(word)
  return scoreOf(told, (known) => meant.has(known)) / 2
}

/** One word out of several tells less: short ones ("for", "the") count only where a service is named by them. */
const loosely = (word: string, told: Told): number => {
  const wanted = formsOf(word)
  const weighty = word.length < 4 ? told.filter(([weight]) => weight > 1) : told
  return scoreOf(weighty, (known) => formsOf(known).some((form) => wanted.includes(form)))
}
