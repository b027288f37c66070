import type { Html } from '#engines/page'
import { html } from '#engines/page'

/** A reference as it is read and typed: never broken, never turned round among Arabic letters. */
export const referenceShown = (reference: string): Html =>
  html`<bdi class="publica-reference" dir="ltr">${reference}</bdi>`
