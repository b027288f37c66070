import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { test } from 'node:test'
import { openPeople } from '#domain/people'
import { someone, testState } from '#test-state'

const ingrid = { issuer: 'https://test', subject: 'ingrid-solberg', name: 'Ingrid Solberg', assurance: 'high' } as const

test('people', async (t) => {
  const state = await testState(t)
  const { people, database, vault, clock, place } = state

  await t.test('whoever signs in again is the same person, by the name they have now', async () => {
    const first = await someone(state, { subject: 'tama', name: 'Tama Parata' })
    const again = await someone(state, { subject: 'tama', name: 'Tama Wharehoka' })
    assert.equal(again.id, first.id)
    assert.equal((await people.get(first.id)).name, 'Tama Wharehoka')
  })

  await t.test('the same subject at another provider is somebody else', async () => {
    const here = await people.signedIn({ ...ingrid, issuer: 'https://one' })
    const there = await people.signedIn({ ...ingrid, issuer: 'https://two' })
    assert.notEqual(here.id, there.id)
  })

  await t.test('signing in ten times at once makes one person', async () => {
    const all = await Promise.all(Array.from({ length: 10 }, () => someone(state, { subject: 'sukarni' })))
    assert.equal(new Set(all.map(({ id }) => id)).size, 1)
    assert.equal(new Set(all.map(({ key }) => key)).size, 1)
  })

  await t.test('somebody unknown is not found', () =>
    assert.rejects(people.get('00000000-0000-7000-8000-000000000000'), { code: 'not-found' }),
  )

  await t.test('an officer has the roles of place.yaml, anybody else has none', async () => {
    const officer = await people.signedIn(ingrid)
    assert.deepEqual(await people.rolesOf(officer.id), [
      { person: officer.id, role: 'officer', agency: 'port-calder', service: '*' },
    ])
    assert.deepEqual(await people.rolesOf((await someone(state)).id), [])
  })

  await t.test('an officer who was taken out of place.yaml has no role at the next request', async () => {
    const { id } = await people.signedIn(ingrid)
    const without = { ...place, officers: place.officers.filter(({ subject }) => subject !== ingrid.subject) }
    const restarted = openPeople({ database, vault, clock, place: without })
    assert.deepEqual(await restarted.rolesOf(id), [])
    await people.signedIn(ingrid)
    assert.equal((await people.rolesOf(id)).length, 1)
  })

  await t.test(
    'whom a place.yaml that is followed names an officer, or names no more, is so at the next request',
    async () => {
      const { id } = await people.signedIn({ ...ingrid, subject: 'new-officer' })
      const followed = { ...place }
      const room = openPeople({ database, vault, clock, place: followed })
      assert.deepEqual(await room.rolesOf(id), [])
      followed.officers = [{ subject: 'new-officer', role: 'officer', agency: 'port-calder', services: 'all' }]
      assert.equal((await room.rolesOf(id)).length, 1)
      followed.officers = []
      assert.deepEqual(await room.rolesOf(id), [])
    },
  )

  await t.test('a role holds in its agency, for its service or all of them', () => {
    const may = (service: string, what: { agency: string; service: string }) =>
      people.mayWorkOn({ id: 'x', name: 'X', roles: [{ person: 'x', role: 'officer', agency: 'a', service }] }, what)
    assert.equal(may('*', { agency: 'a', service: 'kites' }), true)
    assert.equal(may('kites', { agency: 'a', service: 'kites' }), true)
    assert.equal(may('rates', { agency: 'a', service: 'kites' }), false)
    assert.equal(may('*', { agency: 'b', service: 'kites' }), false)
  })

  await t.test('a person who was erased cannot be read, and comes back as somebody new', async () => {
    const person = await someone(state, { subject: 'layla' })
    await database.together((tx) => people.erase(tx, person.id))
    await assert.rejects(people.get(person.id), { code: 'erased' })
    assert.notEqual((await someone(state, { subject: 'layla' })).id, person.id)
  })

  await t.test('a session is kept until it expires or ends', async () => {
    const token = randomBytes(32)
    const expires = clock.now().add({ hours: 1 })
    await people.beginSession(token, { data: '{"a":1}', expires })
    await people.writeSession(token, { data: '{"a":2}', expires })
    assert.deepEqual(await people.readSession(token), { data: '{"a":2}', person: undefined, expires })
    clock.advance({ hours: 1 })
    assert.equal(await people.readSession(token), undefined)
    assert.equal(await people.sweepSessions(), 1)
    const again = { data: '{}', expires: clock.now().add({ hours: 1 }) }
    await people.beginSession(token, again)
    await people.endSession(token)
    assert.equal(await people.readSession(token), undefined)
    assert.equal(await people.writeSession(token, again), false)
    assert.equal(await people.readSession(token), undefined)
  })
})
