/** A newcomer's first command: it starts, says what is wrong, and leaves nothing behind. */
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, readFileSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { join } from 'node:path'
import type { TestContext } from 'node:test'
import { after, describe, test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { pathToFileURL } from 'node:url'
import { systemClock } from '#ground/clock'
import { testDatabase } from '#ground/test-database'
import { openVault } from '#ground/vault'
import type { Running } from './journeys/publica.ts'
import { endGroup, freePort, runPublica, temporaryFolder } from './journeys/publica.ts'

const data = temporaryFolder({ after })
const postgresPid = () => Number(readFileSync(join(data, 'postgres', 'data', 'postmaster.pid'), 'utf8').split('\n')[0])

const lives = (pid: number) => {
  try {
    process.kill(pid, 0)
    return !/\) Z /.test(readFileSync(`/proc/${pid}/stat`, 'utf8'))
  } catch (reason) {
    return (reason as NodeJS.ErrnoException).code === 'ENOENT' && process.platform !== 'linux'
  }
}

/** Waits until it holds; the test's own time limit is the only one. */
const until = async (holds: () => boolean) => {
  while (!holds()) await pause(20)
}

const startHere = async (t: TestContext, by: 'npm' | 'node' = 'node') => {
  const running = runPublica(t, { port: await freePort(), by, env: { PUBLICA_DATA: data } })
  await running.ready
  return running
}

/** A name server that is slow: it answers as soon as the server that asked is closed, and after a second at the latest. */
const toldWhileAddressesAreLookedUp = `
import dns from 'node:dns'
import { Server } from 'node:net'
const { lookup } = dns
dns.lookup = (host, options, answer) => {
  if (!new Error().stack.includes('multipleBindings')) return lookup(host, options, answer)
  const { close } = Server.prototype
  const asked = Promise.withResolvers()
  Server.prototype.close = function (...args) {
    asked.resolve()
    return close.apply(this, args)
  }
  setTimeout(asked.resolve, 1_000)
  asked.promise.then(() => lookup(host, options, answer))
  console.log('told')
  process.kill(process.pid, 'SIGINT')
}
`

const answers = async ({ origin }: Running) => (await fetch(`${origin}/health`)).status

describe('starting and stopping', { timeout: 600_000 }, () => {
  const ways = [
    ['Ctrl-C', 'npm', (running: Running) => endGroup(running.process, 'SIGINT')],
    ['SIGTERM to npm', 'npm', (running: Running) => running.process.kill('SIGTERM')],
    ['kill -9 of npm', 'npm', (running: Running) => running.process.kill('SIGKILL')],
    ['a closed terminal', 'npm', (running: Running) => endGroup(running.process, 'SIGHUP')],
    ['SIGTERM to the process', 'node', (running: Running) => running.process.kill('SIGTERM')],
  ] as const
  for (const [name, by, stop] of ways) {
    test(`${name} stops all that was started`, async (t) => {
      const running = await startHere(t, by)
      assert.equal(await answers(running), 200)
      const postgres = postgresPid()
      assert.ok(lives(postgres))
      stop(running)
      await running.ended
      await until(() => !lives(postgres))
      await assert.rejects(answers(running))
    })
  }

  test('after kill -9 the next start takes over what was left running', async (t) => {
    const first = await startHere(t)
    const postgres = postgresPid()
    first.process.kill('SIGKILL')
    await first.ended
    const second = await startHere(t)
    assert.equal(await answers(second), 200)
    second.process.kill('SIGTERM')
    assert.deepEqual(await second.ended, { code: 0, signal: null })
    await until(() => !lives(postgres))
  })

  test('Ctrl-C while it is still starting is no reason to complain', async (t) => {
    const running = runPublica(t, { port: await freePort(), env: { PUBLICA_DATA: data, LOG_LEVEL: 'info' } })
    await until(() => running.printed().includes('in force'))
    endGroup(running.process, 'SIGINT')
    const { code } = await running.ended
    assert.equal(code, 0, running.printed())
    assert.doesNotMatch(running.printed(), /cannot start/)
  })

  test('Ctrl-C between its first address and the others is no reason to complain', async (t) => {
    const told = join(temporaryFolder(t), 'told.mjs')
    writeFileSync(told, toldWhileAddressesAreLookedUp)
    const env = { PUBLICA_DATA: data, NODE_OPTIONS: `--import=${pathToFileURL(told)}` }
    const running = runPublica(t, { port: await freePort(), env })
    const { code } = await running.ended
    assert.equal(code, 0, running.printed())
    assert.equal(running.printed().trim(), 'told')
  })

  test('what it prints names portal, desk, inbox and whom to sign in as', async (t) => {
    const running = await startHere(t)
    for (const said of [running.origin, '/desk', '/inbox', 'Ingrid Solberg', 'officer at Port Calder Council'])
      assert.ok(running.printed().includes(said), said)
  })
})

