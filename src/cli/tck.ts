import { existsSync, readdirSync } from 'node:fs'
import { basename, dirname, join, relative } from 'node:path'
import type { CaseResult } from './tck/run.ts'
import { runTestFile } from './tck/run.ts'

/** `npm run tck -- DIR`: runs the DMN TCK's test cases under a folder and prints passed/total by level and folder. */
export function tckCommand(args: readonly string[]): number {
  const [folder, ...rest] = args
  if (folder === undefined || !existsSync(folder)) {
    console.error('Write: npm run tck -- DIR [--failures], where DIR holds the folders of the DMN TCK.')
    return 2
  }
  const results = testFilesIn(folder).flatMap((file) => runTestFile(file))
  if (rest.includes('--failures'))
    for (const each of results)
      if (!each.passed || (rest.includes('--exact') && !each.exact)) console.log(failureLine(each))
  for (const line of summary(results, folder)) console.log(line)
  return results.every(({ passed }) => passed) ? 0 : 1
}

/** Every test file under the folder, in order. */
export function testFilesIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /-test-.*\.xml$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .toSorted()
}

const failureLine = ({ file, id, result, why }: CaseResult) => `${basename(file)} ${id} ${result}: ${why}`

function summary(results: readonly CaseResult[], folder: string): string[] {
  const byFolder = [...Map.groupBy(results, ({ file }) => relative(folder, dirname(file)))]
  const byLevel = [...Map.groupBy(results, ({ file }) => relative(folder, dirname(dirname(file))) || '.')]
  const line = ([name, cases]: [string, readonly CaseResult[]]) => {
    const [passed, exact] = [cases.filter((each) => each.passed).length, cases.filter((each) => each.exact).length]
    const mark = passed === cases.length ? (exact === passed ? ' ' : '~') : '!'
    return `${String(passed).padStart(6)} / ${String(cases.length).padEnd(6)} exact ${String(exact).padEnd(6)} ${mark} ${name}`
  }
  return [...byFolder.map(line), '', ...byLevel.map(line), line(['all', results])]
}

if (import.meta.main) process.exitCode = tckCommand(process.argv.slice(2))
