/** `npm run bench [-- sending|pages|findings|cold-start …] [--json]`: measures the built thing, and prints a table and JSON. */
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
const wanted = words.filter((word) => word !== '--json')
const unknown = wanted.filter((name) => !Object.hasOwn(benches, name))
if (unknown.length > 0) {
  console.error(`There is no bench '${unknown[0]}': choose among ${Object.keys(benches).join(', ')}.`)
  process.exit(2)
}

const rows: Row[] = []
for (const name of wanted.length > 0 ? wanted : Object.keys(benches)) {
  if (!words.includes('--json')) console.error(`${name} …`)
  rows.push(...(await onGround(benches[name]!)))
}
if (!words.includes('--json')) console.log(`${table(rows)}\n`)
console.log(JSON.stringify({ rows }))
