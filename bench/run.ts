/**
 * `npm run bench [-- sending|pages|findings|cold-start …] [--json]`: measures the built thing, and prints a table and JSON.
 * `npm run bench -- rules [--json]` by itself holds the rules engine against others, which are installed for it.
 */
import { coldStart } from './cold-start.ts'
import { findings } from './findings.ts'
import { pages } from './pages.ts'
import type { Row } from './rows.ts'
import { table } from './rows.ts'
import { sending } from './sending.ts'
import type { Ground } from './server.ts'
import { onGround } from './server.ts'

const benches: Record<string, (ground: Ground) => Promise<Row[]>> = {
  sending,
  pages,
  findings,
  'cold-start': coldStart,
}

const words = process.argv.slice(2)
if (words.includes('rules')) await heldAgainstOthers(words)
const wanted = words.filter((word) => word !== '--json')
const unknown = wanted.filter((name) => !Object.hasOwn(benches, name))
if (unknown.length > 0) {
  console.error(`There is no bench '${unknown[0]}': choose among ${[...Object.keys(benches), 'rules'].join(', ')}.`)
  process.exit(2)
}

const rows: Row[] = []
for (const name of wanted.length > 0 ? wanted : Object.keys(benches)) {
  if (!words.includes('--json')) console.error(`${name} …`)
  rows.push(...(await onGround(benches[name]!)))
}
if (!words.includes('--json')) console.log(`${table(rows)}\n`)
console.log(JSON.stringify({ rows }))

/** By itself: nothing else may run beside it, and what it is held against is no part of Publica. */
async function heldAgainstOthers(words: readonly string[]): Promise<never> {
  if (words.some((word) => word !== 'rules' && word !== '--json')) {
    console.error('The bench of the rules runs by itself: npm run bench -- rules.')
    process.exit(2)
  }
  await import('./rules/run.ts')
  process.exit(0)
}
