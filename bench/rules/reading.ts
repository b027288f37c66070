/** Reading the model of a thousand rows: in a process that has read models before, and in one that has read none. */
import { execFileSync } from 'node:child_process'
import { performance } from 'node:perf_hooks'
import { fileURLToPath } from 'node:url'
import { readModel } from '#engines/rules'
import { median } from '../load.ts'
import { modelText } from './by-publica.ts'
import { thousand } from './tables.ts'

const itself = fileURLToPath(import.meta.url)

/** What each of so many readings in a row took, in milliseconds. */
function readings(count: number): number[] {
  const text = modelText(thousand)
  return Array.from({ length: count }, () => {
    const begin = performance.now()
    readModel(text)
    return performance.now() - begin
  })
}

/** Milliseconds, each the median of five processes of their own: of the first reading, and of the readings after some. */
export function readingTime(): { warm: number; first: number } {
  const processes = Array.from(
    { length: 5 },
    () => JSON.parse(execFileSync(process.execPath, [itself], { encoding: 'utf8' })) as number[],
  )
  return {
    first: median(processes.map(([first]) => first!)),
    warm: median(processes.map((all) => median(all.slice(5)))),
  }
}

if (process.argv[1] === itself) console.log(JSON.stringify(readings(16)))
