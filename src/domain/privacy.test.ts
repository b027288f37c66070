/** What a stranger finds who has the database and not the master key: nothing about anybody. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Database } from '#ground/database'
import { draftOf, someone, testState, workedCase } from '#test-state'

const tablesText = `
select format('%I.%I', table_schema, table_name) as name from information_schema.tables
where table_schema not in ('pg_catalog', 'information_schema') and table_type = 'BASE TABLE'`

/** Every table as its text, as a dump writes it, and the bytes behind every bytea. Definitions of services are public. */
async function dump(database: Database): Promise<{ tables: string[]; text: string }> {
  const { rows } = await database.plain.query(tablesText)
  const tables: string[] = rows.map(({ name }) => name).filter((name) => !name.endsWith('.version_files'))
  const parts: string[] = []
  for (const name of tables) {
    const found = await database.plain.query(`select t::text as line from ${name} as t`)
    for (const { line } of found.rows) parts.push(line, bytesIn(line))
  }
  return { tables, text: parts.join('\n') }
}

const bytesIn = (line: string) =>
  [...line.matchAll(/\\x([0-9a-f]+)/g)].map(([, hex]) => Buffer.from(hex ?? '', 'hex').toString('latin1')).join('\n')

/** A text as it may stand in a dump: plain, in base64 at each of its three offsets, in hexadecimal. */
const shapesOf = (text: string) => {
  const bytes = Buffer.from(text)
  const shifted = [0, 1, 2].map((offset) => {
    const padded = Buffer.concat([Buffer.alloc(offset), bytes]).toString('base64')
    return padded.slice(offset === 0 ? 0 : offset + 1, -4)
  })
  return [text, bytes.toString('latin1'), bytes.toString('hex'), ...shifted.filter((part) => part.length >= 8)]
}

test('a dump of the database holds no name, address, answer or reason in the clear', async (t) => {
  const state = await testState(t)
  const { applications, cases, people, database, clock } = state
  const person = await someone(state, { subject: 'zephyrine-quillon', name: 'Zéphyrine Quillon' })
  const { id: draft, answers, revision } = await draftOf(state, person)
  const secret = new Map([...answers, ['a secret', 'my marmalade recipe']])
  await applications.save(draft, { answers: secret, revision })
  await applications.linkFor(draft, 'other-marmalade@post.example', 'en')
  const id = await workedCase(state, person)
  const { id: ingrid, name } = await people.signedIn({
    issuer: 'https://test',
    subject: 'ingrid-solberg',
    name: 'Ingrid Solberg',
    assurance: 'high',
  })
  const { seq } = await cases.get(id)
  const by = { id: ingrid, name, roles: await people.rolesOf(ingrid) }
  const reasons = [
    {
      words: new Map([['en', 'Because of the heron colony']]),
      law: new Map([['en', 'Kite Flying Act']]),
    },
  ]
  await cases.decide(id, { key: 'k', outcome: 'refused', reasons, by, seen: seq })
  const expires = clock.now().add({ hours: 1 })
  await people.beginSession(Buffer.alloc(32, 1), { data: '{"csrf":"tangerine-token"}', person: person.id, expires })
  await state.channel.deliver({
    id: 'x',
    to: 'inbox-marmalade@post.example',
    subject: 'A heron',
    text: 'The heron letter',
    language: 'en',
  })

  const { tables, text } = await dump(database)
  const secrets = [
    'Zéphyrine Quillon',
    'zephyrine-quillon',
    'other-marmalade@post.example',
    'inbox-marmalade@post.example',
    'my marmalade recipe',
    'a secret',
    'Ingrid Solberg',
    'ingrid-solberg',
    'Because of the heron colony',
    'The heron letter',
    'tangerine-token',
    'near-an-airfield',
  ]
  for (const secret of secrets) {
    for (const shape of shapesOf(secret)) assert.equal(text.includes(shape), false, `${secret} as ${shape}`)
  }
  for (const table of ['applications', 'acts', 'notices', 'people', 'sessions', 'inbox_messages', 'job']) {
    assert(
      tables.some((name) => name.split('.')[1]?.includes(table)),
      `${table} was not looked into`,
    )
  }
})
