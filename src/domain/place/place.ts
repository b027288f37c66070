import type { Sentence } from '#engines/form'

/** What makes an installation somebody's: whose it is, in which words and colours, and who is to be called. */
export interface Place {
  readonly name: Sentence
  readonly kind: Sentence
  /** The crest as SVG, read from the file that place.yaml names. */
  readonly crest: string
  readonly colours: Colours
  /** The first one is the main language, whose pages have no prefix. */
  readonly languages: readonly Language[]
  readonly zone: string
  readonly currency: Currency
  readonly agencies: readonly Agency[]
  readonly banner?: Banner
  readonly contact: Contact
  /** Statements are paragraphs with an empty line between them. */
  readonly complaints: Sentence
  readonly privacy: Sentence
  readonly accessibility: Sentence
  readonly daysKept: DaysKept
  readonly officers: readonly OfficerEntry[]
  readonly madeUpPeople: readonly MadeUpPerson[]
}

/** Every other shade is worked out from the accent. */
export interface Colours {
  readonly accent: string
}

/** Shown at the top of every page of an installation that is only for trying out. */
export interface Banner {
  readonly tag: Sentence
  readonly text: Sentence
}

export interface Language {
  readonly tag: string
  readonly name: string
  readonly direction: 'ltr' | 'rtl'
}

export interface Currency {
  readonly code: string
  readonly symbol: string
}

export interface Contact {
  readonly telephone: string
  readonly hours: Sentence
  readonly email: string
  readonly address: Sentence
}

export interface Agency extends Contact {
  readonly id: string
  readonly name: Sentence
  /** Ids of the services that it offers. */
  readonly services: readonly string[]
}

/** After how many days what nobody needs any more is erased: a draft after it was last saved, a message of the local inbox. */
interface DaysKept {
  readonly drafts: number
  readonly messages: number
}

/** Who has a role, by the subject that the provider of sign-in knows them under. */
export interface OfficerEntry {
  readonly subject: string
  readonly role: 'officer'
  readonly agency: string
  readonly services: readonly string[] | 'all'
}

export interface MadeUpPerson {
  readonly subject: string
  readonly name: string
  readonly email: string
}
