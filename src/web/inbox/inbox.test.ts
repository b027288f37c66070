import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testState } from '#test-state'
import { testApp, visitor } from '#test-web'
import { inboxPages } from '#web/inbox'

const heading = ({ text }: { text: string }) => /<h1[^>]*>([\s\S]*?)<\/h1>/.exec(text)?.[1]
const main = ({ text }: { text: string }) => /<main[\s\S]*<\/main>/.exec(text)![0]

test('the inbox', async (t) => {
  const state = await testState(t)
  const { inbox, channel } = state
  const app = await testApp(t, state, inboxPages({ inbox, forTryingOut: true }))
  const send = (id: string, subject: string, text: string, html?: string) =>
    channel.deliver({ id, to: 'amina@post.example', language: 'en', subject, text, html })
  const get = (path: string) => visitor(app).get(path)

  await t.test('before anything was sent it says so', async () => {
    assert.match((await get('/inbox')).text, /No e-mail has been sent yet/)
  })

  const hostile = '<img src=x onerror=alert(1)>'
  await send('0198c2a0-0000-7000-8000-000000000001', 'First', 'Hello')
  state.clock.advance({ minutes: 1 })
  await send(
    '0198c2a0-0000-7000-8000-000000000002',
    `Second ${hostile}`,
    `Go on:\nhttp://localhost:3000/links/abc?x=1\n\nhttps://evil.example/y ${hostile}`,
    `<script>alert(1)</script><p>Hello</p>`,
  )

  await t.test('the newest message is first, to be opened', async () => {
    const { text } = await get('/fr/inbox')
    const links = [...text.matchAll(/href="(\/fr\/inbox\/[^"]*)"><bdi>([^<]*)/g)]
    assert.deepEqual(
      links.map(([, , subject]) => subject!.slice(0, 6)),
      ['Second', 'First'],
    )
    assert.match(heading(await get(links[0]![1]!))!, /^<bdi>Second/)
  })

  const path = async () => /href="(\/inbox\/[^"]*)"/.exec((await get('/inbox')).text)![1]!

  await t.test('nothing that a message holds becomes part of the page', async () => {
    const seen = await get(await path())
    assert.doesNotMatch(main(seen), /<script|<img|<p>Hello/)
    assert.match(main(seen), /&lt;script&gt;alert\(1\)&lt;\/script&gt;/)
  })

  await t.test('a link of our own can be followed, another site’s stays text', async () => {
    const seen = await get(await path())
    assert.match(main(seen), /<a [^>]*href="http:\/\/localhost:3000\/links\/abc\?x=1"/)
    assert.doesNotMatch(main(seen), /href="https:\/\/evil/)
    assert.equal(seen.headers['referrer-policy'], 'no-referrer')
    assert.equal(seen.headers['cache-control'], 'no-store')
  })

  await t.test('a message that is not there is not found', async () => {
    for (const id of ['x', '0198c2a0-0000-7000-8000-00000000ffff', '%00', "'"])
      assert.equal((await get(`/inbox/${id}`)).status, 404, id)
    for (const before of ['x', '-'.repeat(36), '0'.repeat(36), '%00', "'"])
      assert.equal((await get(`/inbox?before=${before}`)).status, 200, before)
  })

  await t.test('where people really sign in, it is closed to everybody', async () => {
    const real = await testApp(t, state, inboxPages({ inbox, forTryingOut: false }))
    for (const url of ['/inbox', await path()]) assert.equal((await visitor(real).get(url)).status, 403)
  })
})
