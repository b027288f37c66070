import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestContext } from 'node:test'
import { test } from 'node:test'
import fc from 'fast-check'
import { testClock } from '#ground/clock'
import type { Database } from '#ground/database'
import { testDatabase } from '#ground/test-database'
import type { KeyId, Vault } from '#ground/vault'
import { masterKeyIn, openVault, ownKey } from '#ground/vault'

const masterKey = new Uint8Array(32).fill(7)
const about = { table: 'applications', field: 'answers', row: '42' }

const begin = async (t: TestContext) => {
  const { database } = await testDatabase(t)
  const clock = testClock()
  const vault = await openVault({ database, clock, masterKey })
  /** The vault of another process: it remembers nothing. */
  const elsewhere = () => openVault({ database, clock, masterKey })
  const newKey = (by?: KeyId) => database.together((tx) => vault.newKey(tx, by ? 'application' : 'person', by))
  return { database, clock, vault, elsewhere, newKey }
}

const destroy = (database: Database, vault: Vault, key: KeyId) => database.together((tx) => vault.destroy(tx, key))

test('what was sealed opens to the same text, in any process', async (t) => {
  const { database, vault, elsewhere, newKey } = await begin(t)
  const key = await newKey(await newKey())
  const other = await elsewhere()
  await fc.assert(
    fc.asyncProperty(
      fc.string({ unit: 'binary', maxLength: 300 }).map((text) => text.toWellFormed()),
      fc.record({ table: fc.string(), field: fc.string(), row: fc.string() }),
      async (text, place) => {
        const envelope = await vault.seal(database, key, text, place)
        assert.equal(await vault.open(database, envelope, place), text)
        assert.equal(await other.open(database, envelope, place), text)
      },
    ),
    { numRuns: 200 },
  )
})

test('a sealed value does not show what is in it, and the same text never looks the same', async (t) => {
  const { database, vault, newKey } = await begin(t)
  const key = await newKey()
  const one = await vault.seal(database, key, 'a very personal answer', about)
  const two = await vault.seal(database, key, 'a very personal answer', about)
  assert.equal(one.includes('personal'), false)
  assert.notDeepEqual(one, two)
})

test('a sealed value opens nowhere but in its own table, field and row', async (t) => {
  const { database, vault, newKey } = await begin(t)
  const envelope = await vault.seal(database, await newKey(), 'mine', about)
  for (const elsewhere of [
    { table: 'drafts' },
    { field: 'notes' },
    { row: '43' },
    { table: 'applicationsanswers', field: '' },
  ])
    await assert.rejects(
      vault.open(database, envelope, { ...about, ...elsewhere }),
      /changed, or belongs to another row/,
    )
})

test('a sealed value that was changed in any bit does not open', async (t) => {
  const { database, vault, newKey } = await begin(t)
  const key = await newKey()
  const envelope = await vault.seal(database, key, 'exactly this', about)
  for (let bit = 0; bit < envelope.length * 8; bit += 3) {
    const changed = Buffer.from(envelope)
    changed[bit >> 3]! ^= 1 << (bit & 7)
    await assert.rejects(vault.open(database, changed, about), `bit ${bit}`)
  }
  for (const length of [0, 1, 28, 44, envelope.length - 1])
    await assert.rejects(vault.open(database, envelope.subarray(0, length), about))
})

test('a wrapped key works in its own row only, and as its own kind', async (t) => {
  const { database, elsewhere, newKey } = await begin(t)
  const [one, two] = [await newKey(), await newKey()]
  await database.plain.query(
    'update vault_keys set wrapped = (select wrapped from vault_keys where id = $2) where id = $1',
    [one, two],
  )
  await database.plain.query("update vault_keys set kind = 'installation' where id = $1", [two])
  for (const key of [one, two]) await assert.rejects((await elsewhere()).seal(database, key, 'mine', about))
})

test('a key works in the transaction that makes it, before anybody else sees it', async (t) => {
  const { database, vault } = await begin(t)
  await database.together(async (tx) => {
    const key = await vault.newKey(tx, 'application')
    assert.equal(await vault.open(tx, await vault.seal(tx, key, 'new', about), about), 'new')
  })
})

