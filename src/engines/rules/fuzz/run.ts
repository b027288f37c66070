import { randomInt } from 'node:crypto'
import fc from 'fast-check'
import { readModel } from '../read.ts'
import { calls } from './calls.ts'
import { feelSeeds, modelSeeds } from './corpus.ts'
import { anyBytes, anyFeel, anyInputs, anyTables, changedModels } from './properties.ts'

/** `npm run fuzz -- MINUTES [SEED]`: goes on with seeds of its own until the time is over, and tells what it finds with its seed. */
const [minutes = 15, first = randomInt(1_000_000)] = process.argv.slice(2).map(Number)
const ROUNDS_A_MINUTE = 4

const seeds = modelSeeds(60_000)
const xmls = seeds.map(({ xml }) => xml)
const models = seeds.flatMap(({ xml, name }) => {
  try {
    return [[readModel(xml, { file: name, tolerant: true, directAfter: 0 }), xml] as const]
  } catch {
    return []
  }
})
const properties = {
  'changed models': changedModels(xmls),
  bytes: anyBytes(),
  tables: anyTables(),
  inputs: anyInputs(models),
  FEEL: anyFeel(calls, feelSeeds(seeds)),
}
console.log(`${xmls.length} models, ${models.length} that are read, ${minutes} minutes from seed ${first}.`)

const each = 60_000 / ROUNDS_A_MINUTE / Object.keys(properties).length
let runs = 0
let found = 0
for (let seed = first; seed < first + minutes * ROUNDS_A_MINUTE; seed++) {
  for (const [name, property] of Object.entries(properties)) {
    const until = { seed, numRuns: Number.MAX_SAFE_INTEGER, interruptAfterTimeLimit: each }
    const result = await fc.check(property as fc.IProperty<unknown>, until)
    runs += result.numRuns
    if (result.counterexample === null) continue
    found++
    console.log(
      `${name}, seed ${seed}, path ${result.counterexamplePath}: ${String(result.errorInstance).slice(0, 600)}`,
    )
    console.log(
      JSON.stringify(result.counterexample, (_, value) => (value instanceof Map ? [...value] : value)).slice(0, 3000),
    )
  }
}
console.log(`${runs} runs, ${found} found.`)
process.exitCode = found > 0 ? 1 : 0
