import type { Spoken } from './explained/telling.ts'
import { ar } from './spoken/ar.ts'
import { en } from './spoken/en.ts'
import { fr } from './spoken/fr.ts'

const tables: ReadonlyMap<string, Spoken> = new Map([
  ['en', en],
  ['fr', fr],
  ['ar', ar],
])

/** What rules and traces are said in, with no page around them: the table of a language tag ('fr', 'fr-CA'); English where there is none. */
export const spokenIn = (tag: string): Spoken => tables.get(tag) ?? tables.get(tag.split('-', 1)[0]!) ?? en

/** The languages that rules and traces can be told in. */
export const languagesOfRules: readonly string[] = [...tables.keys()]
