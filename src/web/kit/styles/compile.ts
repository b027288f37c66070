import { fileURLToPath } from 'node:url'
import { parentPort } from 'node:worker_threads'
import rtlcss from 'rtlcss'
import { compile } from 'sass'

// Run in a thread of its own, so that the database starts meanwhile.
const source = fileURLToPath(new URL('publica.scss', import.meta.url))
const packages = fileURLToPath(new URL('../../../../node_modules/govuk-frontend/dist', import.meta.url))

const { css } = compile(source, { loadPaths: [packages], style: 'compressed', quietDeps: true })
// Every colour has a custom property, so that the colours which stand beside them for old browsers are never seen.
const ltr = css.replace(/(var\(--govuk-[a-z-]+-colour), ?#[0-9a-f]{3,6}\)/g, '$1)')
parentPort?.postMessage({ ltr: ltr.replace(/\/\*!rtl:.*?\*\//g, ''), rtl: rtlcss.process(ltr) })
