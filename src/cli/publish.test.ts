import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { appendFileSync, cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { test } from 'node:test'
import { testDatabase } from '#ground/test-database'
import { freePort, runPublica, temporaryFolder } from '../journeys/publica.ts'

const command = join(import.meta.dirname, '../publica.ts')

const publish = (DATABASE_URL: string, ...args: string[]) => publishWith({ DATABASE_URL }, args)

async function publishWith(env: Record<string, string>, args: readonly string[] = [], cwd?: string) {
  const child = spawn(process.execPath, [command, 'publish', ...args], { env: { ...process.env, ...env }, cwd })
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

  await t.test('says that nobody offers what no agency of place.yaml names', async (t) => {
    const folder = temporaryFolder(t)
    cpSync('services/kite-licence', join(folder, 'balloon-licence'), { recursive: true })
    const { status, out } = await publish(url, folder)
    assert.equal(status, 0)
    assert.match(out, /^balloon-licence: published as version 1\.\nballoon-licence: no agency offers it; .*place\.yaml/)
  })

  await t.test('publishes what PUBLICA_FOLDER names, from wherever it is asked', async () => {
    const home = mkdtempSync(join(tmpdir(), 'publica-home-'))
    t.after(() => rmSync(home, { recursive: true }))
    for (const name of ['place.yaml', 'place', 'laws']) cpSync(name, join(home, name), { recursive: true })
    cpSync('services/rates-rebate', join(home, 'services/rates-rebate'), { recursive: true })
    const { out, err } = await publishWith({ DATABASE_URL: url, PUBLICA_FOLDER: home }, [], tmpdir())
    const published = ['rates-rebate', 'child-benefit', 'pay-as-you-earn']
      .map((id) => `${id}: published as version 1.\n`)
      .join('')
    assert.deepEqual({ out, err }, { out: published, err: '' })
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

test('without a server of its own, it publishes into the PostgreSQL that npm start begins', async (t) => {
  const data = temporaryFolder(t)
  const running = runPublica(t, { port: await freePort(), env: { PUBLICA_DATA: data } })
  await running.ready
  const { status, err } = await publishWith({ PUBLICA_DATA: data, DATABASE_URL: '' })
  assert.deepEqual([status, /Another Publica is running/.test(err)], [1, true], err)
  running.process.kill('SIGTERM')
  await running.ended
  const { out } = await publishWith({ PUBLICA_DATA: data, DATABASE_URL: '' })
  assert.match(out, /^kite-licence: unchanged, version 1\.$/m)
})
