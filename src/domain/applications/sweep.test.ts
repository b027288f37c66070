import assert from 'node:assert/strict'
import { test } from 'node:test'
import { draftOf, someone, testState, workedCase } from '#test-state'

const begin = { service: 'kite-licence', agency: 'port-calder', language: 'en' }

test('a draft that nobody came back to', async (t) => {
  const state = await testState(t)
  const { applications, cases, clock, database, place } = state
  const { drafts: days } = place.daysKept
  const count = async (table: string, column: string, id: number) =>
    (await database.plain.query(`select count(*)::int as n from ${table} where ${column} = $1`, [id])).rows[0]?.n
  const traces = (id: number) =>
    Promise.all([
      count('applications', 'id', id),
      count('application_holders', 'application_id', id),
      count('draft_links', 'application_id', id),
      count('notices', 'application_id', id),
    ])
  const owner = await someone(state)
  const sent = await workedCase(state, owner)
  const { id: owned } = await draftOf(state, owner)
  const held = await applications.begin({ ...begin, session: 'a library computer' })
  await applications.linkFor(held.id, 'somebody@post.example', 'en')
  const { key_id } = (
    await database.run<{ key_id: string }>('t', 'select key_id from applications where id = $1', [held.id])
  )[0]!
  const kept = await draftOf(state, owner)

  await t.test('is there until its time is over', async () => {
    clock.advance({ hours: 24 * days - 1 })
    assert.equal(await applications.sweepDrafts(), 0)
    await applications.save(kept.id, { answers: new Map(), revision: kept.revision })
    assert.deepEqual(await traces(held.id), [1, 1, 1, 1])
  })

  await t.test('is erased then, with its key, its links and its holders', async () => {
    clock.advance({ hours: 2 })
    assert.equal(await applications.sweepDrafts(), 2)
    assert.deepEqual(await traces(held.id), [0, 0, 0, 0])
    await assert.rejects(applications.get(owned), { code: 'not-found' })
    const [key] = await database.run<{ wrapped: Buffer | null }>(
      't-key',
      'select wrapped from vault_keys where id = $1',
      [key_id],
    )
    assert.equal(key?.wrapped, null)
    assert.equal(await applications.mayHold(held.id, { session: 'a library computer' }), false)
    await assert.rejects(applications.save(held.id, { answers: new Map(), revision: 0 }), { code: 'not-found' })
  })

  await t.test('stays where somebody saved it meanwhile', async () => {
    assert.equal((await applications.get(kept.id)).state, 'draft')
  })

  await t.test('is not what was sent: that stays', async () => {
    assert.equal((await cases.standing(sent)).case.status, 'waiting')
    assert.equal(await applications.mayHold(sent, { person: owner.id }), true)
  })

  await t.test('is not erased under the hands of whoever sends it just now', async () => {
    clock.advance({ hours: 24 * days + 1 })
    await database.together(async (tx) => {
      await applications.lock(tx, kept.id)
      assert.equal(await applications.sweepDrafts(), 0)
    })
    assert.equal(await applications.sweepDrafts(), 1)
  })

  await t.test('of hundreds, all are erased', async () => {
    for (let n = 0; n < 205; n++) await applications.begin({ ...begin, session: 'a crowd' })
    clock.advance({ hours: 24 * days + 1 })
    assert.equal(await applications.sweepDrafts(), 205)
  })
})

test('a message in the local inbox is taken away after its time', async (t) => {
  const { channel, clock, inbox, place } = await testState(t)
  const message = { subject: 'A heron', text: 'The heron letter', language: 'en' }
  await channel.deliver({ ...message, id: 'one', to: 'one@post.example' })
  clock.advance({ hours: 24 * place.daysKept.messages - 1 })
  await channel.deliver({ ...message, id: 'two', to: 'two@post.example' })
  assert.equal(await inbox.sweep(), 0)
  clock.advance({ hours: 1 })
  assert.equal(await inbox.sweep(), 1)
  assert.deepEqual(
    (await inbox.messages()).map(({ to }) => to),
    ['two@post.example'],
  )
})
