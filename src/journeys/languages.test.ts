/** Another language in the middle of a page, in a real browser. */
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { barriers, openBrowser, phone } from './browser.ts'
import { openTestHouse } from './house.ts'

const house = await openTestHouse({ after })
const browser = await openBrowser({ after })

for (const javaScriptEnabled of [true, false])
  test(`a language keeps what was typed, ${javaScriptEnabled ? 'with' : 'without'} JavaScript, and Enter still goes on`, async () => {
    const page = await browser.visitor({ ...phone, javaScriptEnabled })
    await page.goto(`${house.origin}/services/rates-rebate/check`)
    await page.fill('[name="rating-year"]', '2018')
    if (javaScriptEnabled) assert.deepEqual(await barriers(page), [])
    // By the keyboard alone: back from the field to the language.
    await page.getByRole('button', { name: 'Français' }).focus()
    await page.keyboard.press('Enter')
    await page.waitForURL(/\/fr\/services/)
    assert.equal(await page.inputValue('[name="rating-year"]'), '2018')
    await page.focus('[name="rating-year"]')
    await page.keyboard.press('Enter')
    await page.waitForURL((address) => !address.pathname.endsWith('/rating-year'))
    assert.match(page.url(), /\/fr\/services\/rates-rebate\/check\//)
    await page.context().close()
  })
