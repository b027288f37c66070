import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'

/** A script and the name to serve it under, which changes with its content. */
interface Script {
  name: string
  text: string
}

const bundle = new URL('../../../../node_modules/govuk-frontend/dist/govuk/govuk-frontend.min.js', import.meta.url)

/** The script of every page and, to be served beside it, the module it loads: govuk-frontend's own bundle. */
export async function readScripts(): Promise<{ script: Script; module: Script }> {
  const text = (await readFile(bundle, 'utf8')).replace(/\/\/# sourceMappingURL=.*\s*$/, '')
  const module = named('govuk-frontend', text)
  return { module, script: named('publica', start(module.name)) }
}

// The classes say that scripts run: usually an inline script's work, which our Content-Security-Policy does not let run.
const start = (module: string) => `import { initAll } from './${module}'
document.body.classList.add('js-enabled', 'govuk-frontend-supported')
initAll()
`

function named(name: string, text: string): Script {
  return { name: `${name}-${createHash('sha256').update(text).digest('hex').slice(0, 12)}.js`, text }
}
