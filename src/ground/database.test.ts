import assert from 'node:assert/strict'
import type { TestContext } from 'node:test'
import { test } from 'node:test'
import { sql } from 'kysely'
import type { Database, Transaction } from '#ground/database'
import { openDatabase } from '#ground/database'
import { Decimal } from '#ground/decimal'
import { openLog } from '#ground/log'
import { testDatabase } from '#ground/test-database'

const log = openLog({ level: 'silent' })

interface Tables {
  counts: { id: number; count: number }
}

const begin = async (t: TestContext) => {
  const { url, database } = await testDatabase(t, { empty: true })
  await database.plain.query('create table counts (id int primary key, count int not null)')
  return {
    url,
    database,
    counts: () => database.for<Tables>().selectFrom('counts').selectAll().orderBy('id').execute(),
  }
}

const one = async (database: Database, text: string, params: unknown[] = []) =>
  (await database.run<{ value: unknown }>(`one: ${text}`, `select ${text} as value`, params))[0]!.value

test('values come back exact', async (t) => {
  const { database } = await begin(t)
  assert.equal(await one(database, '9007199254740991::int8'), 9007199254740991)
  assert.ok(
    Decimal.parse('1234567890123456.78')!.equals((await one(database, "'1234567890123456.780'::numeric")) as Decimal),
  )
  assert.equal(String(await one(database, "'2024-02-29'::date")), '2024-02-29')
  assert.equal(
    String(await one(database, "'2026-11-21 23:00:00.123456+13'::timestamptz")),
    '2026-11-21T10:00:00.123456Z',
  )
  assert.deepEqual(await one(database, 'array[1, null, 3]::int8[]'), [1, null, 3])
  assert.deepEqual(String(await one(database, "array['2024-02-29']::date[]")), '2024-02-29')
  assert.equal(await one(database, 'null::numeric'), null)
})

test('a whole number that would not stay exact throws', async (t) => {
  const { database } = await begin(t)
  await assert.rejects(one(database, '9007199254740992::int8'), /beyond the whole numbers that stay exact/)
  assert.equal(await one(database, '1'), 1)
})

test('the same values may be given', async (t) => {
  const { database } = await begin(t)
  const instant = Temporal.Instant.from('2026-11-21T10:00:00.123456Z')
  const date = Temporal.PlainDate.from('2024-02-29')
  const amount = Decimal.parse('124.67')!
  const again = await database.run(
    'all',
    'select $1::timestamptz as t, $2::date as d, $3::numeric as n, $4::date[] as l',
    [...[instant, date, amount, [date]]],
  )
  assert.deepEqual(Object.values(again[0]!).map(String), [instant, date, amount, date].map(String))
  const { rows } = await sql<{ t: Temporal.Instant }>`select ${instant}::timestamptz as t`.execute(database.for())
  assert.ok(instant.equals(rows[0]!.t))
})

test('queries are typed, and tell how many rows they changed', async (t) => {
  const { database, counts } = await begin(t)
  const db = database.for<Tables>()
  await db
    .insertInto('counts')
    .values([1, 2, 3].map((id) => ({ id, count: 0 })))
    .execute()
  const { numUpdatedRows } = await db.updateTable('counts').set({ count: 5 }).where('id', '>', 1).executeTakeFirst()
  assert.equal(numUpdatedRows, 2n)
  assert.deepEqual(await counts(), [
    { id: 1, count: 0 },
    { id: 2, count: 5 },
    { id: 3, count: 5 },
  ])
})

test('what happens together happens all or not at all', async (t) => {
  const { database, counts } = await begin(t)
  const failing = database.together(async (tx) => {
    await tx.for<Tables>().insertInto('counts').values({ id: 1, count: 1 }).execute()
    await tx.run('add', 'insert into counts values ($1, $2)', [2, 2])
    throw new Error('no')
  })
  await assert.rejects(failing, /no/)
  assert.deepEqual(await counts(), [])
  const given = await database.together(async (tx) => {
    await tx.for<Tables>().insertInto('counts').values({ id: 1, count: 1 }).execute()
    await tx.run('add', 'insert into counts values ($1, $2)', [2, 2])
    return 'done'
  })
  assert.equal(given, 'done')
  assert.equal((await counts()).length, 2)
})

test('a failed statement that was swallowed does not pass for a commit', async (t) => {
  const { database, counts } = await begin(t)
  const swallowing = database.together(async (tx) => {
    await tx.run('add', 'insert into counts values ($1, $2)', [1, 1])
    await tx.run('fail', 'select 1/0', []).catch(() => {})
  })
  await assert.rejects(swallowing, /nothing of it was kept/)
  assert.deepEqual(await counts(), [])
})

