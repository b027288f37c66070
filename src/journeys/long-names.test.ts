/** Whoever has a long name sees pages that fit, down to the 320 px that WCAG 2.2, 1.4.10 asks for (400 % of 1280). */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { referenceOf } from '#ground/ids'
import { someone, testState, workedCase } from '#test-state'
import { signedInVisitor, testApp } from '#test-web'
import { applyPages } from '#web/apply'
import { deskPages } from '#web/desk'
import { openBrowser } from './browser.ts'
import { freePort } from './publica.ts'

const name = `${'Wolfeschlegelsteinhausenbergerdorff'.repeat(4)} ${'Ó Nualláin '.repeat(12)}`.trim()

test('a name of three hundred characters keeps every page within its window', async (t) => {
  const state = await testState(t)
  const origin = new URL(`http://localhost:${await freePort()}`)
  const app = await testApp(t, state, [...applyPages({ secret: new Uint8Array(32).fill(3) }), ...deskPages], { origin })
  const applicant = await signedInVisitor(app, state, await someone(state, { name }), origin)
  const officer = await signedInVisitor(app, state, await someone(state, { subject: 'ingrid-solberg', name }), origin)
  const reference = referenceOf(await workedCase(state, applicant.person))
  await app.listen({ port: Number(origin.port), host: 'localhost' })
  const browser = await openBrowser(t)
  for (const width of [320, 360, 1280])
    for (const [visitor, path] of [
      [applicant, `/applications/${reference}`],
      [applicant, '/ar/applications'],
      [officer, `/desk/cases/${reference}`],
      [officer, `/ar/desk/cases/${reference}/decision`],
    ] as const) {
      const page = await browser.visitor({ viewport: { width, height: 600 } })
      const { value } = visitor.session.jar.get('publica')!
      await page.context().addCookies([{ name: 'publica', value, url: origin.href }])
      await page.goto(origin.origin + path)
      const wide = await page.evaluate<number>('document.documentElement.scrollWidth')
      assert.ok((await page.locator('body').innerText()).includes(name), 'and it is there whole')
      assert.ok(wide <= width, `${path} is ${wide} px wide in a window of ${width}`)
      await page.context().close()
    }
})
