import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestContext } from 'node:test'
import { test } from 'node:test'
import { openDatabase } from '#ground/database'
import { openLog } from '#ground/log'
import { testDatabase } from '#ground/test-database'
import { migrate } from './migrations.ts'

const begin = async (t: TestContext, files: Record<string, string>) => {
  const { url, database } = await testDatabase(t, { empty: true })
  const folder = mkdtempSync(join(tmpdir(), 'publica migrations '))
  t.after(() => rmSync(folder, { recursive: true }))
  const write = (more: Record<string, string>) => {
    for (const [file, text] of Object.entries(more)) writeFileSync(join(folder, file), text)
  }
  write(files)
  const tables = async () =>
    (
      await database.plain.query(
        "select table_name as name from information_schema.tables where table_schema = 'public' order by 1",
      )
    ).rows.map(({ name }) => name)
  return { url, database, folder, write, tables, run: () => migrate(database, folder) }
}

const two = {
  '0001-one.sql': 'create table one (id int);\ninsert into one values (1);\n',
  '0002-two.sql': 'create table two ();',
}

test('migrations run in order, each once', async (t) => {
  const { database, run, write, tables } = await begin(t, two)
  await run()
  await run()
  write({ '0003-three.sql': 'create table three as select * from one' })
  await run()
  assert.deepEqual(await tables(), ['migrations', 'one', 'three', 'two'])
  assert.deepEqual((await database.plain.query('select * from three')).rows, [{ id: 1 }])
})

test('two processes that migrate at once do it once', async (t) => {
  const { url, folder, run, tables } = await begin(t, two)
  const other = openDatabase({ url, log: openLog({ level: 'silent' }) })
  t.after(() => other.close())
  await Promise.all([run(), migrate(other, folder), run()])
  assert.deepEqual(await tables(), ['migrations', 'one', 'two'])
})

test('a migration that fails names its file and line, and nothing of the run is kept', async (t) => {
  const { run, write, tables } = await begin(t, {
    ...two,
    '0003-bad.sql': 'create table three ();\n\ncreate tabel four ();',
  })
  await assert.rejects(run(), /0003-bad\.sql:3 cannot run: syntax error at or near "tabel"/)
  assert.deepEqual(await tables(), [])
  write({ '0003-bad.sql': 'create table three ()' })
  await run()
  assert.deepEqual(await tables(), ['migrations', 'one', 'three', 'two'])
})

test('a migration that was changed after it ran is refused by name; other line ends are no change', async (t) => {
  const { run, write } = await begin(t, two)
  await run()
  write({ '0001-one.sql': two['0001-one.sql'].replaceAll('\n', '\r\n') })
  await run()
  write({ '0001-one.sql': 'create table one (id bigint);' })
  await assert.rejects(run(), /^Error: 0001-one\.sql was changed after it ran here/)
})

test('a database that a newer Publica migrated is left alone', async (t) => {
  const { database, run } = await begin(t, two)
  await run()
  await database.plain.query("insert into migrations values (3, '0003-later.sql', 'x')")
  await assert.rejects(run(), /migrated by a newer Publica \(0003-later\.sql\)/)
})

for (const [file, fault] of [
  ['0002-gap.sql', /0002-gap\.sql breaks the row/],
  ['one.sql', /one\.sql is not named as a migration is/],
] as const)
  test(`a migration called ${file} where 0001 is missing is a fault`, async (t) => {
    const { run } = await begin(t, { [file]: 'select 1' })
    await assert.rejects(run(), fault)
  })
