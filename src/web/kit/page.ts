import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Agency } from '#domain/place'
import type { Html } from '#engines/page'
import type { Visit } from './visit.ts'

/**
 * A rule that says who may visit, under the name that logs and tests know it by. `false` is turned away, 'sign-in' is sent to
 * sign in and comes back; a rule may also refuse by itself, with 'not-found' where even the existence is nobody's business.
 */
export interface Policy {
  readonly name: string
  allows(visit: Visit): Promise<boolean | 'sign-in'> | boolean | 'sign-in'
  /** True where a browser may be let in without anybody being signed in, by a link from an e-mail. */
  readonly alsoByLink?: boolean
}

/** A form, and the button that a language is for it. */
export interface TypedIn {
  readonly form: string
  readonly name: string
  readonly value: string
}

/** What stands on a page; the frame around it is the same everywhere. */
export interface Shown {
  /** Heading of the browser's tab; the place's name follows by itself. */
  title: string
  body: Html
  /** Where the back link leads, without language prefix. */
  back?: string
  /** 200 unless told. */
  status?: number
  /** True when the page shows problems: the tab says so first. */
  problems?: boolean
  /** True for the officers' side: dense, and the whole width. */
  desk?: boolean
  /**
   * The id of the form in which people type: a change of language takes along what stands in it (see `speaksAnew`), under this
   * name and value where they are told.
   */
  typedIn?: string | TypedIn
  /** True for a page that there is in no other language: it holds them all, or leads nowhere. */
  onlyHere?: boolean
  /** Where the visitor is, of what the header leads to. */
  at?: 'home' | 'applications' | 'desk'
  /** Who to call about this page: the council of the application; the place's own desk unless told. */
  agency?: Agency
  /** True when the address is a secret itself, such as a link from an e-mail: it is told to nobody. */
  secretAddress?: boolean
}

/** A page; a path of ours to go on to (303; the language's prefix is added); another site to leave for; or plain content for a machine. */
export type Answer =
  | { readonly page: Shown }
  | { readonly goTo: string }
  | { readonly leaveFor: URL }
  | {
      readonly content: string
      readonly type: string
      readonly status: number
      readonly headers?: Readonly<Record<string, string>>
    }

/** What somebody typed in some fields of a form, under what it was asked as. */
export interface Typed {
  readonly fields: readonly string[]
  readonly label: string
  readonly value: string
}

export type Handler = (visit: Visit) => Promise<Answer> | Answer

/** A page is data. Without `mayVisit` it does not compile. */
export interface Page {
  /** Without language prefix; parameters as fastify writes them: '/applications/:ref/:page'. */
  path: string
  mayVisit: Policy
  get?: Handler
  post?: Handler
  /** What was typed on it, for whoever can be shown no more than that. It reads no database, and nobody's leave is asked. */
  typed?(visit: Visit): readonly Typed[]
  /**
   * 'json' for machines: no cookie, no session, no CSRF token; a refusal or fault is an application/problem+json.
   * Pages for people are the rule.
   */
  speaks?: 'json'
}

/** Requests under a path that something else than a page answers by itself: the provider for trying out. */
export interface Mount {
  path: string
  mayVisit: Policy
  handle(request: IncomingMessage, response: ServerResponse): unknown
  /** Requests that no limit counts: those that this very process makes. */
  unlimited?(request: IncomingMessage): boolean
}

export const show = (shown: Shown): Answer => ({ page: shown })

export const goTo = (path: string): Answer => ({ goTo: path })

export const json = (value: unknown, status = 200): Answer => ({
  content: JSON.stringify(value),
  type: 'application/json; charset=utf-8',
  status,
})
