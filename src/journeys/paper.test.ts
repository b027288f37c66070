/** What is printed is there whole: paper does not scroll. */
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { FeelDate } from '#engines/feel'
import { readAnswers } from '#engines/form'
import { referenceOf } from '#ground/ids'
import { someone, testState } from '#test-state'
import { signedInVisitor, testApp } from '#test-web'
import { deskPages } from '#web/desk'
import { howWeDecidePages } from '#web/how-we-decide'
import { openBrowser } from './browser.ts'
import { freePort } from './publica.ts'

/** A4 with margins of 1 cm, at 96 px an inch. */
const paper = { width: 718, height: 1047 }

test('a case is printed with every rule opened, and the law at the end of its line', async (t) => {
  const state = await testState(t, { services: 'services' })
  // The example is of a rating year that begins on 1 July.
  state.clock.advance({ hours: 24 * 90 })
  const origin = new URL(`http://localhost:${await freePort()}`)
  const app = await testApp(t, state, deskPages, { origin })
  const person = await someone(state)
  const officer = await signedInVisitor(app, state, await someone(state, { subject: 'ingrid-solberg' }), origin)
  const { id } = await unsure()
  await app.listen({ port: Number(origin.port), host: 'localhost' })
  const browser = await openBrowser(t)
  for (const language of ['', '/fr', '/ar']) {
    const page = await browser.visitor({ viewport: paper })
    const { value } = officer.session.jar.get('publica')!
    await page.context().addCookies([{ name: 'publica', value, url: origin.href }])
    await page.goto(`${origin.origin}${language}/desk/cases/${referenceOf(id)}`)
    await page.evaluate('document.querySelectorAll("details").forEach((one) => { one.open = true })')
    await page.emulateMedia({ media: 'print' })
    const wide = await page.evaluate<number>('document.documentElement.scrollWidth')
    assert.ok(wide <= paper.width, `${language || '/en'} is ${wide} px wide on paper of ${paper.width}`)
    await page.context().close()
  }

  /** A home that is partly a business: the service with the widest tables. */
  async function unsure() {
    const { applications, cases, catalogue, clock, place } = state
    const { form, examples } = catalogue.get('rates-rebate').definition
    const today = FeelDate.parse(clock.today(place.zone).toString())!
    const read = examples.map((example) => readAnswers(form, example.answers, { today }).answers)
    const answers = read.find((one) => one.get('use of the home') === 'partly business')!
    const begun = { service: 'rates-rebate', agency: 'port-calder', session: 's', person, language: 'en' }
    const { id } = await applications.begin(begun)
    const { revision: seenRevision } = await applications.save(id, { answers, revision: 0 })
    await cases.send(id, { key: randomUUID(), person, seenRevision, language: 'en' })
    await cases.work(id)
    return { id }
  }
})

/** Amounts and words of up to seven letters in the tables of the page that go on in another line. */
const apart = `[...document.querySelectorAll('.publica-rules td, .publica-rules th')].flatMap((cell) => {
  const texts = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT)
  const found = []
  for (let text = texts.nextNode(); text; text = texts.nextNode())
    for (const { 0: word, index } of text.data.matchAll(/[^\\s()-]+/g)) {
      const range = document.createRange()
      range.setStart(text, index)
      range.setEnd(text, index + word.length)
      const lines = new Set([...range.getClientRects()].map(({ top }) => Math.round(top)))
      if (lines.size > 1 && (/\\d/.test(word) || word.length <= 7)) found.push(word)
    }
  return found
})`

test('the rules are printed whole, and opened, and no table is wider than the paper', async (t) => {
  const state = await testState(t, { services: 'services' })
  const origin = new URL(`http://localhost:${await freePort()}`)
  const app = await testApp(t, state, howWeDecidePages(), { origin })
  await app.listen({ port: Number(origin.port), host: 'localhost' })
  const browser = await openBrowser(t)
  for (const path of [
    '/services/rates-rebate/how-we-decide',
    '/fr/services/rates-rebate/how-we-decide',
    '/ar/services/rates-rebate/how-we-decide',
    '/ar/laws/child-benefit',
    '/laws/pay-as-you-earn',
  ]) {
    const page = await browser.visitor({ viewport: paper })
    await page.goto(origin.origin + path)
    await page.emulateMedia({ media: 'print' })
    const wide = await page.evaluate<number>('document.documentElement.scrollWidth')
    assert.ok(wide <= paper.width, `${path} is ${wide} px wide on paper of ${paper.width}`)
    const closed =
      '[...document.querySelectorAll("details")].filter((one) => one.lastElementChild.getClientRects().length === 0)'
    assert.equal(await page.evaluate<number>(`${closed}.length`), 0, `${path} leaves out what is folded away`)
    assert.deepEqual(await page.evaluate<string[]>(apart), [], `${path} takes amounts and short words apart`)
    await page.context().close()
  }
})
