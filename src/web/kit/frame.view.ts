import type { Html } from '#engines/page'
import { html } from '#engines/page'
import type { FrameOptions } from './frame.ts'

export function document(options: FrameOptions): Html {
  return html`<!doctype html><html lang="${options.language}" dir="${options.direction}"><body>${options.body}</body></html>`
}
