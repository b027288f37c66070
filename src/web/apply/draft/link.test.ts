import assert from 'node:assert/strict'
import type { TestContext } from 'node:test'
import { test } from 'node:test'
import type { ApplicationId } from '#ground/ids'
import { referenceOf } from '#ground/ids'
import { someone, testState } from '#test-state'
import type { Seen } from '#test-web'
import { testApp, visitor } from '#test-web'
import { applyPages } from '#web/apply'
import { problemsIn } from '../typing.ts'

const textOf = ({ text }: Seen) =>
  (/<main[\s\S]*<\/main>/.exec(text)?.[0] ?? '').replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ')

/** A draft of somebody without an account, and the link that was mailed for it. */
async function mailed(t: TestContext) {
  const state = await testState(t)
  await state.notices.startWorker()
  const app = await testApp(t, state, applyPages({ secret: Buffer.alloc(32) }))
  const { applications } = state
  const kites = { service: 'kite-licence', agency: 'port-calder', language: 'en' }
  const { id } = await applications.begin({ ...kites, session: 'a first device' })
  const links = async (draft: ApplicationId) =>
    (await state.database.run('links', 'select 1 from draft_links where application_id = $1', [draft])).length
  const linkTo = async (address: string) => {
    await applications.linkFor(id, address, 'en')
    return `/links/${(await state.mailTo(address)).text.trim()}`
  }
  return { state, app, id, links, linkTo, at: `/applications/${referenceOf(id)}/` }
}

test('whoever goes back and presses again, or opens the e-mail again on the same device, goes on with the application', async (t) => {
  const { app, linkTo, at } = await mailed(t)
  const link = await linkTo('amina@post.example')
  const phone = visitor(app)
  const seen = await phone.get(link)
  for (const go of [() => phone.press(seen), () => phone.press(seen), () => phone.get(link)])
    assert.ok((await go()).path.startsWith(at))
})

test('a link that was used up elsewhere is renewed by the address that it was sent to', async (t) => {
  const { state, app, id, links, linkTo, at } = await mailed(t)
  const link = await linkTo('amina@post.example')
  const library = visitor(app)
  await library.press(await library.get(link))
  const home = visitor(app)
  const dead = await home.get(link)
  assert.equal(dead.status, 410)
  assert.match(textOf(dead), /This link no longer works .*Have a new link sent/)
  assert.deepEqual(problemsIn(await home.press(dead, { email: 'amina at post' })), [
    'email: Enter an e-mail address such as name@example.org',
  ])
  const stranger = await home.press(dead, { email: 'somebody@else.example' })
  assert.equal(await links(id), 1, 'no other address gets one')
  const asked = await home.press(dead, { email: 'Amina@post.example' })
  assert.equal(textOf(asked), textOf(stranger), 'and nobody learns which address is right')
  assert.equal(await links(id), 2)
  const fresh = `/links/${(await state.mailTo('Amina@post.example')).text.trim()}`
  assert.notEqual(fresh, link)
  const opened = await home.press(await home.get(fresh))
  assert.ok(opened.path.startsWith(at), opened.path)
})

test('an expired link is renewed, and one that never was is told the same', async (t) => {
  const { state, app, id, links, linkTo } = await mailed(t)
  const link = await linkTo('late@post.example')
  state.clock.advance({ hours: 73 })
  const home = visitor(app)
  const told = textOf(await home.get(link))
  for (const never of ['/links/nonsense', '/links/%00', '/links/%2e%2e%2fx', '/links/%0d%0aX:1'])
    assert.equal(textOf(await home.get(never)), told, never)
  const nothing = await home.press(await home.get('/links/%0d%0aX:1'), { email: 'late@post.example' })
  assert.match(textOf(nothing), /Look at your e-mail/)
  assert.equal(await links(id), 1)
  await home.press(await home.get(link), { email: 'late@post.example' })
  assert.equal(await links(id), 2)
})

test('a draft that has an owner since is opened by no new link', async (t) => {
  const { state, app, id, links, linkTo } = await mailed(t)
  const link = await linkTo('amina@post.example')
  await state.applications.useLink(link.replace('/links/', ''), 'a second device')
  await state.applications.claim('a second device', await someone(state))
  const home = visitor(app)
  await home.press(await home.get(link), { email: 'amina@post.example' })
  assert.equal(await links(id), 1)
})

test('more new links than a mailbox takes within the hour are answered as any', async (t) => {
  const { app, id, links, linkTo } = await mailed(t)
  const link = await linkTo('amina@post.example')
  const [library, home] = [visitor(app), visitor(app)]
  await library.press(await library.get(link))
  const dead = await home.get(link)
  for (let n = 0; n < 12; n++)
    assert.match(textOf(await home.press(dead, { email: 'amina@post.example' })), /Look at your e-mail/)
  assert.equal(await links(id), 5)
})
