import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { openApplications } from '#domain/applications'
import { openCases } from '#domain/cases'
import { openCatalogue } from '#domain/catalogue'
import type { Officer } from '#domain/people'
import { readDefinition } from '#engines/definition'
import { say } from '#engines/form'
import { DefinitionFaults } from '#ground/source'
import type { TestState } from '#test-state'
import { draftOf, someone, testState, workedCase } from '#test-state'

type Change = (text: string) => string

const folder = 'services/kite-licence'
const replacing =
  (from: string, to: string): Change =>
  (text) => {
    assert.equal(text.split(from).length, 2, from)
    return text.replace(from, () => to)
  }

/** The kite licence as a Publica of long ago might have taken it, whose checker knew less. */
const ofLongAgo: Record<string, Change> = {
  'form.yaml': (text) =>
    [
      replacing('        most: 130', '        colour: red\n        most: 130'),
      replacing('- page: remarks', '- page: status'),
      replacing('        hint: Their full name.', "        hint: ''"),
      replacing('title: Airfield\n', 'title: Airfield\n        when: flying near airfield = "yes" or true\n'),
    ].reduce((changed, change) => change(changed), text),
  'service.yaml': replacing('summary: Get permission', 'motto: Get permission'),
  'rules.dmn': replacing('<rule id="small-kite">', '<rule id="too-young">'),
  'examples/a-large-kite.yaml': () => 'about: An example that comes out otherwise\nfinding: { outcome: lost }\n',
  'words.fr.yaml': () => 'service: { name: Permis de cerf-volant }\n',
}

function filesWith(changes: Record<string, Change>): Map<string, Buffer> {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => /\.(yaml|dmn)$/.test(name))
  const read = (name: string) => readFileSync(join(folder, name), 'utf8')
  return new Map(names.map((name) => [name, Buffer.from(changes[name]?.(read(name)) ?? read(name))]))
}

function nameOf(id: string, files: ReadonlyMap<string, Buffer>): string {
  const hash = createHash('sha256')
  for (const [path, bytes] of [...files].sort(([one], [other]) => (one < other ? -1 : 1)))
    for (const part of [Buffer.from(`${id}/${path}`), bytes]) hash.update(`${part.length}:`).update(part)
  return hash.digest('hex')
}

/** Puts a version in force as a row, past every check. */
async function stored({ database, clock, catalogue }: TestState, id: string, files: ReadonlyMap<string, Buffer>) {
  const hash = nameOf(id, files)
  await database.run(
    't-version',
    `insert into versions (hash, kind, definition_id, ordinal, published_at) values ($1, 'service', $2, 7, $3)`,
    [hash, id, clock.now()],
  )
  for (const [path, bytes] of files)
    await database.run('t-file', 'insert into version_files values ($1, $2, $3)', [hash, path, bytes])
  await database.run(
    't-publish',
    `insert into publications (kind, definition_id, number, hash, ordinal, published_by, published_at) values ('service', $1, 7, $2, 7, 'long ago', $3)`,
    [id, hash, clock.now()],
  )
  const stop = await catalogue.follow()
  await stop()
  return hash
}

async function officerOf({ people }: TestState): Promise<Officer> {
  const subject = 'ingrid-solberg'
  const { id, name } = await people.signedIn({ issuer: 'https://test', subject, name: subject, assurance: 'high' })
  return { id, name, roles: await people.rolesOf(id) }
}

/** Another process over the same database, which has read nothing yet. */
function again(state: TestState) {
  const catalogue = openCatalogue(state)
  const applications = openApplications({ ...state, catalogue })
  return { catalogue, applications, cases: openCases({ ...state, catalogue, applications }) }
}

const reasons = [
  { words: new Map([['en', 'The airfield agrees.']]), law: new Map([['en', 'Kite Flying Act, section 7']]) },
]

test('a version that today’s checks would refuse still shows, explains and decides', async (t) => {
  const state = await testState(t)
  const files = filesWith(ofLongAgo)
  const refused = () => readDefinition('kite-licence', files, { folder: 'kites' })
  assert.throws(refused, (reason) => {
    assert.ok(reason instanceof DefinitionFaults)
    const codes = new Set(reason.faults.map(({ code }) => code))
    for (const code of ['unknown-key', 'missing-key', 'shape-minLength', 'reserved-name', 'wrong-type', 'rule-twice'])
      assert.ok(codes.has(code), code)
    return true
  })
  const hash = await stored(state, 'kite-licence', files)

  await t.test('to whom the machine answers', async () => {
    const person = await someone(state)
    const id = await workedCase(state, person, 'granted')
    const { case: found, decision, answers } = await state.cases.standing(id)
    assert.deepEqual([found.version.hash, found.status, decision?.outcome], [hash, 'decided', 'granted'])
    assert.match([...(decision?.reasons ?? [])].map(({ words }) => say(words, 'en')).join(' '), /The fee is/)
    assert.equal(say(found.version.definition.service.name, 'fr'), 'Permis de cerf-volant')
    assert.ok(answers.get('name of flyer'))
  })

  await t.test('to whom an officer answers', async () => {
    const person = await someone(state)
    const id = await workedCase(state, person)
    const ingrid = await officerOf(state)
    const { case: waiting, finding } = await state.cases.file(id, ingrid)
    assert.deepEqual([waiting.status, finding?.outcome], ['waiting', null])
    await state.cases.decide(id, { key: 'k', outcome: 'granted', reasons, by: ingrid, seen: waiting.seq })
    assert.equal((await state.cases.standing(id)).decision?.outcome, 'granted')
  })
})

