import assert from 'node:assert/strict'
import { test } from 'node:test'
import { referenceOf } from '#ground/ids'
import { draftOf, someone, testState, workedCase } from '#test-state'
import type { Seen } from '#test-web'
import { signedInVisitor, testApp } from '#test-web'
import { applyPages } from '#web/apply'
import { deskPages } from '#web/desk'

const textOf = ({ text }: Seen) =>
  (/<main[\s\S]*<\/main>/.exec(text)?.[0] ?? '')
    .replace(/<[^>]*>/g, ' ')
    .replaceAll('&#39;', "'")
    .replace(/\s+/g, ' ')

const hidden = ({ text }: Seen) =>
  Object.fromEntries(
    [...text.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)">/g)].map(([, name, value]) => [
      name!,
      value!,
    ]),
  )

test('an officer of one language and an applicant of another', async (t) => {
  const state = await testState(t)
  const app = await testApp(t, state, [...deskPages, ...applyPages({ secret: new Uint8Array(32).fill(3) })])
  const amina = await signedInVisitor(app, state, await someone(state))
  const { session: desk } = await signedInVisitor(app, state, await someone(state, { subject: 'ingrid-solberg' }))
  const id = await workedCase(state, amina.person, 'for an officer', 'ar')
  const at = `/desk/cases/${referenceOf(id)}`
  const decision = { outcome: 'refused', reasons: 'The airfield said no.', law: 'Kite Flying Act, section 7(2)' }

  await t.test('the officer is told before in which language the applicant reads', async () => {
    assert.match(textOf(await desk.get(at)), /Reads in Arabic/)
    assert.match(textOf(await desk.get(`${at}/decision`)), /The applicant reads in this language: Arabic/)
  })

  await t.test('they say which language they wrote in, since nobody can tell', async () => {
    const form = await desk.get(`${at}/decision`)
    const unsaid = await desk.press(form, { ...hidden(form), ...decision })
    assert.equal(unsaid.status, 422)
    assert.match(textOf(unsaid), /Select the language that you wrote your reasons in/)
    const french = await desk.press(form, { ...hidden(form), ...decision, language: 'fr' })
    assert.match(french.text, /lang="fr" dir="ltr">The airfield said no\./)
  })

  await t.test('it is asked no more where both read the same, unless it was said already', async () => {
    assert.doesNotMatch((await desk.get(`/ar${at}/decision`)).text, /name="language"/)
    const form = await desk.get(`${at}/decision`)
    const arabic = await desk.post(`/ar${at}/decision`, {
      ...token(form),
      ...decision,
      language: 'en',
      _language: 'typed',
    })
    assert.match(arabic.text, /name="language"[^>]* value="en" checked/)
  })

  await t.test(
    'the applicant is told that it was written in another language, and a screen reader reads it so',
    async () => {
      const form = await desk.get(`${at}/decision`)
      const review = await desk.press(form, { ...hidden(form), ...decision, language: 'en' })
      await desk.press(review, { ...hidden(review), _step: 'make' })
      const path = `/applications/${referenceOf(id)}`
      const told = await amina.session.get(`/ar${path}`)
      assert.match(told.text, /<p class="govuk-body" lang="en" dir="ltr">The airfield said no\.<\/p>/)
      assert.match(textOf(told), /كُتب بعض هذا بلغة أخرى: الإنجليزية/)
      assert.doesNotMatch(textOf(await amina.session.get(path)), /another language/)
    },
  )
})

const token = (form: Seen) => {
  const { _token } = hidden(form)
  return { _token: _token! }
}

test('an amount is not called optional, and is wanted where the outcome has one', async (t) => {
  const state = await testState(t)
  const app = await testApp(t, state, deskPages)
  const { session: desk } = await signedInVisitor(app, state, await someone(state, { subject: 'ingrid-solberg' }))
  const at = `/desk/cases/${referenceOf(await workedCase(state, await someone(state)))}/decision`
  const form = await desk.get(at)
  assert.match(
    textOf(form),
    / Amount The rules|Amount Needed for this decision: Licence granted\. Leave it empty for any other/,
  )
  assert.doesNotMatch(textOf(form), /Amount \(optional\)/)
  const typed = { reasons: 'Because.', law: 'Kite Flying Act, section 7(2)', amount: '' }
  const granted = await desk.press(form, { ...hidden(form), ...typed, outcome: 'granted' })
  assert.match(textOf(granted), /There is a problem Enter the amount/)
  assert.match(textOf(await desk.press(form, { ...hidden(form), ...typed, outcome: 'refused' })), /Check your decision/)
})

test('an amount with more decimals than money has is shown as money, and below it exactly, as the language writes it', async (t) => {
  const state = await testState(t)
  const app = await testApp(t, state, [...deskPages, ...applyPages({ secret: new Uint8Array(32).fill(3) })])
  const amina = await someone(state)
  const { session: desk } = await signedInVisitor(app, state, await someone(state, { subject: 'ingrid-solberg' }))
  const { id, revision, answers } = await draftOf(state, amina)
  const wider = new Map(answers).set('kite span', '7.3')
  const saved = await state.applications.save(id, { answers: wider, revision })
  await state.cases.send(id, { key: 'k', person: amina, seenRevision: saved.revision, language: 'en' })
  await state.cases.work(id)
  const text = textOf(await desk.get(`/fr/desk/cases/${referenceOf(id)}`))
  assert.match(text, /Montant \( Prix \)\s*: 22,28\sM\$/)
  assert.match(text, /Exactement\s*: 22,275 /)
})
