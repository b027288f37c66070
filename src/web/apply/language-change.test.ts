import assert from 'node:assert/strict'
import type { TestContext } from 'node:test'
import { test } from 'node:test'
import { testState } from '#test-state'
import type { Seen } from '#test-web'
import { testApp, visitor } from '#test-web'
import { applyPages } from '#web/apply'
import { hiddenIn, problemsIn } from './typing.ts'

const pages = applyPages({ secret: new Uint8Array(32).fill(3) })

/** A visitor of the service that no ministry owns, and of the one that several councils offer. */
async function opened(t: TestContext) {
  const state = await testState(t, { services: 'services' })
  const app = await testApp(t, state, pages)
  return visitor(app)
}

type Session = ReturnType<typeof visitor>

const kite = '/services/kite-licence'
const beginDraft = async (session: Session) =>
  session.press(await session.get(`${kite}/begin`), { agency: 'port-calder' })

/** What the button of a language does: it sends the form of the page that was seen, with what was typed, to its own address. */
function speak(session: Session, seen: Seen, language: string, typed: Record<string, string>) {
  const [, button = ''] = new RegExp(`<button([^>]*lang="${language}"[^>]*)>`).exec(seen.text) ?? []
  const of = (name: string) => new RegExp(` ${name}="([^"]*)"`).exec(button)?.[1]?.replaceAll('&amp;', '&') ?? ''
  assert.ok(seen.text.includes(`<form method="post" action="`) && seen.text.includes(`id="${of('form')}"`))
  return session.post(of('formaction'), { ...hiddenIn(seen), ...typed, [of('name')]: of('value') })
}

const standsIn = ({ text }: Seen, name: string) => new RegExp(`name="${name}"[^>]* value="([^"]*)"`).exec(text)?.[1]

for (const [what, begin] of [
  ['a draft', beginDraft],
  ['"check what you would get"', (session: Session) => session.get(`${kite}/check`)],
] as const) {
  test(`${what}: another language keeps what was typed, and judges and stores nothing of it`, async (t) => {
    const session = await opened(t)
    const first = await begin(session)
    const field = /name="(name-of-flyer|age-of-flyer)"/.exec(first.text)![1]!
    const typed = { [field]: 'Amina "<b>' }
    const french = await speak(session, first, 'fr', typed)
    assert.equal(french.status, 200)
    assert.match(french.path, /^\/fr\//)
    assert.match(french.text, /<html[^>]* lang="fr"/)
    assert.equal(standsIn(french, field), 'Amina &quot;&lt;b&gt;')
    assert.deepEqual(problemsIn(french), [])
    const arabic = await speak(session, french, 'ar', typed)
    assert.equal(standsIn(arabic, field), 'Amina &quot;&lt;b&gt;')
    assert.equal((await speak(session, arabic, 'en', typed)).path, first.path)
    assert.equal(standsIn(await session.get(first.path), field), undefined)
  })

  test(`${what}: what is wrong is told again in the other language`, async (t) => {
    const session = await opened(t)
    const first = await begin(session)
    const wrong = await session.press(first, hiddenIn(first))
    const [english] = problemsIn(wrong)
    const french = await speak(session, wrong, 'fr', {})
    const [told] = problemsIn(french)
    assert.ok(told && told !== english && /Indiquez|Saisissez/.test(told), String(told))
  })
}

test('a page of which no more than its language was changed still tells what another device saved meanwhile', async (t) => {
  const session = await opened(t)
  const first = await beginDraft(session)
  const french = await speak(session, first, 'fr', { 'name-of-flyer': 'Tama' })
  const elsewhere = await session.get(first.path)
  await session.press(elsewhere, { ...hiddenIn(elsewhere), 'name-of-flyer': 'Rosa' })
  const clash = await session.press(french, { ...hiddenIn(french), 'name-of-flyer': 'Tama' })
  assert.equal(clash.status, 409)
})

test('the e-mail address and the council that were typed and chosen stay, in another language', async (t) => {
  const session = await opened(t)
  const council = await session.get('/services/rates-rebate/begin')
  const begun = await speak(session, council, 'fr', { agency: 'port-calder' })
  assert.match(begun.text, /value="port-calder" checked/)
  const first = await session.press(council, { agency: 'port-calder' })
  const save = await session.get(first.path.replace(/[^/]+$/, 'save'))
  const french = await speak(session, save, 'fr', { email: 'amina@post' })
  assert.equal(standsIn(french, 'email'), 'amina@post')
  assert.deepEqual(problemsIn(french), [])
})

test('without a token of the visitor nothing typed is shown', async (t) => {
  const session = await opened(t)
  const first = await beginDraft(session)
  const forged = await session.post(
    `/fr${first.path}`,
    { 'name-of-flyer': 'xyzzy', _language: 'typed' },
    { 'sec-fetch-site': 'cross-site' },
  )
  assert.equal(forged.status, 403)
  assert.doesNotMatch(forged.text, /xyzzy/)
})
