/** The whole way of an application, in a real browser: asked, answered, sent, looked at by an officer, decided, told. */
import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import type { BrowserContextOptions, Page } from 'playwright-core'
import { barriers, desk, openBrowser, phone } from './browser.ts'
import { openTestHouse } from './house.ts'

interface Manner {
  name: string
  options: BrowserContextOptions
  /** How scripts are kept out: the browser's own setting, or by not loading them, so that axe can still look. */
  scripts: 'on' | 'off' | 'not loaded'
  language: '' | '/fr' | '/ar'
}

const manners: Manner[] = [
  { name: 'on a phone, in English', options: phone, scripts: 'on', language: '' },
  { name: 'on a desk, in English', options: desk, scripts: 'on', language: '' },
  { name: 'on a phone, without JavaScript', options: phone, scripts: 'off', language: '' },
  { name: 'on a desk, without JavaScript', options: desk, scripts: 'off', language: '' },
  { name: 'on a phone, scripts not loaded', options: phone, scripts: 'not loaded', language: '' },
  { name: 'on a desk, scripts not loaded', options: desk, scripts: 'not loaded', language: '' },
  { name: 'on a phone, in Arabic', options: phone, scripts: 'on', language: '/ar' },
  { name: 'on a desk, in Arabic', options: desk, scripts: 'on', language: '/ar' },
  { name: 'on a desk, in Arabic, without JavaScript', options: desk, scripts: 'off', language: '/ar' },
  { name: 'on a phone, in French', options: phone, scripts: 'on', language: '/fr' },
]

// At the top of the file, since what a hook puts off to the end ends with the hook.
const house = await openTestHouse({ after })
const browser = await openBrowser({ after })

/** A visitor whose every page is looked at: no barrier, nothing beyond the width, nothing loaded from elsewhere, no script in distress. */
async function visitorIn(manner: Manner) {
  const page = await browser.visitor({ ...manner.options, javaScriptEnabled: manner.scripts !== 'off' })
  const distress: string[] = []
  page.on('console', (message) => message.type() === 'error' && distress.push(`${page.url()}: ${message.text()}`))
  page.on('pageerror', (error) => distress.push(`${page.url()}: ${error.message}`))
  page.on('request', (request) => request.url().startsWith(house.origin) || distress.push(`loads ${request.url()}`))
  if (manner.scripts === 'not loaded') await page.route('**/*.js', (route) => route.abort())
  const seen = async () => {
    if (manner.scripts === 'off') return
    assert.deepEqual(await barriers(page), [])
    const [wide, window] = await page.evaluate<[number, number]>('[document.documentElement.scrollWidth, innerWidth]')
    assert.ok(wide <= window, `${page.url()} is ${wide} px wide in a window of ${window}`)
    const expected = manner.language === '/ar' ? 'rtl' : 'ltr'
    assert.equal(await page.evaluate('document.documentElement.dir || "ltr"'), expected)
  }
  const visit = async (path: string) => {
    await page.goto(house.origin + manner.language + path)
    await seen()
  }
  const ownFault = (line: string) => !/status of 4|ERR_FAILED/.test(line)
  return { page, visit, seen, unwell: () => distress.filter(ownFault) }
}

type VisitorHere = Awaited<ReturnType<typeof visitorIn>>

const heading = async (page: Page) => (await page.locator('h1').first().innerText()).trim()
const pathOf = (page: Page) => decodeURIComponent(new URL(page.url()).pathname)
const primary = 'main form button.govuk-button:not(.govuk-button--secondary)'

async function goOn({ page, seen }: VisitorHere) {
  await page.locator(primary).first().click()
  await page.waitForLoadState()
  await seen()
}

/** Fills in what stands on the page, by the fields' names, and goes on. */
async function answer(visitor: VisitorHere, fields: Record<string, string>) {
  for (const [name, value] of Object.entries(fields)) {
    const field = visitor.page.locator(`[name="${name}"]`)
    if ((await field.first().getAttribute('type')) === 'radio')
      await visitor.page.check(`[name="${name}"][value="${value}"]`)
    else await field.fill(value)
  }
  const before = pathOf(visitor.page)
  await goOn(visitor)
  assert.notEqual(pathOf(visitor.page), before, `still at ${before}: ${await visitor.page.locator('main').innerText()}`)
}

const own = { 'rating-year': '2018' }
const address = {
  'address-of-the-home-line-1': '12 Lantern Quay',
  'address-of-the-home-town': 'Port Calder',
  'address-of-the-home-postcode': 'PC1 2AB',
}

async function begin(visitor: VisitorHere, use: 'home' | 'partly business', partnerIncome: string) {
  const { page, visit } = visitor
  await visit('/')
  await page.fill('main input[type="search"], main input[name="q"]', 'xyzzy')
  await page.locator('main form button').first().click()
  await visitor.seen()
  assert.equal(
    await page.locator('main a[href$="/services/rates-rebate"]').count(),
    0,
    'a search finds only what it finds',
  )
  await visit('/')
  await page.click('main a[href$="/services/rates-rebate"]')
  await visitor.seen()
  await page.click('main a.govuk-button--start')
  await visitor.seen()
  await answer(visitor, { agency: 'port-calder' })
  await goOn(visitor)
  assert.equal(await page.locator('.govuk-error-summary').count(), 1, 'an empty page has its problem told')
  await page.click('.govuk-error-summary a')
  assert.equal(await page.locator(':focus').getAttribute('name'), 'rating-year', 'the summary leads to the field')
  await answer(visitor, own)
  await answer(visitor, address)
  await answer(visitor, { 'named-as-ratepayer': 'yes' })
  await answer(visitor, { 'living-there-on-1-july': 'yes' })
  await answer(visitor, { 'use-of-the-home': use })
  await answer(visitor, { rates: '3500' })
  await answer(visitor, { 'own-income': '42000' })
  await answer(visitor, { 'lives-with-partner': 'yes' })
  await answer(visitor, { 'partner-income': partnerIncome })
  await answer(visitor, { dependants: '0' })
  assert.match(pathOf(page), /\/check-answers$/)
}

