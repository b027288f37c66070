import type { Attributes } from './attributes.ts'
import type { Html } from './html.ts'

/** What something says: as plain text, or as Html, which wins. */
export interface Wording {
  text?: string
  html?: Html
}

/** What nearly every component can be given besides. */
export interface Styling {
  classes?: string
  attributes?: Attributes
}

export function said(wording: Wording | undefined): Html | string | undefined {
  return wording?.html ?? wording?.text
}
