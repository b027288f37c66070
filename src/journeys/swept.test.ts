/** What the privacy page promises is done without anybody asking for it. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testClock } from '#ground/clock'
import { openDatabase } from '#ground/database'
import { openLog } from '#ground/log'
import { openTestHouse } from './house.ts'

test('a house erases old drafts by itself', async (t) => {
  const clock = testClock('2026-05-04T08:00:00Z')
  const house = await openTestHouse(t, { clock })
  const { id } = await house.rooms.applications.begin({
    service: 'kite-licence',
    agency: 'port-calder',
    session: 'a session',
    language: 'en',
  })
  const longAgo = clock.now().subtract({ hours: 24 * house.place.daysKept.drafts })
  await house.database.run('t', 'update applications set created_at = $1, changed_at = $1', [longAgo])
  clock.advance({ minutes: 1 })
  await house.close()
  const database = openDatabase({ url: house.databaseUrl, log: openLog({ level: 'silent' }) })
  t.after(() => database.close())
  assert.deepEqual((await database.plain.query('select id from applications where id = $1', [id])).rows, [])
})