describe('what is wrong is said in one sentence, and it does not start', { timeout: 300_000 }, () => {
  const failing = async (t: TestContext, env: Record<string, string>, port?: number) => {
    const running = runPublica(t, { port: port ?? (await freePort()), env: { PUBLICA_DATA: data, ...env } })
    const { code } = await running.ended
    assert.ok(code !== null && code > 0, `exit code ${code}`)
    assert.doesNotMatch(running.printed(), /\n\s+at /, 'no stack')
    return running.printed().trim()
  }

  test('a used port', async (t) => {
    const server = createServer().listen(0, 'localhost')
    t.after(() => void server.close())
    await new Promise((resolve) => server.once('listening', resolve))
    const { port } = server.address() as { port: number }
    assert.match(await failing(t, {}, port), /^Publica cannot start\. Port \d+ is in use: [^\n]*$/)
  })

  test('a data folder that cannot be written', async (t) => {
    const file = join(temporaryFolder(t), 'file')
    writeFileSync(file, '')
    const said = await failing(t, { PUBLICA_DATA: join(file, 'data') })
    assert.match(said, /^Publica cannot start\. [^\n]+$/)
    assert.ok(said.includes(file), said)
  })

  test('a data folder where none can be made', { skip: process.platform !== 'linux' }, async (t) => {
    const said = await failing(t, { PUBLICA_DATA: '/proc/publica/data' })
    assert.match(said, /^Publica cannot start\. The data folder \/proc\/publica\/data cannot be made [^\n]+$/)
  })

  test('a slip in place.yaml, before any database is started', async (t) => {
    const folder = temporaryFolder(t)
    for (const name of ['place.yaml', 'place', 'services']) cpSync(name, join(folder, name), { recursive: true })
    const file = join(folder, 'place.yaml')
    writeFileSync(file, readFileSync(file, 'utf8').replace('zone: Indian/Mauritius', 'zone: Indian/Nowhere'))
    const fresh = join(temporaryFolder(t), 'data')
    assert.match(await failing(t, { PUBLICA_FOLDER: folder, PUBLICA_DATA: fresh }), /place\.yaml:\d+:\d+ .*Nowhere/)
    assert.equal(existsSync(join(fresh, 'postgres')), false)
  })

  test('a database that cannot be reached', async (t) => {
    const said = await failing(t, { DATABASE_URL: `postgres://nobody@127.0.0.1:${await freePort()}/none` })
    assert.match(said, /^Publica cannot start\. The database at 127\.0\.0\.1:\d+\/none cannot be used: [^\n]+$/)
    assert.match(said, /DATABASE_URL/)
  })

  test('a database whose master key is missing, and no other key is made', async (t) => {
    const { url, database } = await testDatabase(t)
    await openVault({ database, clock: systemClock, masterKey: new Uint8Array(32) })
    const fresh = join(temporaryFolder(t), 'data')
    const said = await failing(t, { DATABASE_URL: url, PUBLICA_DATA: fresh })
    assert.match(said, /^Publica cannot start\. The master key [^\n]* is missing: [^\n]*PUBLICA_MASTER_KEY[^\n]*$/)
    assert.ok(said.includes(join(fresh, 'master.key')), said)
    assert.equal(existsSync(join(fresh, 'master.key')), false)
  })

  test('a folder without a place', async (t) => {
    const said = await failing(t, { PUBLICA_FOLDER: temporaryFolder(t) })
    assert.match(said, /^Publica cannot start\. There is no file [^\n]*place\.yaml: PUBLICA_FOLDER must [^\n]+$/)
  })

  test('an address of another machine', async (t) => {
    assert.match(await failing(t, { HOST: '192.0.2.1' }), /^Publica cannot start\. HOST names 192\.0\.2\.1, [^\n]+$/)
  })

  test('a setting that makes no sense', async (t) => {
    assert.match(await failing(t, { ORIGIN: 'ftp://x' }), /^Publica cannot start\. ORIGIN must [^\n]*$/)
  })

  test('a broken service definition, with every fault at its place', async (t) => {
    const folder = temporaryFolder(t)
    for (const name of ['place.yaml', 'place', 'services']) cpSync(name, join(folder, name), { recursive: true })
    const form = join(folder, 'services', 'kite-licence', 'form.yaml')
    writeFileSync(form, readFileSync(form, 'utf8').replace(/type: \w+/, 'type: riddle'))
    const said = await failing(t, { PUBLICA_FOLDER: folder })
    assert.match(said, /form\.yaml:\d+:\d+ .*riddle/)
    assert.match(said, /Publica does not start on a definition with faults/)
  })
})

test('the command for authors says how it is used', () => {
  const asked = spawnSync(process.execPath, ['src/publica.ts', 'help'], { encoding: 'utf8' })
  assert.equal(asked.status, 0)
  assert.match(asked.stdout, /publica check/)
  const wrong = spawnSync(process.execPath, ['src/publica.ts', 'chekc'], { encoding: 'utf8' })
  assert.equal(wrong.status, 2)
  assert.match(wrong.stderr, /no command 'chekc'/)
})