test('what a destroyed key sealed is erased, in this process at once and for ever', async (t) => {
  const { database, vault, newKey } = await begin(t)
  const [key, other] = [await newKey(), await newKey()]
  const envelope = await vault.seal(database, key, 'forget me', about)
  const kept = await vault.seal(database, other, 'not me', about)
  await destroy(database, vault, key)
  await assert.rejects(vault.open(database, envelope, about), { code: 'erased' })
  await assert.rejects(vault.seal(database, key, 'again', about), { code: 'erased' })
  assert.equal(await vault.open(database, kept, about), 'not me')
  const { rows } = await database.plain.query(
    'select wrapped, destroyed_at is not null as at from vault_keys where id = $1',
    [key],
  )
  assert.deepEqual(rows, [{ wrapped: null, at: true }])
})

test("destroying a person's key erases what their applications' keys sealed", async (t) => {
  const { database, vault, newKey } = await begin(t)
  const person = await newKey()
  const envelope = await vault.seal(database, await newKey(person), 'an answer', about)
  assert.equal(await vault.open(database, envelope, about), 'an answer')
  await destroy(database, vault, person)
  await assert.rejects(vault.open(database, envelope, about), { code: 'erased' })
})

test('another process forgets a destroyed key within half a minute', async (t) => {
  const { database, clock, vault, elsewhere, newKey } = await begin(t)
  const other = await elsewhere()
  const key = await newKey()
  const envelope = await vault.seal(database, key, 'forget me', about)
  await other.open(database, envelope, about)
  await destroy(database, vault, key)
  clock.advance({ seconds: 30 })
  await assert.rejects(other.open(database, envelope, about), { code: 'erased' })
})

test('a key that is read while it is being destroyed is not remembered', async (t) => {
  const { database, vault, elsewhere, newKey } = await begin(t)
  const key = await newKey()
  const envelope = await vault.seal(database, key, 'forget me', about)
  const here = await elsewhere()
  await database.together(async (tx) => {
    await here.destroy(tx, key)
    assert.equal(await here.open(database, envelope, about), 'forget me')
  })
  await assert.rejects(here.open(database, envelope, about), { code: 'erased' })
})

test('a key whose reading took longer than its destruction is not remembered', async (t) => {
  const { database, vault, elsewhere, newKey } = await begin(t)
  const key = await newKey()
  const envelope = await vault.seal(database, key, 'forget me', about)
  const here = await elsewhere()
  const slow: Pick<Database, 'run'> = {
    async run(...statement) {
      const rows = await database.run(...statement)
      await destroy(database, here, key)
      return rows as never
    },
  }
  assert.equal(await here.open(slow, envelope, about), 'forget me')
  await assert.rejects(here.open(database, envelope, about), { code: 'erased' })
})

test('a destruction that is rolled back destroys nothing', async (t) => {
  const { database, vault, newKey } = await begin(t)
  const key = await newKey()
  const envelope = await vault.seal(database, key, 'still here', about)
  const failing = database.together(async (tx) => {
    await vault.destroy(tx, key)
    throw new Error('changed my mind')
  })
  await assert.rejects(failing, /changed my mind/)
  assert.equal(await vault.open(database, envelope, about), 'still here')
})

test("a draft's key is wrapped by the person's once there is a person, and what it sealed stays readable", async (t) => {
  const { database, vault, elsewhere, newKey } = await begin(t)
  const draft = await database.together((tx) => vault.newKey(tx, 'application'))
  const person = await newKey()
  const envelope = await vault.seal(database, draft, 'begun before signing in', about)
  await database.together((tx) => vault.rewrap(tx, draft, person))
  assert.equal(await (await elsewhere()).open(database, envelope, about), 'begun before signing in')
  await destroy(database, vault, person)
  await assert.rejects(vault.open(database, envelope, about), { code: 'erased' })
})

test('keys cannot be wrapped in a ring, nor a destroyed one again', async (t) => {
  const { database, vault, newKey } = await begin(t)
  const person = await newKey()
  const application = await newKey(person)
  const rewrap = (key: KeyId, by: KeyId) => database.together((tx) => vault.rewrap(tx, key, by))
  await assert.rejects(rewrap(person, person), /by itself/)
  await assert.rejects(rewrap(person, application), /by itself/)
  await destroy(database, vault, application)
  await assert.rejects(rewrap(application, await newKey()), { code: 'erased' })
})

test('of processes that begin at once, all use one key of the installation', async (t) => {
  const { database, vault, elsewhere } = await begin(t)
  await database.run('t-table', 'create table own_keys (only_one boolean primary key default true, key_id uuid)', [])
  const vaults = [vault, await elsewhere(), await elsewhere()]
  const keys = await Promise.all(vaults.map((each) => ownKey(database, each, 'own_keys')))
  assert.equal(new Set(keys).size, 1)
  assert.equal(await ownKey(database, vault, 'own_keys'), keys[0])
})