test('statements that nobody waits for are carried out in their order, with the next one or the commit', async (t) => {
  const { database, counts } = await begin(t)
  const seen = await database.together(async (tx) => {
    tx.put('add', 'insert into counts values ($1, $2)', [1, 1])
    tx.plain.put('update counts set count = count + 1')
    const before = await tx.for<Tables>().selectFrom('counts').selectAll().execute()
    tx.put('add', 'insert into counts values ($1, $2)', [2, before[0]!.count])
    tx.plain.put('update counts set count = count * 10')
    return before
  })
  assert.deepEqual(seen, [{ id: 1, count: 2 }])
  assert.deepEqual(await counts(), [
    { id: 1, count: 20 },
    { id: 2, count: 20 },
  ])
})

test('one of them that fails throws as itself, at the next or at the commit, and nothing is kept', async (t) => {
  const { database, counts } = await begin(t)
  const twice = (more: (tx: Transaction) => Promise<unknown>) =>
    database.together(async (tx) => {
      for (const count of [1, 2, 3]) tx.put('add', 'insert into counts values ($1, $2)', [1, count])
      await more(tx)
    })
  const clash = { code: '23505', detail: 'Key (id)=(1) already exists.' }
  await assert.rejects(
    twice((tx) => tx.run('look', 'select 1', [])),
    clash,
  )
  await assert.rejects(
    twice(async () => {}),
    clash,
  )
  assert.deepEqual(await counts(), [])
})

test('none of them is carried out when the work fails before', async (t) => {
  const { database, counts } = await begin(t)
  const failing = database.together(async (tx) => {
    tx.put('add', 'insert into counts values ($1, $2)', [1, 1])
    throw new Error('no')
  })
  await assert.rejects(failing, /no/)
  await database.together(async (tx) => tx.put('add', 'insert into counts values ($1, $2)', [2, 2]))
  assert.deepEqual(await counts(), [{ id: 2, count: 2 }])
})

test('a transaction that was kept beyond its end throws', async (t) => {
  const { database } = await begin(t)
  const kept = await database.together(async (tx) => ({ tx }))
  await assert.rejects(kept.tx.run('late', 'select 1', []), /is over/)
  await assert.rejects(kept.tx.plain.query('select 1'), /is over/)
  assert.throws(() => kept.tx.put('late', 'select 1', []), /is over/)
  assert.throws(() => kept.tx.plain.put('select 1'), /is over/)
  await assert.rejects(kept.tx.for<Tables>().selectFrom('counts').selectAll().execute(), /is over/)
})

test('what is put off to afterwards happens after the commit, and never without one', async (t) => {
  const { database, counts } = await begin(t)
  const seen: unknown[] = []
  await database.together(async (tx) => {
    tx.afterwards(() => seen.push('committed'))
    await tx.run('add', 'insert into counts values ($1, $2)', [1, 1])
    seen.push('worked')
  })
  const failing = database.together(async (tx) => {
    tx.afterwards(() => assert.fail('was not committed'))
    throw new Error('no')
  })
  await assert.rejects(failing)
  assert.deepEqual(seen, ['worked', 'committed'])
  assert.equal((await counts()).length, 1)
})

test('what fails afterwards does not make a commit look failed', async (t) => {
  const { database, counts } = await begin(t)
  const { promise: warned, resolve } = Promise.withResolvers<Error>()
  process.once('warning', resolve)
  await database.together(async (tx) => {
    tx.afterwards(() => {
      throw new Error('too late')
    })
    await tx.run('add', 'insert into counts values ($1, $2)', [1, 1])
  })
  assert.equal((await warned).message, 'too late')
  assert.equal((await counts()).length, 1)
})

/** Two transactions that each add one to what they read, at the same time. */
const both = async (database: Database, again: boolean) => {
  const { promise: bothRead, resolve } = Promise.withResolvers<void>()
  let reading = 0
  const add = () =>
    database.together(
      async (tx) => {
        const [row] = await tx.run<{ count: number }>('read', 'select count from counts where id = 1', [])
        if (++reading === 2) resolve()
        await bothRead
        await tx.run('write', 'update counts set count = $1 where id = 1', [row!.count + 1])
      },
      { again, isolation: 'repeatable read' },
    )
  return Promise.allSettled([add(), add()])
}

test('work that may be done again is, when others got in the way', async (t) => {
  const { database, counts } = await begin(t)
  await database.plain.query('insert into counts values (1, 0)')
  assert.deepEqual(new Set((await both(database, true)).map(({ status }) => status)), new Set(['fulfilled']))
  assert.deepEqual(await counts(), [{ id: 1, count: 2 }])
})

