import type { Html } from '#engines/page'
import { document } from './frame/frame.view.ts'
import type { TypedIn } from './page.ts'

/** Publica's own sentences around every page, in the page's language. */
export interface FrameWords {
  /** "Skip to main content" */
  skip: string
  back: string
  /** The title where the page shows problems: "Error: …" */
  problem(title: string): string
  /** The name of the list of languages, for screen readers: "Language" */
  language: string
  /** The name of the links at the top, for screen readers: "Menu" */
  menu: string
  services: string
  applications: string
  desk: string
  signIn: string
  signOut: string
  /** Before the person's name: "Signed in as" */
  signedInAs: string
  /** The heading of the part that says who to call: "Who to call" */
  help: string
  telephone: string
  email: string
  hours: string
  address: string
  /** The heading of the links to what holds for the whole site: "About these pages" */
  about: string
  helpPage: string
  privacy: string
  accessibility: string
  complaints: string
}

/** Whom people can reach, in the page's language. */
export interface FrameContact {
  name: string
  telephone: string
  hours: string
  email: string
  address: string
}

/** Paths with the language's prefix. */
interface FramePaths {
  home: string
  applications: string
  signIn: string
  signOut: string
  desk: string
  help: string
  privacy: string
  accessibility: string
  complaints: string
}

export interface FrameOptions {
  language: string
  direction: 'ltr' | 'rtl'
  /** The page's own title; the place's name follows by itself. */
  title: string
  /** Whether the page shows problems: the tab says so first. */
  problems?: boolean
  body: Html
  /** The form whose fields go along to another language, and the button for it. */
  typedIn?: TypedIn
  /** Where the back link leads, with the language's prefix. */
  back?: string
  /** The officers' side: dense, and the whole width. */
  desk?: boolean
  /** Where the visitor is, of what the header leads to. */
  at?: 'home' | 'applications' | 'desk'
  place: { name: string; kind: string; crest: string; banner?: { tag: string; text: string } }
  /** Who to call about this page: the council of the application, or the place's own desk. */
  contact: FrameContact
  languages: readonly { tag: string; name: string; direction: 'ltr' | 'rtl'; href: string }[]
  /** Whoever is signed in; `token` is the hidden field that signing out needs. */
  person?: { name: string; isOfficer: boolean; token: Html }
  paths: FramePaths
  /** Addresses of the style sheet for the page's direction, the script, the module it loads, and the crest as the tab's icon. */
  assets: { style: string; script: string; module: string; icon: string }
  words: FrameWords
}

/** The whole document around a page: whose it is, in which languages it can be read, who is signed in, and who to call. */
export function frame(options: FrameOptions): Html {
  return document(options)
}
