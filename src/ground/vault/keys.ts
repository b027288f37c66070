import type { KeyObject } from 'node:crypto'
import { createSecretKey, randomBytes } from 'node:crypto'
import type { Clock } from '#ground/clock'
import type { Transaction } from '#ground/database'
import { newId } from '#ground/ids'
import { Refusal } from '#ground/refusal'
import { open, seal } from './envelope.ts'
import { rememberKeys } from './remembered.ts'
import type { KeyId, KeyKind, Within } from './types.ts'

interface Row {
  id: string
  kind: KeyKind
  wrapped_by: string | null
  wrapped: Buffer | null
}

// The key, what it is wrapped by, and so on up to the master key: two steps as things are, four before a ring ends it.
const chainOf = `
  with recursive chain as (
    select id, kind, wrapped_by, wrapped, 0 as step from vault_keys where id = $1
    union all
    select k.id, k.kind, k.wrapped_by, k.wrapped, step + 1 from vault_keys k join chain c on k.id = c.wrapped_by where step < 4
  )
  select id, kind, wrapped_by, wrapped from chain order by step desc`

const insert = `
  insert into vault_keys (id, kind, wrapped_by, wrapped, made_at) values ($1, $2, $3, $4, $5)`

const wrapAgain = `
  update vault_keys set wrapped_by = $2, wrapped = $3 where id = $1 and destroyed_at is null returning kind`

const destroyed = `
  update vault_keys set wrapped = null, destroyed_at = $2 where id = $1 and destroyed_at is null`

// A wrapped key cannot be put in another's row, or be made another kind's.
const aboutKey = ({ id, kind }: Pick<Row, 'id' | 'kind'>) => ['vault_keys', id, kind]

const unwrap = (by: KeyObject, row: Row): KeyObject => {
  if (!row.wrapped) throw new Refusal('erased', { key: row.id })
  return createSecretKey(open(by, row.wrapped, aboutKey(row)))
}

const wrap = (by: KeyObject, byId: string | undefined, key: KeyObject, row: Pick<Row, 'id' | 'kind'>) =>
  seal(by, byId ?? '0'.repeat(32), key.export(), aboutKey(row))

const read = async (within: Within, id: string) => {
  const rows = await within.run<Row>('vault: chain', chainOf, [id])
  if (rows.length === 0) throw new Error(`There is no vault key ${id}`)
  if (rows[0]!.wrapped_by !== null) throw new Error(`The vault key ${id} hangs on no key that is there`)
  return rows
}

export const openKeys = (masterKey: KeyObject, clock: Clock) => {
  const remembered = rememberKeys(clock)

  const get = async (within: Within, id: string): Promise<KeyObject> => {
    const known = remembered.find(id)
    if (known) return known
    const { era } = remembered
    const key = (await read(within, id)).reduce(unwrap, masterKey)
    remembered.keep(id, key, era)
    return key
  }
  const wrapperOf = (tx: Transaction, by: KeyId | undefined) => (by ? get(tx, by) : Promise.resolve(masterKey))

  return {
    get,
    async add(tx: Transaction, kind: KeyKind, by?: KeyId): Promise<KeyId> {
      const { era } = remembered
      const id = newId(clock) as KeyId
      const key = createSecretKey(randomBytes(32))
      const wrapped = wrap(await wrapperOf(tx, by), by, key, { id, kind })
      tx.put('vault: new key', insert, [id, kind, by ?? null, wrapped, clock.now()])
      remembered.keep(id, key, era)
      return id
    },
    async rewrap(tx: Transaction, id: KeyId, by: KeyId) {
      const above = await read(tx, by)
      if (above.some((row) => row.id === id)) throw new Error('A vault key cannot be wrapped by itself')
      const rows = await read(tx, id)
      const key = rows.reduce(unwrap, masterKey)
      const wrapped = wrap(above.reduce(unwrap, masterKey), by, key, { id, kind: rows.at(-1)!.kind })
      const changed = await tx.run('vault: rewrap', wrapAgain, [id, by, wrapped])
      if (changed.length === 0) throw new Refusal('erased', { key: id })
    },
    async destroy(tx: Transaction, id: KeyId) {
      await tx.run('vault: destroy', destroyed, [id, clock.now()])
      remembered.forgetAll()
      tx.afterwards(remembered.forgetAll)
    },
  }
}
