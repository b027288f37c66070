import assert from 'node:assert/strict'
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { makeFolder, writeOnce } from '#ground/folder'

test('a folder is made with those around it, and making it again is nothing', (t) => {
  const root = mkdtempSync(join(tmpdir(), 'publica-folder-'))
  t.after(() => rmSync(root, { recursive: true }))
  const wanted = join(root, 'one', 'two', 'three')
  makeFolder(wanted, 0o711)
  makeFolder(wanted, 0o711)
  assert.equal(statSync(wanted).mode & 0o777, 0o711)
  writeFileSync(join(root, 'file'), '')
  assert.throws(() => makeFolder(join(root, 'file')), { code: 'EEXIST' })
  assert.throws(() => makeFolder(join(root, 'file', 'two')), { code: 'ENOTDIR' })
})

test('where none can be made, it says so and comes back', { skip: process.platform !== 'linux' }, () => {
  assert.throws(() => makeFolder('/proc/publica/data'), { code: 'ENOENT' })
})

test('a file that is written once keeps what it held first, for its owner alone, and nothing lies beside it', (t) => {
  const root = mkdtempSync(join(tmpdir(), 'publica-folder-'))
  t.after(() => rmSync(root, { recursive: true }))
  const file = join(root, 'secret')
  writeOnce(file, 'first')
  writeOnce(file, 'second')
  assert.equal(readFileSync(file, 'utf8'), 'first')
  assert.equal(statSync(file).mode & 0o777, 0o600)
  assert.deepEqual(readdirSync(root), ['secret'])
  assert.throws(() => writeOnce(join(root, 'none', 'secret'), 'first'), { code: 'ENOENT' })
})
