import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { basename, dirname } from 'node:path'
import { test } from 'node:test'
import { runTestFile } from './tck/run.ts'
import { tckCommand, testFilesIn } from './tck.ts'

const FOLDER = '../shared/data/dmn-tck'
const skip = existsSync(FOLDER) ? false : `${FOLDER} is not here`

/** What is not built yet: functions of the host, by a fixed list. */
const LATER = new Set(['0076-feel-external-java'])

test('every case of the DMN TCK that is here passes', { skip }, () => {
  const files = testFilesIn(FOLDER).filter((file) => !LATER.has(basename(dirname(file))))
  const failed = files.flatMap(runTestFile).filter(({ passed }) => !passed)
  assert.deepEqual(
    failed.map(({ file, id, why }) => `${basename(file)} ${id}: ${why}`),
    [],
  )
})

test('where an error is expected, one is told', { skip }, () => {
  const results = testFilesIn(FOLDER).flatMap(runTestFile)
  assert.deepEqual(
    results.filter(({ why, passed }) => passed && why.startsWith('no error told')).map(({ id }) => id),
    [],
  )
})

test('a folder that is not there is answered with how to ask', (t) => {
  const told = t.mock.method(console, 'error', () => undefined)
  assert.equal(tckCommand(['nowhere']), 2)
  assert.match(String(told.mock.calls[0]?.arguments[0]), /npm run tck/)
  const { scripts } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'))
  assert.equal(scripts.tck, 'node src/cli/tck.ts')
})
