import { parentPort } from 'node:worker_threads'
import rtlcss from 'rtlcss'
import { compile } from 'sass'

// Run in a thread of its own, so that the database starts meanwhile.
const source = new URL('publica.scss', import.meta.url)
const packages = new URL('../../../../node_modules/govuk-frontend/dist', import.meta.url)

const { css } = compile(source.pathname, { loadPaths: [packages.pathname], style: 'compressed', quietDeps: true })
parentPort?.postMessage({ ltr: css, rtl: rtlcss.process(css) })
