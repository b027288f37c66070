import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openApplications } from '#domain/applications'
import { openCases } from '#domain/cases'
import { openCatalogue } from '#domain/catalogue'
import { referenceOf } from '#ground/ids'
import { someone, testState, workedCase } from '#test-state'
import { signedInVisitor, testApp } from '#test-web'
import { applyPages } from '#web/apply'
import { deskPages } from '#web/desk'

const textOf = ({ text }: { text: string }) =>
  (/<main[\s\S]*<\/main>/.exec(text)?.[0] ?? '').replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ')

test('a case whose version cannot be read', async (t) => {
  const state = await testState(t)
  const [amina, leila] = [await someone(state), await someone(state)]
  const [waiting, decided] = [await workedCase(state, amina), await workedCase(state, leila, 'granted')]
  await state.database.run('t', `update version_files set content = 'x' where path = 'form.yaml'`, [])
  const catalogue = openCatalogue(state)
  const applications = openApplications({ ...state, catalogue })
  const cases = openCases({ ...state, catalogue, applications })
  const rooms = { ...state, catalogue, applications, cases }
  const app = await testApp(t, rooms, [...applyPages({ secret: Buffer.alloc(32) }), ...deskPages])
  const ingrid = await someone(state, { subject: 'ingrid-solberg', name: 'Ingrid Solberg' })
  const [{ session: desk }, { session: applicant }, { session: other }] = [
    await signedInVisitor(app, state, ingrid),
    await signedInVisitor(app, state, amina),
    await signedInVisitor(app, state, leila),
  ]

  await t.test('is shown to its applicant: where it stands, and what was sent', async () => {
    const seen = await applicant.get(`/applications/${referenceOf(waiting)}`)
    assert.equal(seen.status, 200)
    assert.match(textOf(seen), /An officer (has|is|looks)|officer/)
    assert.match(textOf(seen), /damaged in our records/)
    assert.match(textOf(seen), /name of flyer ليلى منصور/)
    assert.match(textOf(await applicant.get('/applications')), new RegExp(referenceOf(waiting).slice(0, 4)))
  })

  await t.test('and what was decided, with its reasons', async () => {
    const seen = await other.get(`/applications/${referenceOf(decided)}`)
    assert.match(textOf(seen), /granted/)
    assert.match(textOf(seen), /You may fly your kite on/)
  })

  await t.test('is shown at the desk, with what cannot be, and why', async () => {
    const at = `/desk/cases/${referenceOf(waiting)}`
    for (const path of [at, `${at}/decision`]) {
      const seen = await desk.get(path)
      assert.equal(seen.status, 200)
      assert.match(textOf(seen), /The version this application was sent under cannot be read/)
      assert.match(textOf(seen), /name of flyer ليلى منصور/)
      assert.match(textOf(seen), /flying near airfield Yes/)
      assert.match(textOf(seen), /How it came about|near-an-airfield/)
    }
    assert.equal((await desk.get('/desk')).status, 200)
    assert.match(textOf(await desk.get(`/desk/cases/${referenceOf(decided)}`)), /granted/)
  })
})