/** There is no partner after all: the income that was typed for one is asked no more, and not sent. */
async function change(visitor: VisitorHere) {
  const { page } = visitor
  await page.locator('main a[href*="/partner?"], main a[href$="/partner"]').first().click()
  await visitor.seen()
  await answer(visitor, { 'lives-with-partner': 'no' })
  assert.match(pathOf(page), /\/check-answers$/)
  assert.equal(await page.locator('main', { hasText: '10,000' }).count(), 0)
}

async function signInAndSend(visitor: VisitorHere, subject: string): Promise<string> {
  const { page } = visitor
  await page.locator('main a.govuk-button').first().click()
  await visitor.seen()
  await page.click(`button[value="${subject}"]`)
  await page.waitForURL(/check-answers/)
  await visitor.seen()
  const declaration = page.locator('main input[type="checkbox"]')
  if (await declaration.count()) await declaration.check()
  await goOn(visitor)
  assert.match(pathOf(page), /\/sent$/)
  return /applications\/([^/]+)\/sent/.exec(pathOf(page))![1]!
}

/** Looks again until the page says so. */
async function until(visitor: VisitorHere, path: string, holds: () => Promise<boolean>) {
  for (let looks = 300; ; looks--) {
    await visitor.page.goto(house.origin + path)
    if (await holds()) return visitor.seen()
    assert.ok(looks > 0, `${path} never said so: ${await visitor.page.locator('main').innerText()}`)
  }
}

for (const manner of manners) {
  describe(manner.name, { timeout: 1_200_000 }, () => {
    test('the rules grant a rebate, and say why', async () => {
      const visitor = await visitorIn(manner)
      await begin(visitor, 'home', '10000')
      await change(visitor)
      const reference = await signInAndSend(visitor, 'amina-haddad')
      const { page } = visitor
      await until(
        visitor,
        `${manner.language}/applications/${reference}`,
        async () => (await page.locator('main', { hasText: /124[.,٫]67|١٢٤/ }).count()) > 0,
      )
      assert.ok((await page.locator('main', { hasText: /1973/ }).count()) > 0, 'the law is named')
      assert.deepEqual(visitor.unwell(), [])
      await page.context().close()
    })

    test('what the rules may not decide, an officer does, and the applicant is told', async () => {
      const applicant = await visitorIn(manner)
      await begin(applicant, 'partly business', '0')
      const reference = await signInAndSend(applicant, 'tama-parata')
      const officer = await visitorIn(manner)
      await officer.visit('/desk')
      await officer.page.click('button[value="ingrid-solberg"]')
      await officer.page.waitForURL(/\/desk$/)
      await until(
        officer,
        `${manner.language}/desk`,
        async () => (await officer.page.locator(`main a[href$="/desk/cases/${reference}"]`).count()) > 0,
      )
      await officer.page.click(`main a[href$="/desk/cases/${reference}"]`)
      await officer.seen()
      await officer.visit(`/desk/cases/${reference}/decision`)
      await officer.page.locator('main textarea').fill('The workshop is a small part of the home.')
      await officer.page.locator('main input[name="law"]').press('End')
      await officer.page.locator('main input[name="law"]').pressSequentially(', 2(1)')
      await goOn(officer)
      assert.equal(await officer.page.locator('.govuk-error-summary').count(), 1, 'a decision needs an outcome')
      assert.match(await officer.page.locator('main textarea').inputValue(), /workshop/, 'what was typed is kept')
      await officer.page.check('main input[type="radio"][value="refused"]')
      await goOn(officer)
      assert.ok((await officer.page.locator('main', { hasText: 'The workshop is a small part' }).count()) > 0)
      await goOn(officer)
      await until(
        applicant,
        `${manner.language}/applications/${reference}`,
        async () => (await applicant.page.locator('main', { hasText: 'The workshop is a small part' }).count()) > 0,
      )
      await officer.visit('/inbox')
      assert.deepEqual([...applicant.unwell(), ...officer.unwell()], [])
      await applicant.page.context().close()
      await officer.page.context().close()
    })
  })
}

test('every page for everybody can be read by everybody', { timeout: 600_000 }, async () => {
  for (const language of ['', '/fr', '/ar'] as const) {
    for (const options of [phone, desk]) {
      const visitor = await visitorIn({ name: '', options, scripts: 'on', language })
      for (const path of [
        '/help',
        '/privacy',
        '/accessibility',
        '/complaints',
        '/inbox',
        '/applications',
        '/services/kite-licence',
        '/services/rates-rebate/how-we-decide',
        '/services/kite-licence/how-we-decide/versions/1',
        '/laws',
        '/laws/child-benefit',
        '/nowhere',
      ])
        await visitor.visit(path)
      assert.ok((await heading(visitor.page)).length > 0)
      assert.deepEqual(visitor.unwell(), [])
      await visitor.page.context().close()
    }
  }
})
