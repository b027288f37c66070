import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { appendFileSync, cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { test } from 'node:test'
import { testDatabase } from '#ground/test-database'

async function publish(DATABASE_URL: string, ...args: string[]) {
  const command = ['src/publica.ts', 'publish', ...args]
  const child = spawn(process.execPath, command, { env: { ...process.env, DATABASE_URL } })
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve))
  const [out, err] = await Promise.all([text(child.stdout), text(child.stderr)])
  return { status: await ended, out, err }
}

test('publica publish', async (t) => {
  const { url } = await testDatabase(t)
  const folder = mkdtempSync(join(tmpdir(), 'publica-publish-'))
  t.after(() => rmSync(folder, { recursive: true }))
  cpSync('services/kite-licence', join(folder, 'kite-licence'), { recursive: true })

  await t.test('publishes what is new, and says so', async () => {
    assert.deepEqual(await publish(url, folder), { status: 0, out: 'kite-licence: published as version 1.\n', err: '' })
  })

  await t.test('leaves what did not change', async () => {
    const { out } = await publish(url, join(folder, 'kite-licence'))
    assert.equal(out, 'kite-licence: unchanged, version 1.\n')
  })

  await t.test('refuses what has faults, with file, line and column', async () => {
    appendFileSync(join(folder, 'kite-licence', 'form.yaml'), '\nnonsense: true\n')
    const { status, out } = await publish(url, folder)
    assert.equal(status, 1)
    assert.match(out, /kite-licence\/form\.yaml:\d+:\d+ .*nonsense/)
    assert.match(out, /refused; the version before it stays/)
  })

  await t.test('says in one sentence that there is no such folder, or no database', async () => {
    assert.deepEqual(await publish(url, 'nowhere'), {
      status: 2,
      out: '',
      err: 'publica: there is no folder nowhere.\n',
    })
    const { status, err } = await publish('postgres://nobody@127.0.0.1:1/none', folder)
    assert.equal(status, 1)
    assert.match(err, /^publica: The database at 127\.0\.0\.1:1\/none .*\.\n$/)
  })
})
