/** Who applies, and for what: a service, the answers to its questions, and how they go about it. */
import { randomInt } from 'node:crypto'
import { readPlace } from '#domain/place'
import { slugOf } from '#engines/feel'
import type { Stored } from '#engines/form'

export interface Page {
  /** As it is typed, by field. */
  typed: Readonly<Record<string, string>>
  /** As it is kept, by question. */
  stored: ReadonlyMap<string, Stored>
}

export interface Somebody {
  /** Their subject, as the provider knows it. */
  person: string
  /** Tag of their language; '' for the main one. */
  language: '' | 'fr' | 'ar'
  /** Whether they sign in before they begin anything. */
  early: boolean
}

export interface Plan {
  service: string
  agency: string
  /** How many questions they have the patience for. */
  mostAnswers: number
  pages: ReadonlyMap<string, Page>
  /** Whether they go back to a page, which one, and what they answer then. */
  changes: boolean
  again: readonly [string, Page]
}

export const pick = <T>(...choices: readonly T[]): T => choices[randomInt(choices.length)]!

const place = readPlace('.')

const fieldsOf = (slug: string, answer: Stored): [string, string][] => {
  if (typeof answer === 'boolean') return [[slug, answer ? 'yes' : 'no']]
  const date = /^(\d{4})-(\d\d)-(\d\d)$/.exec(String(answer))
  if (date) return ['year', 'month', 'day'].map((part, index) => [`${slug}-${part}`, date[index + 1]!])
  if (typeof answer === 'string') return [[slug, answer]]
  return Object.entries(answer).map(([line, text]) => [`${slug}-${slugOf(line)}`, text])
}

const pageOf = (answers: Readonly<Record<string, Stored>>): Page => {
  const stored = Object.entries(answers)
  return {
    typed: Object.fromEntries(stored.flatMap(([name, answer]) => fieldsOf(slugOf(name), answer))),
    stored: new Map(stored),
  }
}

const pagesOf = (pages: Readonly<Record<string, Readonly<Record<string, Stored>>>>) =>
  new Map(Object.entries(pages).map(([slug, answers]) => [slug, pageOf(answers)]))

const amount = () => String(randomInt(100, 90_000))
const oneIn = (many: number) => randomInt(many) === 0
// All that an escape has to hold, and a number that nobody else has.
const words = () => `"${randomInt(2 ** 40)}" <b>&amp; l'été ليلى`

const services = {
  'rates-rebate': () => ({
    pages: pagesOf({
      'rating-year': { 'rating year': String(randomInt(2006, 2024)) },
      address: {
        'address of the home': {
          'line 1': `${randomInt(1, 99)} Lantern Quay`,
          'line 2': words(),
          town: 'Calder',
          postcode: 'PC1 2AB',
        },
      },
      ratepayer: { 'named as ratepayer': true },
      'living-there': { 'living there on 1 July': true },
      'use-of-the-home': { 'use of the home': pick('home', 'home', 'partly business') },
      rates: { rates: amount() },
      'own-income': { 'own income': amount() },
      partner: { 'lives with partner': oneIn(2) },
      'partner-income': { 'partner income': amount() },
      dependants: { dependants: String(randomInt(9)) },
    }),
    again: ['rates', pageOf({ rates: amount() })] as const,
  }),
  'kite-licence': () => ({
    pages: pagesOf({
      flyer: { 'name of flyer': words() },
      age: { 'age of flyer': String(randomInt(6, 90)) },
      kite: { 'kite span': `${randomInt(1, 9)}.5` },
      day: { 'flying date': `2199-0${randomInt(1, 10)}-15` },
      airfield: { 'flying near airfield': oneIn(2) },
      'which-airfield': { airfield: pick('calder', 'highford', 'other') },
      remarks: { remarks: words() },
    }),
    again: ['kite', pageOf({ 'kite span': `${randomInt(10, 20)}.25` })] as const,
  }),
}

const languages = ['', 'fr', 'ar'] as const

/** Somebody who sits on this seat: at any time there is somebody of each language. */
export const somebody = (seat: number): Somebody => ({
  person: pick(...place.madeUpPeople).subject,
  language: languages[seat % languages.length]!,
  early: oneIn(3),
})

export function somePlan(): Plan {
  const service = pick(...(Object.keys(services) as (keyof typeof services)[]))
  return {
    service,
    agency: pick(...place.agencies.filter((agency) => agency.services.includes(service))).id,
    mostAnswers: oneIn(4) ? randomInt(1, 6) : 99,
    changes: oneIn(3),
    ...services[service](),
  }
}
