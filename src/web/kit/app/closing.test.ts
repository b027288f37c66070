import assert from 'node:assert/strict'
import { once } from 'node:events'
import { connect } from 'node:net'
import { test } from 'node:test'
import { setImmediate } from 'node:timers/promises'
import type { FastifyInstance } from 'fastify'
import { html } from '#engines/page'
import { testState } from '#test-state'
import { testApp } from '#test-web'
import type { Mount, Page } from '#web/kit'
import { anyone, show } from '#web/kit'

/** Nobody new is let in any more. */
async function shut({ server }: FastifyInstance) {
  while (server.listening) await setImmediate()
}

/** Pages that answer when they are let, to somebody who keeps the connection open. */
async function slowApp(t: Parameters<typeof testApp>[0]) {
  const [arrived, released] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
  const wait = () => {
    arrived.resolve()
    return released.promise
  }
  const pages: (Page | Mount)[] = [
    { path: '/slow', mayVisit: anyone, get: () => wait().then(() => show({ title: '', body: html`<h1>Slow</h1>` })) },
    { path: '/first', mayVisit: anyone, get: () => show({ title: '', body: html`<h1>First</h1>` }) },
    { path: '/mount', mayVisit: anyone, handle: (_request, response) => wait().then(() => response.end('<h1>Mount')) },
    {
      path: '/begun',
      mayVisit: anyone,
      handle(_request, response) {
        response.write('<h1>')
        return wait().then(() => response.end('<h1>Begun'))
      },
    },
  ]
  const app = await testApp(t, await testState(t), pages)
  await app.listen({ port: 0, host: '127.0.0.1' })
  const socket = connect((app.server.address() as { port: number }).port, '127.0.0.1')
  let heard = ''
  const ended = new Promise((end) => socket.on('data', (bytes) => (heard += bytes)).on('end', end))
  return {
    app,
    arrived: arrived.promise,
    release: released.resolve,
    say: (text: string) => new Promise<void>((said) => socket.write(text, () => said())),
    hears: () => once(socket, 'data'),
    heard: async () => {
      await ended
      return [...heard.matchAll(/HTTP\/1\.1 (\d+)|<h1>(\w+)/g)].map(([, status, title]) => status ?? title)
    },
  }
}

for (const [path, title] of [
  ['/slow', 'Slow'],
  ['/mount/x', 'Mount'],
  ['/begun/x', 'Begun'],
])
  test(`it closes as soon as ${path} is answered, although the connection could stay open`, {
    timeout: 60_000,
  }, async (t) => {
    const { app, say, arrived, release, heard } = await slowApp(t)
    await say(`GET ${path} HTTP/1.1\r\nHost: localhost:3000\r\n\r\n`)
    await arrived
    const closed = app.close()
    await shut(app)
    release()
    assert.deepEqual(await heard(), ['200', title])
    await closed
  })

test('what was on its way in when it began to close is answered, too', { timeout: 60_000 }, async (t) => {
  const { app, say, hears, heard } = await slowApp(t)
  const request = 'GET /first HTTP/1.1\r\nHost: localhost:3000\r\n\r\n'
  await Promise.all([hears(), say(request + request.slice(0, 25))])
  const closed = app.close()
  await shut(app)
  await say(request.slice(25))
  assert.deepEqual(await heard(), ['200', 'First', '200', 'First'])
  await closed
})
