import assert from 'node:assert/strict'
import type { Socket } from 'node:net'
import { connect, createServer } from 'node:net'
import { test } from 'node:test'
import { openPeople } from '#domain/people'
import { html } from '#engines/page'
import { openDatabase } from '#ground/database'
import { openVault } from '#ground/vault'
import { someone, testState } from '#test-state'
import { signedInVisitor, testApp, visitor } from '#test-web'
import type { Page } from '#web/kit'
import { anyone, goTo, show, signedIn } from '#web/kit'

const pages: Page[] = [
  {
    path: '/',
    mayVisit: anyone,
    get: ({ token }) => show({ title: 'First', body: html`<form>${token()}</form>` }),
    post: () => goTo('/'),
  },
  { path: '/mine', mayVisit: signedIn, get: () => show({ title: 'Mine', body: html`<h1>Mine</h1>` }) },
]

/** A way to the database that can be cut and mended. */
async function cuttable(url: string) {
  const { hostname, port } = new URL(url)
  const open = new Set<Socket>()
  let cut = false
  const server = createServer((here) => {
    if (cut) return here.destroy()
    const there = connect(Number(port || 5432), hostname)
    for (const socket of [here, there]) {
      open.add(socket)
      socket.on('error', () => {}).on('close', () => open.delete(socket))
    }
    here.pipe(there).pipe(here)
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const through = new URL(url)
  through.host = `127.0.0.1:${(server.address() as { port: number }).port}`
  const breakAll = () => open.forEach((socket) => void socket.destroy())
  return {
    url: through.href,
    cut() {
      cut = true
      breakAll()
    },
    mend() {
      cut = false
    },
    close() {
      breakAll()
      server.close()
    },
  }
}

test('while the database is away', async (t) => {
  const state = await testState(t)
  const { clock, place, log } = state
  const way = await cuttable(state.url)
  t.after(() => way.close())
  const database = openDatabase({ url: way.url, log })
  t.after(() => database.close())
  const vault = await openVault({ database, clock, masterKey: new Uint8Array(32).fill(7) })
  const far = { ...state, database, vault, people: openPeople({ database, vault, clock, place }) }
  const app = await testApp(t, far, pages)
  const { session } = await signedInVisitor(app, far, await someone(far))
  assert.equal((await session.get('/mine')).status, 200)

  way.cut()

  await t.test('whoever is known is told so by a page, in their language, with when to try again', async () => {
    const { status, text, headers } = await session.get('/fr/mine')
    assert.equal(status, 503)
    assert.match(text, /<h1[^>]*>Le service ne fonctionne pas pour le moment/)
    assert.equal(headers['retry-after'], '5')
  })

  await t.test('what needs no database goes on', async () => {
    const amina = visitor(app)
    const form = await amina.get('/')
    assert.equal(form.status, 200)
    assert.equal((await amina.press(form)).status, 200)
    assert.equal((await amina.get('/nothing')).status, 404)
  })

  await t.test('whoever watches the machine is told', async () => {
    assert.equal((await app.inject('/health')).statusCode, 503)
  })

  way.mend()

  await t.test('it is back by itself, and nobody is signed out', async () => {
    assert.equal((await session.get('/mine')).status, 200)
    assert.equal((await app.inject('/health')).statusCode, 200)
  })
})