test('a blind index finds the same text again, and tells kinds apart', async (t) => {
  const { vault, elsewhere } = await begin(t)
  const index = vault.blindIndex('email', 'a@example.org')
  assert.equal(index.length, 32)
  assert.deepEqual((await elsewhere()).blindIndex('email', 'a@example.org'), index)
  assert.notDeepEqual(vault.blindIndex('email', 'b@example.org'), index)
  assert.notDeepEqual(vault.blindIndex('subject', 'a@example.org'), index)
  assert.notDeepEqual(vault.blindIndex('emaila', '@example.org'), vault.blindIndex('email', 'a@example.org'))
})

test('another master key is refused at the start, in one sentence', async (t) => {
  const { database, clock } = await begin(t)
  const wrong = openVault({ database, clock, masterKey: randomBytes(32) })
  await assert.rejects(
    wrong,
    /^Error: The master key is not the one this database was begun with: .*PUBLICA_MASTER_KEY/,
  )
})

test('nothing in the table of keys opens anything without the master key', async (t) => {
  const { database, vault, newKey } = await begin(t)
  const key = await newKey(await newKey())
  await vault.seal(database, key, 'x', about)
  const { rows } = await database.plain.query(
    'select kind, wrapped_by is null as by_master, length(wrapped) as length from vault_keys order by made_at, kind desc',
  )
  assert.deepEqual(rows, [
    { kind: 'person', by_master: true, length: 77 },
    { kind: 'application', by_master: false, length: 77 },
  ])
})

const folder = (t: TestContext) => {
  const path = mkdtempSync(join(tmpdir(), 'publica vault '))
  t.after(() => rmSync(path, { recursive: true }))
  return path
}

test("the master key is made once and kept in a file that is its owner's only", (t) => {
  const data = join(folder(t), 'not', 'there')
  const kept = masterKeyIn(data)
  assert.equal(kept.read(), undefined)
  assert.equal(existsSync(data), false)
  const { key } = kept.make()
  assert.equal(key.length, 32)
  assert.deepEqual(masterKeyIn(data).read(), key)
  assert.deepEqual(masterKeyIn(data).make().key, key)
  const file = join(data, 'master.key')
  assert.equal(statSync(file).mode & 0o777, 0o600)
  chmodSync(file, 0o644)
  kept.read()
  assert.equal(statSync(file).mode & 0o777, 0o600)
  assert.deepEqual(Buffer.from(readFileSync(file, 'utf8'), 'base64'), Buffer.from(key))
})

test('a master key that was cut short, and a folder that is a file, are told in a sentence', (t) => {
  const data = folder(t)
  writeFileSync(join(data, 'master.key'), 'c2hvcnQ=')
  assert.throws(() => masterKeyIn(data).read(), /master\.key holds no master key: put back/)
  assert.throws(() => masterKeyIn(join(data, 'master.key')).make(), /cannot be written: name another in PUBLICA_DATA/)
})

test('a database that was begun is opened by no new master key, and none is left behind', async (t) => {
  const clock = testClock()
  const { database } = await testDatabase(t)
  const data = folder(t)
  await openVault({ database, clock, masterKey: masterKeyIn(data) })
  const key = masterKeyIn(data).read()
  assert(key)
  rmSync(join(data, 'master.key'))
  await assert.rejects(
    openVault({ database, clock, masterKey: masterKeyIn(data) }),
    (reason: Error) =>
      reason.message.includes(`put its file back as ${join(data, 'master.key')}`) &&
      /PUBLICA_MASTER_KEY/.test(reason.message),
  )
  assert.deepEqual(readdirSync(data), [])
  await openVault({ database, clock, masterKey: key })
})

test('of two that begin a database at once with keys of their own, one is refused and leaves no key behind', async (t) => {
  const clock = testClock()
  const { database } = await testDatabase(t)
  const folders = [folder(t), folder(t)]
  const begun = await Promise.allSettled(
    folders.map((data) => openVault({ database, clock, masterKey: masterKeyIn(data) })),
  )
  assert.deepEqual(begun.map(({ status }) => status).sort(), ['fulfilled', 'rejected'])
  assert.deepEqual(
    folders.map((data) => readdirSync(data)),
    begun.map(({ status }) => (status === 'fulfilled' ? ['master.key'] : [])),
  )
})
