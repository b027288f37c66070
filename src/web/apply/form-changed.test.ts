import assert from 'node:assert/strict'
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestContext } from 'node:test'
import { test } from 'node:test'
import { someone, testState } from '#test-state'
import type { Seen } from '#test-web'
import { signedInVisitor, testApp } from '#test-web'
import { applyPages } from '#web/apply'
import { exampleOf, fillIn, hiddenIn } from './typing.ts'

const textOf = ({ text }: Seen) =>
  (/<main[\s\S]*<\/main>/.exec(text)?.[0] ?? '').replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ')

/** A service that may change, and somebody with a draft of it on the page that shows all answers. */
async function opened(t: TestContext) {
  const folder = await mkdtemp(join(tmpdir(), 'publica-kites-'))
  t.after(() => rm(folder, { recursive: true }))
  const service = join(folder, 'kite-licence')
  await cp('services/kite-licence', service, { recursive: true })
  const state = await testState(t, { services: service })
  const app = await testApp(t, state, applyPages({ secret: new Uint8Array(32).fill(3) }))
  const { session } = await signedInVisitor(app, state, await someone(state))
  const { form } = state.catalogue.get('kite-licence').definition
  const first = await session.press(await session.get('/services/kite-licence/begin'), { agency: 'port-calder' })
  const { seen } = await fillIn(session, first, form, exampleOf(state, 'kite-licence', 'granted').answers)
  const publish = async (change: (form: string) => string) => {
    // They answer the form as it was.
    await rm(join(service, 'examples'), { recursive: true, force: true })
    const file = join(service, 'form.yaml')
    await writeFile(file, change(await readFile(file, 'utf8')))
    const [published] = await state.catalogue.publishFolder(service, 'a test')
    assert.equal(published?.outcome, 'published', JSON.stringify(published))
  }
  const renameWords = async (from: string, to: string) => {
    for (const file of ['words.fr.yaml', 'words.ar.yaml'].map((name) => join(service, name)))
      await writeFile(file, (await readFile(file, 'utf8')).replace(from, to))
  }
  return { session, seen, publish, renameWords, at: (page: string) => seen.path.replace(/check-answers$/, page) }
}

const other = (form: string) =>
  form
    .replace('label: How old is that person?', 'label: How old is that person on the day?')
    .replace('most: 500', 'most: 400')
    .replace(
      '  - page: kite\n',
      '  - page: colour\n    questions:\n      - name: colour\n        type: text\n        label: Which colour is it?\n\n  - page: kite\n',
    )

test('whoever goes on with a draft under a new version is told once what it changed', async (t) => {
  const { session, seen, publish, at } = await opened(t)
  await publish(other)
  const told = await session.get(seen.path)
  assert.match(told.path, /\/form-changed$/)
  const said = textOf(told)
  assert.match(said, /The form has changed since you filled it in/)
  assert.match(
    said,
    /To be answered .*Which colour is it\? .*Asked in other words .*Age of the flyer .*Remarks .*Kept as they were .*Flyer/,
  )
  assert.doesNotMatch(said, /No longer asked/)
  assert.match((await session.get(at('age'))).path, /\/form-changed$/)
  assert.match((await session.press(seen, hiddenIn(seen))).path, /\/form-changed$/, 'and nothing is sent')

  const on = await session.press(told)
  assert.match(on.path, /\/colour$/)
  assert.doesNotMatch(textOf(on), /has changed/)
  const all = await session.press(on, { ...hiddenIn(on), colour: 'red' })
  assert.match(all.path, /\/check-answers$/)
  assert.match((await session.get(at('form-changed'))).path, /\/check-answers$/)
})

test('what changed and what did not is told with the answers that are known', async (t) => {
  const { session, seen, publish, renameWords } = await opened(t)
  await renameWords('title: Jour du vol', 'title: Jour du vol de {name of flyer | quelqu’un}')
  await renameWords('title: يوم التطيير', 'title: يوم {name of flyer | أحد}')
  await publish((form) =>
    other(form).replace('title: Day of flying', 'title: Day on which {name of flyer | somebody} flies'),
  )
  const said = textOf(await session.get(seen.path)).replace(/[\u2066-\u2069]/g, '')
  assert.match(said, /Day on which (?!somebody)\S.* flies/)
})

test('what was being typed when the form changed is neither lost nor kept before they are told', async (t) => {
  const { session, publish, at } = await opened(t)
  const age = await session.get(at('age'))
  await publish(other)
  const told = await session.press(age, { ...hiddenIn(age), 'age-of-flyer': '41' })
  assert.match(textOf(told), /has changed .*What you typed just now is still below/)
  assert.match(told.text, /name="age-of-flyer"[^>]* value="41"/)
  assert.match((await session.get(at('age'))).path, /\/form-changed$/)
  const on = await session.press(told, { ...hiddenIn(told), 'age-of-flyer': '41' })
  assert.match(on.path, /\/kite$|\/colour$/)
  assert.match((await session.get(at('age'))).text, /value="41"/)
})

test('a question that is gone is named, and nobody is told of a version that asks them the same', async (t) => {
  const { session, seen, publish } = await opened(t)
  await publish((form) => `${form}\n# The same form.\n`)
  assert.match((await session.get(seen.path)).path, /\/check-answers$/)
  await publish((form) => form.replace(/ {2}- page: remarks\n[\s\S]*?(?=\n# The same)/, ''))
  const told = await session.get(seen.path)
  assert.match(textOf(told), /No longer asked .*Remarks/)
  assert.doesNotMatch(textOf(told), /To be answered|Asked in other words/)
})

test('an answer follows its question to another name, and nobody notices', async (t) => {
  const { session, seen, publish, renameWords } = await opened(t)
  await renameWords('  name of flyer:', '  flyer:')
  await publish((form) => form.replace('name: name of flyer', 'name: flyer\n        was: [name of flyer]'))
  const all = await session.get(seen.path)
  assert.match(all.path, /\/check-answers$/)
  assert.match(textOf(all), /Flyer Sukarni/)
})
