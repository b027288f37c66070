import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { ApplicationId } from '#ground/ids'
import { answersFor, draftOf, someone, testState } from '#test-state'

const kites = { service: 'kite-licence', agency: 'port-calder', language: 'en' }

test('applications', async (t) => {
  const state = await testState(t)
  const { applications, clock, catalogue, database } = state
  const begin = (session: string) => applications.begin({ ...kites, session })

  await t.test('a draft gives back what was saved', async () => {
    const { id, revision, reference } = await begin('s1')
    const answers = answersFor(state, 'granted')
    assert.deepEqual(await applications.save(id, { answers, revision }), { revision: 1 })
    const read = await applications.get(id)
    assert.deepEqual([...read.answers], [...answers])
    assert.equal(read.state, 'draft')
    assert.equal(read.reference, reference)
    assert.equal(read.version.hash, catalogue.get('kite-licence').hash)
  })

  await t.test('what no agency offers cannot be begun', async () => {
    await assert.rejects(applications.begin({ ...kites, service: 'toll', session: 's' }), { code: 'not-found' })
    await assert.rejects(applications.begin({ ...kites, agency: 'high-valley', session: 's' }), { code: 'not-found' })
  })

  await t.test('of two saves at once one is told that the draft changed elsewhere', async () => {
    const { id } = await begin('s1')
    const [granted, refused] = [answersFor(state, 'granted'), answersFor(state, 'refused')]
    const saves = await Promise.allSettled(
      [granted, refused].map((answers) => applications.save(id, { answers, revision: 0 })),
    )
    const lost = saves.filter(({ status }) => status === 'rejected')
    assert.equal(lost.length, 1)
    assert.equal((lost[0] as PromiseRejectedResult).reason.code, 'draft-changed-elsewhere')
    assert.equal((await applications.get(id)).revision, 1)
  })

  await t.test('saving the same twice is saving once', async () => {
    const { id } = await begin('s1')
    const answers = answersFor(state, 'granted')
    const saves = await Promise.all([0, 0, 0].map((revision) => applications.save(id, { answers, revision })))
    assert.deepEqual(saves, [{ revision: 1 }, { revision: 1 }, { revision: 1 }])
  })

  await t.test('a draft is held by its session alone, until a person claims it', async () => {
    const { id } = await begin('mine')
    assert.equal(await applications.mayHold(id, { session: 'mine' }), true)
    assert.equal(await applications.mayHold(id, { session: 'other' }), false)
    assert.equal(await applications.mayHold(id, {}), false)
    assert.equal(await applications.mayHold(12345 as ApplicationId, { session: 'mine' }), false)
    const person = await someone(state)
    await applications.claim('mine', person)
    assert.equal(await applications.mayHold(id, { person: person.id }), true)
    assert.equal(await applications.mayHold(id, { session: 'mine' }), false)
    assert.equal((await applications.get(id)).owner, person.id)
  })

  await t.test('what a person owns is not claimed by another', async () => {
    const [owner, other] = [await someone(state), await someone(state)]
    const { id } = await draftOf(state, owner)
    const { id: open } = await begin('shared')
    await applications.claim('shared', owner)
    await applications.claim('shared', other)
    for (const application of [id, open]) assert.equal((await applications.get(application)).owner, owner.id)
  })

  await t.test('a claimed draft is read with the person, and unreadable when they are erased', async () => {
    const { id } = await begin('wrapped')
    const answers = answersFor(state, 'granted')
    await applications.save(id, { answers, revision: 0 })
    const person = await someone(state)
    await applications.claim('wrapped', person)
    assert.deepEqual([...(await applications.get(id)).answers], [...answers])
    await database.together((tx) => state.people.erase(tx, person.id))
    await assert.rejects(applications.get(id), { code: 'erased' })
  })

  await t.test('the list shows what the session holds and the person owns, the newest first', async () => {
    const person = await someone(state)
    const { id: owned } = await draftOf(state, person)
    clock.advance({ minutes: 1 })
    const { id: held } = await begin('list')
    const list = await applications.listOf({ session: 'list', person: person.id })
    assert.deepEqual(
      list.map(({ id, state }) => [id, state]),
      [
        [held, 'draft'],
        [owned, 'draft'],
      ],
    )
    assert.deepEqual(await applications.listOf({}), [])
  })

  await t.test('an erased application can be read by nobody', async () => {
    const { id } = await begin('s1')
    await applications.erase(id)
    await assert.rejects(applications.get(id), { code: 'erased' })
  })

  await t.test('links', async (t) => {
    await state.notices.startWorker()
    const linkFor = async (id: ApplicationId, to: string) => {
      await applications.linkFor(id, to, 'en')
      return (await state.mailTo(to)).text.trim()
    }

    await t.test('a link opens the draft in another session, once', async () => {
      const { id, reference } = await begin('first device')
      const token = await linkFor(id, 'amina@post.example')
      assert.equal((await applications.peekLink(token)).reference, reference)
      assert.equal((await applications.peekLink(token)).id, id)
      assert.equal(await applications.useLink(token, 'second device'), id)
      assert.equal(await applications.mayHold(id, { session: 'second device' }), true)
      assert.equal(await applications.mayHold(id, { session: 'first device' }), true)
      await assert.rejects(applications.useLink(token, 'third device'), { code: 'link-expired' })
      await assert.rejects(applications.peekLink(token), { code: 'link-expired' })
    })

    await t.test('a link expires', async () => {
      const { id } = await begin('s1')
      const token = await linkFor(id, 'late@post.example')
      clock.advance({ hours: 72 })
      await assert.rejects(applications.useLink(token, 's2'), { code: 'link-expired' })
    })

    await t.test('a link that never was is told as one that expired', () =>
      assert.rejects(applications.peekLink('nonsense'), { code: 'link-expired' }),
    )

    await t.test(
      'an address gets five links an hour, and nobody learns from the answer that it had enough',
      async () => {
        const to = 'often@post.example'
        for (const round of [1, 2, 3, 4, 5, 6, 7]) {
          await applications.linkFor((await begin(`s${round}`)).id, round % 2 ? to : to.toUpperCase(), 'en')
        }
        const count = async () =>
          (
            await database.run<{ n: number }>('n', 'select count(*) as n from draft_links where created_at > $1', [
              clock.now().subtract({ minutes: 1 }),
            ])
          )[0]?.n
        assert.equal(await count(), 5)
        clock.advance({ hours: 1 })
        await applications.linkFor((await begin('s8')).id, to, 'en')
        assert.equal(await count(), 1)
      },
    )

    await t.test('one mailbox is one mailbox, whatever stands behind a + in its name', async () => {
      const at = (tag: string) => `leila${tag}@post.example`
      const ids: ApplicationId[] = []
      for (let n = 0; n < 7; n++) {
        const { id } = await begin('s1')
        ids.push(id)
        await applications.linkFor(id, at(n === 0 ? '' : `+${n}`), 'en')
      }
      const text = 'select 1 from draft_links where application_id = any($1)'
      assert.equal((await database.run('links', text, [ids])).length, 5)
      assert.ok(await state.mailTo(at('+3')), 'the mail goes to the address as it was typed')
      assert.ok(await linkFor((await begin('s1')).id, '+leila@post.example'))
    })

    await t.test('one draft sends ten links an hour', async () => {
      const { id } = await begin('s1')
      for (let round = 0; round < 10; round++) await applications.linkFor(id, `to-${round}@post.example`, 'en')
      await assert.rejects(applications.linkFor(id, 'to-10@post.example', 'en'), { code: 'too-many' })
    })
  })
})
