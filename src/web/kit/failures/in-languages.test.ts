/** Whoever meets a failure after typing something may read it in another language, and loses nothing by that. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { html } from '#engines/page'
import { openLog } from '#ground/log'
import { Refusal } from '#ground/refusal'
import { testState } from '#test-state'
import type { Seen } from '#test-web'
import { testApp, visitor } from '#test-web'
import type { Handler, Page } from '#web/kit'
import { anyone, goTo, show, signedIn } from '#web/kit'
import type { Words } from '#web/words'
import { wordsIn } from '#web/words'

const here = { 'sec-fetch-site': 'same-origin' }
const typed = { remarks: 'two\nlines "and" <b>', _key: 'k' }

const taken: string[] = []
const form = (path: string, post: Handler): Page => ({
  path,
  mayVisit: anyone,
  get: ({ token }) => show({ title: 'Form', body: html`<form method="post">${token()}</form>` }),
  post,
})
const pages: Page[] = [
  form('/form', ({ posted }) => {
    taken.push(posted.get('remarks')?.[0] ?? '')
    return goTo('/form')
  }),
  form('/sent', () => {
    throw new Refusal('draft-already-sent')
  }),
  form('/broken', () => {
    throw new Error('the cause')
  }),
  { ...form('/mine', () => goTo('/')), mayVisit: signedIn },
]

type Session = ReturnType<typeof visitor>

const plain = (text: string) =>
  text.replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')
const valueIn = (attributes: string, name: string) =>
  plain(new RegExp(` ${name}="([^"]*)"`).exec(attributes)?.[1] ?? '')

/** What stands in the form that a language's button sends. */
function fieldsOf({ text }: Seen, id: string): Record<string, string> {
  const [, inside = ''] = new RegExp(`<form[^>]* id="${id}"[^>]*>([\\s\\S]*?)</form>`).exec(text) ?? []
  const inputs = [...inside.matchAll(/<input type="hidden"([^>]*)>/g)].map(([, attributes]) => attributes!)
  return Object.fromEntries(inputs.map((attributes) => [valueIn(attributes, 'name'), valueIn(attributes, 'value')]))
}

/** Presses the button of a language, as a browser would. */
function speak(session: Session, seen: Seen, language: string): Promise<Seen> {
  const [, button] = new RegExp(`<button([^>]*lang="${language}"[^>]*)>`).exec(seen.text) ?? []
  assert(button, `there is a button for "${language}"`)
  const fields = fieldsOf(seen, valueIn(button, 'form'))
  const said = { [valueIn(button, 'name')]: valueIn(button, 'value') }
  return session.post(valueIn(button, 'formaction'), { ...fields, ...said }, here)
}

const saysIn = (language: string, failure: keyof Words['failures'], { text }: Seen) =>
  text.includes(`lang="${language}"`) &&
  plain(text).includes(`<h1 class="govuk-heading-l">${wordsIn(language).failures[failure].title}`)
const holds = ({ text }: Seen) => plain(text).includes(`name="remarks" value="${typed.remarks}"`)

test('a failure after a form was posted', async (t) => {
  const state = await testState(t)
  const lines: string[] = []
  const log = openLog({ level: 'info', to: { write: (line: string) => void lines.push(line) } })
  const app = await testApp(t, state, pages, { log })

  for (const [what, path, status, failure] of [
    ['a page that was open for too long', '/form', 403, 'token-mismatch'],
    ['a form sent twice', '/sent', 409, 'draft-already-sent'],
    ['a fault of ours', '/broken', 500, 'fault'],
    ['nobody signed in', '/mine', 403, 'sign-in-needed'],
    ['an address that leads nowhere', '/nowhere', 404, 'not-found'],
  ] as const)
    await t.test(`${what}: it is told in the other language, and what was typed stays`, async () => {
      const session = visitor(app)
      const open = path === '/mine' || path === '/nowhere' ? { path, text: '' } : await session.get(path)
      if (path === '/form') session.jar.clear()
      const told = await session.press({ ...open, status: 200, headers: {} }, typed, here)
      assert.equal(told.status, status)
      assert(holds(told))
      const inFrench = await speak(session, told, 'fr')
      assert.equal(inFrench.status, status)
      assert.equal(inFrench.path, `/fr${path}`)
      assert(saysIn('fr', failure, inFrench))
      assert(holds(inFrench))
      const inArabic = await speak(session, inFrench, 'ar')
      assert(saysIn('ar', failure, inArabic))
      assert(holds(inArabic))
      const back = await speak(session, inArabic, 'en')
      assert.equal(back.path, path)
      assert(holds(back))
      assert.deepEqual(taken, [])
    })

  await t.test('what sending again would not mend is there to be copied', async () => {
    const session = visitor(app)
    const told = await session.press(await session.get('/sent'), typed, here)
    assert.match(plain(told.text), /What you typed is not lost[\s\S]*<bdi class="publica-typed">two\nlines "and" <b>/)
    assert.doesNotMatch(told.text, /Send it again/)
  })

  await t.test(
    'the button that sends it again sends what was typed, and no more, after a change of language, too',
    async () => {
      const session = visitor(app)
      const open = await session.get('/form')
      session.jar.clear()
      const french = await speak(session, await session.press(open, typed, here), 'fr')
      const sent = await session.post('/fr/form', fieldsOf(french, '_posted'), here)
      assert.equal(sent.status, 200)
      assert.deepEqual(taken.splice(0), [typed.remarks])
    },
  )

  await t.test('a fault keeps its number, and is logged once', async () => {
    const session = visitor(app)
    const told = await session.press(await session.get('/broken'), typed, here)
    const number = ({ text }: Seen) => /<strong>([0-9A-F]{10})<\/strong>/.exec(text)?.[1]
    const before = lines.length
    const french = await speak(session, told, 'fr')
    assert.ok(number(told))
    assert.equal(number(french), number(told))
    assert.equal(lines.length, before)
  })

  await t.test('what is no failure is none because somebody says so', async () => {
    const session = visitor(app)
    for (const said of ['constructor 0123456789', 'fault <b>', 'nonsense 0123456789', ''])
      await session.press(await session.get('/form'), { ...typed, _failed: said }, here)
    assert.equal(taken.splice(0).length, 4)
  })

  await t.test('what is too much to take stays in the browser, so that no language leads away from it', async () => {
    const session = visitor(app)
    const told = await session.post('/fr/form', { remarks: 'x'.repeat(5 * 2 ** 20) }, here)
    assert.equal(told.status, 413)
    assert.doesNotMatch(told.text, /govuk-language-navigation/)
    assert.match(told.text, /<h1[^>]*>[^<]*\S/)
    assert.match(told.text, /<section lang="en" dir="ltr"><h2[^>]*>That was too much to send at once/)
    assert.match(told.text, /<section lang="ar" dir="rtl">/)
    assert.equal(told.text.match(/<section lang=/g)?.length, 2)
  })
})
