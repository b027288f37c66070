import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { test } from 'node:test'
import { runTestFile } from './tck/run.ts'
import { tckCommand, testFilesIn } from './tck.ts'

const FOLDER = '../shared/data/dmn-tck'
const skip = existsSync(FOLDER) ? false : `${FOLDER} is not here`

// Payments of loans, by x ** -n: their expectations carry the noise of binary floating point from the 13th digit on.
const WORKED_OUT_IN_BINARY = [
  '0008-LX-arithmetic-test-01.xml 003',
  '0009-invocation-arithmetic-test-01.xml 002',
  '0009-invocation-arithmetic-test-01.xml 003',
  '0004-lending-test-01.xml 001',
  '0005-literal-invocation-test-01.xml 002',
  '0014-loan-comparison-test-01.xml 001',
  '0041-multiple-nestedcontext-test-01.xml 003',
]

test('every case of the DMN TCK that is here passes', { skip }, () => {
  const failed = testFilesIn(FOLDER)
    .flatMap(runTestFile)
    .filter(({ passed }) => !passed)
  assert.deepEqual(
    failed.map(({ file, id, why }) => `${basename(file)} ${id}: ${why}`),
    [],
  )
})

test('and to the last printed digit, but for what its authors worked out in binary', { skip }, () => {
  const near = testFilesIn(FOLDER)
    .flatMap(runTestFile)
    .filter(({ exact }) => !exact)
  assert.deepEqual(
    near.map(({ file, id }) => `${basename(file)} ${id}`),
    WORKED_OUT_IN_BINARY,
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