test('a law that was changed in the database is not read, however well it reads', async (t) => {
  const state = await testState(t)
  const { hash } = state.catalogue.get('kite-licence')
  const change = `update version_files set content = convert_to(replace(convert_from(content, 'UTF8'), '12.5', '99.5'), 'UTF8')
    where hash = $1 and path = 'rules.dmn' returning convert_from(content, 'UTF8') as text`
  const [changed] = await state.database.run<{ text: string }>('t-change', change, [hash])
  assert.match(changed!.text, /99\.5/)
  await assert.rejects(again(state).catalogue.version(hash), { code: 'version-unreadable' })
})

test('a version whose rows are damaged', async (t) => {
  const state = await testState(t)
  const { database, cases } = state
  const ingrid = await officerOf(state)
  const [sent, waiting, decided] = [await someone(state), await someone(state), await someone(state)]
  const ofWaiting = await workedCase(state, waiting)
  const ofDecided = await workedCase(state, decided, 'granted')
  const { id: ofSent, revision: seenRevision } = await draftOf(state, sent, 'granted')
  await cases.send(ofSent, { key: 'sent', person: sent, seenRevision, language: 'en' })
  const { version_hash } = (await database.run<{ version_hash: string }>('t', 'select version_hash from cases', []))[0]!
  const damage = () =>
    database.run('t-harm', `update version_files set content = '' where hash = $1 and path = 'form.yaml'`, [
      version_hash,
    ])
  const kept = await database.run<{ content: Buffer }>(
    't-keep',
    `select content from version_files where hash = $1 and path = 'form.yaml'`,
    [version_hash],
  )
  await damage()
  const other = again(state)

  await t.test('what was sent under it goes to an officer, who is told why', async () => {
    await other.cases.work(ofSent)
    const { case: found, acts } = await other.cases.file(ofSent, ingrid)
    assert.equal(found.status, 'waiting')
    assert.deepEqual(acts.at(-1)?.details, {
      step: 'review',
      team: 'port-calder/kite-licence',
      why: 'version-unreadable',
    })
  })

  await t.test('its applicant is still told where it stands, and what was decided', async () => {
    const standing = await other.cases.standing(ofWaiting)
    assert.deepEqual([standing.case.status, standing.case.version.unreadable], ['waiting', true])
    assert.deepEqual(
      standing.steps.map(({ kind }) => kind),
      ['opened', 'found', 'referred'],
    )
    const { decision } = await other.cases.standing(ofDecided)
    assert.equal(decision?.outcome, 'granted')
    assert.match(say(decision.reasons[0]!.words, 'en'), /You may fly your kite/)
  })

  await t.test('an officer sees its answers by their names, and cannot decide', async () => {
    const file = await other.cases.file(ofWaiting, ingrid)
    assert.deepEqual([file.case.version.unreadable, file.mayNotDecide], [true, 'version-unreadable'])
    assert.equal(file.answers.get('name of flyer'), 'ليلى منصور')
    const { questions } = file.case.version.definition.form
    assert.deepEqual([...questions.keys()], [...file.answers.keys()])
    const deciding = { key: 'k', outcome: 'granted', reasons, by: ingrid, seen: file.case.seq }
    await assert.rejects(other.cases.decide(ofWaiting, deciding), { code: 'version-unreadable' })
  })

  await t.test('no other service waits for it, nor the start', async () => {
    const results = await other.catalogue.publishFolder('services/rates-rebate', 'a test')
    assert.deepEqual(
      results.map(({ outcome }) => outcome),
      ['published'],
    )
    const stop = await other.catalogue.follow()
    t.after(stop)
    assert.deepEqual(
      other.catalogue.services().map(({ definition }) => definition.id),
      ['rates-rebate'],
    )
  })

  await t.test('the folder of the same name is the same version', async () => {
    const third = again(state)
    const copy = mkdtempSync(join(tmpdir(), 'publica-services-'))
    t.after(() => rmSync(copy, { recursive: true }))
    cpSync(folder, join(copy, 'kite-licence'), { recursive: true })
    const [result] = await third.catalogue.publishFolder(copy, 'a test')
    assert.equal(result?.outcome, 'unchanged')
    assert.equal((await third.cases.file(ofWaiting, ingrid)).mayNotDecide, undefined)
  })

  await t.test('once it is mended, everything goes on', async () => {
    const [form] = kept
    await database.run('t-mend', `update version_files set content = $2 where hash = $1 and path = 'form.yaml'`, [
      version_hash,
      form!.content,
    ])
    const { case: found, mayNotDecide } = await other.cases.file(ofSent, ingrid)
    assert.equal(mayNotDecide, undefined)
    await other.cases.decide(ofSent, { key: 'k', outcome: 'granted', reasons, by: ingrid, seen: found.seq })
    assert.equal((await other.cases.standing(ofSent)).decision?.outcome, 'granted')
  })
})
