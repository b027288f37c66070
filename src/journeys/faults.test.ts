/** What people were told stays true, whatever falls over. */
import assert from 'node:assert/strict'
import { connect } from 'node:net'
import type { TestContext } from 'node:test'
import { after, describe, test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { testDatabase, wayTo } from '#ground/test-database'
import { openCrowd } from './faults/crowd.ts'
import type { Moment } from './faults/moments.ts'
import { someAnswersLater, someMoment, striking } from './faults/moments.ts'
import { jobsLeft, reckon } from './faults/reckoning.ts'
import { openServer } from './faults/server.ts'
import { testMasterKey } from './house.ts'
import { temporaryFolder } from './publica.ts'

const { url, database } = await testDatabase({ after })
const way = await wayTo({ after }, url)
const data = temporaryFolder({ after })
const server = await openServer(
  { after },
  { PUBLICA_DATA: data, PUBLICA_MASTER_KEY: Buffer.from(testMasterKey).toString('hex'), DATABASE_URL: way.url },
)
const crowd = openCrowd(server, 12)
const at = striking({ way, crowd, lost: server.lost })

const inGoodOrder = { code: 0, signal: null }
const sent = () => crowd.told.filter((one) => one.sent).length
const answered = () => [...crowd.answers.values()].reduce((sum, number) => sum + number, 0)
const note = (t: TestContext, round: number, { sign, count, last }: Moment) =>
  t.diagnostic(`${round}: ${sign} ${count}, ${last}; ${sent()} told sent`)

/** Looks again until it holds; the test's own time limit is the only one. */
async function until(holds: () => Promise<boolean>) {
  while (!(await holds())) await pause(20)
}

// A handful: were all of its connections waiting, the server would have none left to stop in good order with.
const newest = 'select from applications where sent_at is null order by changed_at desc limit 5 for update'

const waiting = `
select count(*) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'
  and query ~ '^(update applications set answers|select \\* from applications .* for update)'`

async function keptWaiting() {
  const [row] = await database.run<{ count: number }>('kept-waiting', waiting, [])
  return row!.count
}

const isShut = () =>
  new Promise<boolean>((told) => {
    const knock = connect(server.port, 'localhost', () => {
      knock.destroy()
      told(false)
    }).on('error', () => told(true))
  })

describe('what people were told stays true', { timeout: 1_800_000 }, () => {
  // Here and not at the end of the file, which comes only when nobody has anything to do any more: one test alone ends too.
  after(async () => {
    await server.close()
    await crowd.finish()
  })

  test('when the server is killed over and over while they apply', async (t) => {
    for (let kill = 1; kill <= 20; kill++) {
      const moment = someMoment()
      const gone = Promise.withResolvers<unknown>()
      await at(moment, () => gone.resolve(server.end('SIGKILL')))
      note(t, kill, moment)
      await gone.promise
      await server.start()
    }
    assert.deepEqual(crowd.complaints, [])
    assert.equal(crowd.answers.get(503), undefined)
  })

  test('when it is told to stop while they apply: each answer that was begun is ended', async (t) => {
    const broken = crowd.answers.get('broken off')
    for (let stop = 1; stop <= 3; stop++) {
      const moment = someAnswersLater()
      const gone = Promise.withResolvers<unknown>()
      await at(moment, () => gone.resolve(server.end('SIGTERM')))
      note(t, stop, moment)
      const ending = await gone.promise
      await server.start()
      assert.deepEqual(ending, inGoodOrder)
    }
    assert.deepEqual(crowd.complaints, [])
    assert.deepEqual(crowd.toldAway, [])
    assert.equal(crowd.answers.get('broken off'), broken)
  })

  test('when it is told to stop while it keeps what they sent: each of them is answered', async () => {
    let [before, inHand] = [0, 0]
    // Alone, this test begins before anybody has: it would keep nothing waiting, for ever.
    await until(async () => (await database.run('drafts', newest, [])).length === 5)
    const gone = Promise.withResolvers<unknown>()
    await database.together(async (tx) => {
      await tx.plain.query(newest)
      while (inHand === 0) inHand = await keptWaiting()
      before = answered()
      gone.resolve(server.end('SIGTERM'))
      await until(isShut)
    })
    const [ending, after] = [await gone.promise, answered()]
    await server.start()
    assert.deepEqual(ending, inGoodOrder)
    assert.ok(after - before >= inHand, `${after - before} of ${inHand} were answered`)
  })

  test('when the database goes away and comes back while they apply: they are told, and lose nothing', async (t) => {
    for (let cut = 1; cut <= 8; cut++) {
      const moment = someMoment()
      await at(moment, way.cut)
      note(t, cut, moment)
      await at(someAnswersLater())
      await way.mend()
    }
    assert.deepEqual(crowd.complaints, [])
    assert.deepEqual([...new Set(crowd.toldAway)].sort(), ['ar', 'en', 'fr'])
  })

  test('and every word of it is found in the end, by the process that went through the last of it', async (t) => {
    await crowd.finish()
    assert.deepEqual(crowd.complaints, [])
    await until(async () => (await jobsLeft(database)).length === 0)
    assert.deepEqual(await server.end('SIGTERM'), inGoodOrder)
    t.diagnostic(`${crowd.told.length} begun, ${sent()} told sent; answers ${JSON.stringify([...crowd.answers])}`)
    assert.ok(sent() > 0 && sent() < crowd.told.length)
    assert.deepEqual(await reckon(crowd.told, { databaseUrl: url, masterKey: testMasterKey, cacheFolder: data }), [])
  })
})