test('work that may not be done again is not', async (t) => {
  const { database, counts } = await begin(t)
  await database.plain.query('insert into counts values (1, 0)')
  const outcomes = await both(database, false)
  const [failed] = outcomes.filter((outcome) => outcome.status === 'rejected')
  assert.equal(failed?.reason.code, '40001')
  assert.deepEqual(await counts(), [{ id: 1, count: 1 }])
})

test('an error of a statement is itself, so that a clash can be told from a fault', async (t) => {
  const { database } = await begin(t)
  await database.plain.query('insert into counts values (1, 0)')
  const clash = { code: '23505', constraint: 'counts_pkey' }
  await assert.rejects(database.run('add', 'insert into counts values ($1, $2)', [1, 1]), clash)
  await assert.rejects(database.for<Tables>().insertInto('counts').values({ id: 1, count: 1 }).execute(), clash)
})

test('a server that cannot be reached is a refusal that says why, without the password', async () => {
  const database = openDatabase({ url: 'postgres://someone:hunter2@127.0.0.1:1/publica', log })
  const refusal = {
    code: 'database-unavailable',
    log: {
      code: 'ECONNREFUSED',
      reason: 'The database at 127.0.0.1:1/publica cannot be used: no PostgreSQL answers there.',
    },
  }
  await assert.rejects(database.run('x', 'select 1', []), refusal)
  await assert.rejects(
    database.together(async (tx) => tx.run('x', 'select 1', [])),
    refusal,
  )
  await assert.rejects(database.for<Tables>().selectFrom('counts').selectAll().execute(), refusal)
  assert.equal(await database.reachable(), false)
  await database.close()
})

test('a database that the server does not have is a refusal that says so', async (t) => {
  const { url } = await begin(t)
  const database = openDatabase({ url: new URL('/no_such', url).href, log })
  t.after(() => database.close())
  await assert.rejects(database.run('x', 'select 1', []), (refusal: { log: { reason: string } }) =>
    /\/no_such cannot be used: the server has no database of this name\.$/.test(refusal.log.reason),
  )
})

/** Ends every connection to the database but the one it uses, as a restart of the server would. */
const cut = (database: Database) =>
  database.plain.query(
    'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
  )

test('a transaction whose connection is lost is refused, and the next one works', async (t) => {
  const { url, database, counts } = await begin(t)
  const other = openDatabase({ url, log })
  t.after(() => other.close())
  const losing = database.together(async (tx) => {
    await tx.run('add', 'insert into counts values ($1, $2)', [1, 1])
    await cut(other)
    await tx.run('add', 'insert into counts values ($1, $2)', [2, 2])
  })
  await assert.rejects(losing, { code: 'database-unavailable' })
  await database.reachable()
  assert.deepEqual(await counts(), [])
})

test('what is notified is heard, on its own channel only, after the connection was lost too', async (t) => {
  const { database } = await begin(t)
  const heard: string[] = []
  const { promise: first, resolve: hearFirst } = Promise.withResolvers<void>()
  const { promise: second, resolve: hearSecond } = Promise.withResolvers<void>()
  const { promise: back, resolve: isBack } = Promise.withResolvers<void>()
  const notify = (channel: string, payload: string) =>
    database.run('notify', 'select pg_notify($1, $2)', [channel, payload])
  await database.listen('Other "channel"', () => assert.fail('not for us'))
  const stop = await database.listen(
    'news',
    (payload) => {
      heard.push(payload)
      if (payload === 'one') hearFirst()
      if (payload === 'two') hearSecond()
    },
    isBack,
  )
  await notify('news', 'one')
  await first
  await cut(database)
  await back
  await notify('news', 'two')
  await second
  await stop()
  await notify('news', 'three')
  assert.deepEqual(heard, ['one', 'two'])
})

test('listening begins by itself when the database can be reached at last', async (t) => {
  const { url, database } = await begin(t)
  const name = new URL(url).pathname.slice(1)
  const admin = openDatabase({ url: new URL('/postgres', url).href, log, most: 1 })
  t.after(() => admin.close())
  await admin.plain.query(`alter database "${name}" allow_connections false`)
  const early = openDatabase({ url, log })
  t.after(() => early.close())
  const { promise: began, resolve } = Promise.withResolvers<void>()
  const { promise: hello, resolve: hear } = Promise.withResolvers<string>()
  await early.listen('news', hear, resolve)
  await admin.plain.query(`alter database "${name}" allow_connections true`)
  await began
  await database.run('notify', "select pg_notify('news', 'hello')", [])
  assert.equal(await hello, 'hello')
})
