/** The browser that the journeys are walked in: the Chromium that an npm package carries, so nothing is downloaded. */
import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { BrowserContext, BrowserContextOptions, Page } from 'playwright-core'
import { chromium } from 'playwright-core'
import type { Ending } from '#ground/test-database'

const { resolve } = createRequire(import.meta.url)
const unpack = `import c from '@sparticuz/chromium'; await c.executablePath()`

/** Unpacked once a machine. Unpacked aside and then moved, so that two test processes never see half a browser. */
function unpacked(): string {
  const pack = join(dirname(resolve('@sparticuz/chromium')), '..', 'package.json')
  const home = join(tmpdir(), `publica-chromium-${JSON.parse(readFileSync(pack, 'utf8')).version}`)
  if (existsSync(home)) return home
  const aside = mkdtempSync(`${home}-`)
  // The package unpacks the libraries that a bare container lacks only where it believes itself on its own platform.
  const env = { ...process.env, TMPDIR: aside, AWS_LAMBDA_JS_RUNTIME: 'nodejs22.x' }
  execFileSync(process.execPath, ['--input-type=module', '-e', unpack], { env, cwd: dirname(pack) })
  try {
    renameSync(aside, home)
  } catch {
    rmSync(aside, { recursive: true })
  }
  return home
}

const runs = (executablePath: string) => spawnSync(executablePath, ['--version']).status === 0

function found() {
  const home = unpacked()
  const executablePath = join(home, 'chromium')
  if (runs(executablePath)) return { executablePath }
  return { executablePath, env: { ...process.env, LD_LIBRARY_PATH: join(home, 'al2023', 'lib') } as NodeJS.ProcessEnv }
}

export const phone: BrowserContextOptions = { viewport: { width: 360, height: 740 }, isMobile: true, hasTouch: true }
export const desk: BrowserContextOptions = { viewport: { width: 1280, height: 900 } }

/** A browser for one test file, closed after it. Each visitor has cookies of their own. */
export async function openBrowser(t: Ending) {
  const browser = await chromium.launch({ ...found(), args: ['--no-sandbox'] } as never)
  t.after(() => browser.close())
  return {
    async visitor(options: BrowserContextOptions = {}): Promise<Page> {
      const context: BrowserContext = await browser.newContext({ ...desk, ...options })
      context.setDefaultTimeout(60_000)
      return context.newPage()
    },
  }
}

const axe = readFileSync(resolve('axe-core/axe.min.js'), 'utf8')
const standards = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

/** What axe finds against WCAG 2.2 AA on the page as it stands, as sentences. Nothing is the right answer. */
export async function barriers(page: Page): Promise<string[]> {
  // A click returns once the next page has begun: without its styles, which a request that is routed fetches anew, links are small.
  await page.waitForLoadState()
  await page.evaluate(axe)
  const violations = await page.evaluate(
    (values) =>
      (window as never as { axe: { run(o: object): Promise<{ violations: Violation[] }> } }).axe
        .run({ runOnly: { type: 'tag', values } })
        .then((result) => result.violations),
    standards,
  )
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${page.url()}: ${id}: ${help}: ${html}: ${failureSummary}`),
  )
}

interface Violation {
  id: string
  help: string
  nodes: { html: string; failureSummary?: string }[]
}
declare const window: unknown
