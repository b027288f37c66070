import assert from 'node:assert/strict'
import { test } from 'node:test'
import { referenceOf } from '#ground/ids'
import { draftOf, someone, testState } from '#test-state'
import { signedInVisitor, testApp } from '#test-web'
import { applyPages } from '#web/apply'

test('whoever saves is told by when a draft that is not sent is erased', async (t) => {
  const state = await testState(t)
  const app = await testApp(t, state, applyPages({ secret: Buffer.alloc(32) }))
  const person = await someone(state)
  const { id } = await draftOf(state, person)
  const { session } = await signedInVisitor(app, state, person)
  const at = `/applications/${referenceOf(id)}/save`
  // Saved on 4 May 2026, kept for 60 days: the last whole one.
  assert.match(
    (await session.get(at)).text,
    /Send the application, or save something in it again, by 2 July 2026: after that it is erased\./,
  )
  assert.match((await session.get(`/fr${at}`)).text, /d’ici au 2.juillet.2026/)
  assert.match((await session.get(`/ar${at}`)).text, /حتى 2 يوليو 2026/)
})
