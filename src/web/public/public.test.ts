import assert from 'node:assert/strict'
import { test } from 'node:test'
import { say } from '#engines/form'
import { testState } from '#test-state'
import { testApp, visitor } from '#test-web'
import { publicPages } from '#web/public'

const main = ({ text }: { text: string }) => /<main[\s\S]*<\/main>/.exec(text)![0]

test('the pages for everybody', async (t) => {
  const state = await testState(t)
  const { place } = state
  const app = await testApp(t, state, publicPages)

  for (const language of place.languages.map(({ tag }) => tag))
    await t.test(`say in ${language} who can be called, and when`, async () => {
      const text = main(await visitor(app).get(language === 'en' ? '/help' : `/${language}/help`))
      for (const { telephone, hours } of [place.contact, ...place.agencies]) {
        assert(text.includes(telephone))
        assert(text.includes(say(hours, language)))
      }
    })

  await t.test('say for how long a draft is kept, in every language', async () => {
    assert.match(main(await visitor(app).get('/privacy')), /do not send is erased 60 days after you last saved/)
    assert.match(main(await visitor(app).get('/fr/privacy')), /effacée 60.jours après/)
    assert.match(main(await visitor(app).get('/ar/privacy')), /بعد 60 يومًا من/)
  })

  for (const name of ['privacy', 'accessibility', 'complaints'] as const)
    await t.test(`say what holds for ${name}, a paragraph to each thought`, async () => {
      const text = main(await visitor(app).get(`/fr/${name}`))
      const paragraphs = [...text.matchAll(/<p class="govuk-body">/g)].length
      const own = say(place[name], 'fr')
        .trim()
        .split(/\n\s*\n/).length
      assert.equal(paragraphs, name === 'privacy' ? own + 1 : own)
      assert.doesNotMatch(text, /undefined|\[object/)
    })
})
