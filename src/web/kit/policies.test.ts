import assert from 'node:assert/strict'
import { test } from 'node:test'
import { html } from '#engines/page'
import { referenceOf } from '#ground/ids'
import { draftOf, someone, testState, workedCase } from '#test-state'
import { signedInVisitor, testApp, visitor } from '#test-web'
import type { Page, Policy } from '#web/kit'
import { holdsDraft, officerOfCase, ownsCase, show } from '#web/kit'

const guarded = (path: string, mayVisit: Policy): Page => ({
  path: `${path}/:ref`,
  mayVisit,
  get: () => show({ title: 'In', body: html`<h1>Inside</h1>` }),
})

test('who may see what belongs to somebody', async (t) => {
  const state = await testState(t)
  const app = await testApp(t, state, [
    guarded('/draft', holdsDraft),
    guarded('/case', ownsCase),
    guarded('/desk', officerOfCase),
  ])
  const [amina, tama] = [await someone(state), await someone(state)]
  const draft = referenceOf((await draftOf(state, amina, 'granted')).id)
  const sent = referenceOf(await workedCase(state, amina, 'granted'))
  const as = async (subject: string) => (await signedInVisitor(app, state, await someone(state, { subject }))).session
  const owner = (await signedInVisitor(app, state, amina)).session
  const other = (await signedInVisitor(app, state, tama)).session
  const [ingrid, mateo] = [await as('ingrid-solberg'), await as('mateo-vidal')]
  const nobody = visitor(app)
  const statusOf = async (who: ReturnType<typeof visitor>, path: string) => (await who.once('GET', path)).statusCode

  await t.test('a draft: its owner; nobody known is asked to sign in; to anybody else there is none', async () => {
    assert.equal(await statusOf(owner, `/draft/${draft}`), 200)
    assert.equal(await statusOf(other, `/draft/${draft}`), 404)
    assert.equal(await statusOf(ingrid, `/draft/${draft}`), 404)
    assert.equal(await statusOf(nobody, `/draft/${draft}`), 303)
  })

  await t.test('a case: its applicant, and nobody else', async () => {
    assert.equal(await statusOf(owner, `/case/${sent}`), 200)
    assert.equal(await statusOf(other, `/case/${sent}`), 404)
    assert.equal(await statusOf(ingrid, `/case/${sent}`), 404)
    assert.equal(await statusOf(nobody, `/case/${sent}`), 303)
  })

  await t.test('a case at the desk: an officer of its agency and service, not one of another', async () => {
    assert.equal(await statusOf(ingrid, `/desk/${sent}`), 200)
    assert.equal(await statusOf(mateo, `/desk/${sent}`), 404)
    assert.equal(await statusOf(owner, `/desk/${sent}`), 403)
    assert.equal(await statusOf(nobody, `/desk/${sent}`), 303)
  })

  await t.test('a reference is read however it was typed, and a wrong one tells nothing', async () => {
    const typed = sent.toLowerCase().replace('-', '')
    assert.equal(await statusOf(owner, `/case/${typed}`), 200)
    const unknown = ['22222-22222', 'x', '__proto__', '%F0%9F%90%9F', `${sent}x`]
    for (const ref of unknown)
      for (const path of ['/case', '/draft', '/desk']) {
        assert.equal(await statusOf(ingrid, `${path}/${ref}`), 404, path + ref)
      }
  })
})
