import { ar } from './ar.ts'
import { en } from './en.ts'
import { fr } from './fr.ts'

export type Words = typeof en

const tables: ReadonlyMap<string, Words> = new Map([
  ['en', en],
  ['fr', fr],
  ['ar', ar],
])

/** The languages that Publica speaks. */
export const languagesSpoken: readonly string[] = [...tables.keys()]

/** The table of a language tag ('fr', 'fr-CA'); English where there is none. */
export const wordsIn = (tag: string): Words => tables.get(tag) ?? tables.get(tag.split('-', 1)[0]!) ?? en
