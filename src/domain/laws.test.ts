import assert from 'node:assert/strict'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { openCatalogue } from '#domain/catalogue'
import type { Ending } from '#ground/test-database'
import { draftOf, listeningLog, someone, testState } from '#test-state'

const DMN = 'https://www.omg.org/spec/DMN/20230324/MODEL/'
const namespace = 'https://publica.example/laws/kite-fees'

/** The kite licence with its fee as a law of its own, beside a law that no service rests on. */
function folders(t: Ending) {
  const root = mkdtempSync(join(tmpdir(), 'publica-laws-'))
  t.after(() => rmSync(root, { recursive: true }))
  const [services, laws] = [join(root, 'services'), join(root, 'laws')]
  cpSync('services/kite-licence', join(services, 'kite-licence'), { recursive: true })
  cpSync('laws/child-benefit', join(laws, 'child-benefit'), { recursive: true })
  const rules = readFileSync(join(services, 'kite-licence/rules.dmn'), 'utf8')
  const part = (from: string, to: string) => rules.slice(rules.indexOf(from), rules.indexOf(to))
  const fee = part('  <decision name="fee"', '  <decision name="outcome"')
  const law = join(laws, 'kite-fees/rules.dmn')
  mkdirSync(join(laws, 'kite-fees'))
  writeFileSync(
    law,
    `<definitions xmlns="${DMN}" namespace="${namespace}" name="Kite fees" id="kite-fees">
${part('  <inputData name="kite span"', '  <inputData name="age of flyer"')}
<knowledgeSource name="Kite Flying Act, section 9" id="kite-9"/>
${fee}</definitions>`,
  )
  const begins = '<itemDefinition name="finding">'
  const own = `<decision name="fee" label="Fee" id="fee"><variable name="fee" typeRef="number"/>
<informationRequirement><requiredDecision href="${namespace}#fee"/></informationRequirement>
<literalExpression><text>kite fees.fee</text></literalExpression></decision>\n`
  const importing = `<import name="kite fees" namespace="${namespace}" importType="${DMN}"/>${begins}`
  writeFileSync(join(services, 'kite-licence/rules.dmn'), rules.replace(fee, own).replace(begins, importing))
  const change = (from: string, to: string) => writeFileSync(law, readFileSync(law, 'utf8').replace(from, to))
  return { services, laws, change }
}

const outcomes = (results: readonly { kind: string; id: string; outcome: string }[]) =>
  results.map(({ kind, id, outcome }) => `${kind} ${id} ${outcome}`)

test('laws are published beside the services, and once only', async (t) => {
  const { catalogue } = await testState(t)
  const { services } = folders(t)
  assert.deepEqual(outcomes(await catalogue.publishFolder(services, 'a test')), [
    'service kite-licence published',
    'law child-benefit published',
    'law kite-fees published',
  ])
  assert.deepEqual(
    catalogue.laws().map(({ definition, ordinal }) => [definition.id, ordinal]),
    [
      ['child-benefit', 1],
      ['kite-fees', 1],
    ],
  )
  const again = outcomes(await catalogue.publishFolder(services, 'a test'))
  assert.ok(
    again.every((one) => one.endsWith(' unchanged')),
    again.join(),
  )
})

test('a change of a law is the next version of every service that rests on it; what was sent stays with its own', async (t) => {
  const state = await testState(t)
  const { catalogue, applications } = state
  const { services, change } = folders(t)
  await catalogue.publishFolder(services, 'a test')
  const before = catalogue.get('kite-licence')
  const person = await someone(state)
  const { id, revision } = await draftOf(state, person)
  await state.cases.send(id, { key: 'k', seenRevision: revision, person, language: 'en' })
  change('needs no fee', 'costs nothing')
  const results = outcomes(await catalogue.publishFolder(services, 'a test'))
  assert.deepEqual(results, [
    'service kite-licence published',
    'law child-benefit unchanged',
    'law kite-fees published',
  ])
  assert.equal(catalogue.get('kite-licence').ordinal, before.ordinal + 1)
  assert.equal((await applications.get(id)).version.hash, before.hash)
})

test('a law that changed can be read as it was, with the time in which it was in force', async (t) => {
  const { catalogue, clock } = await testState(t)
  const { services, change } = folders(t)
  await catalogue.publishFolder(services, 'a test')
  const first = catalogue.getLaw('kite-fees')
  clock.advance({ hours: 24 })
  change('needs no fee', 'costs nothing')
  await catalogue.publishFolder(services, 'a test')
  const [now, before] = await catalogue.lawHistory('kite-fees')
  assert.deepEqual([now?.ordinal, now?.until, before?.ordinal, before?.hash], [2, undefined, 1, first.hash])
  assert.equal(`${before?.until}`, `${now?.from}`)
  const { definition } = await catalogue.lawVersion(first.hash)
  assert.equal(definition.model.written().decisions[0]?.label, 'Fee')
})

test('a law that would decide the examples of a service otherwise is not taken by that service', async (t) => {
  const { catalogue } = await testState(t)
  const { services, change } = folders(t)
  await catalogue.publishFolder(services, 'a test')
  change('<outputEntry><text>12.5</text></outputEntry>', '<outputEntry><text>13.5</text></outputEntry>')
  const [service] = await catalogue.publishFolder(services, 'a test')
  assert.equal(service?.outcome, 'refused')
})

test('a law with a fault is refused with the services that rest on it, and the versions before them go on', async (t) => {
  const { catalogue } = await testState(t)
  const { services, change } = folders(t)
  await catalogue.publishFolder(services, 'a test')
  change('&lt;= 2', '&lt;= two')
  const results = await catalogue.publishFolder(services, 'a test')
  assert.deepEqual(outcomes(results), [
    'service kite-licence refused',
    'law child-benefit unchanged',
    'law kite-fees refused',
  ])
  assert.equal(catalogue.getLaw('kite-fees').ordinal, 1)
  const [first] = results.flatMap((result) => (result.outcome === 'refused' ? result.faults : []))
  assert.match(first?.at.file ?? '', /laws\/kite-fees\/rules\.dmn$/)
})

test('every process reads a law as it was published, without the folder', async (t) => {
  const state = await testState(t)
  const { services, laws } = folders(t)
  await state.catalogue.publishFolder(services, 'a test')
  rmSync(laws, { recursive: true })
  const catalogue = openCatalogue(state)
  t.after(await catalogue.follow())
  assert.ok(catalogue.getLaw('child-benefit').definition.model.decisions.has('charge'))
  assert.throws(() => catalogue.getLaw('none'), { code: 'not-found' })
})

test('a law alone can be published, and a change of a law is seen by who watches the services', async (t) => {
  const { database, clock, place } = await testState(t)
  const { log, said } = listeningLog()
  const catalogue = openCatalogue({ database, clock, log, place })
  t.after(await catalogue.follow())
  const { services, laws, change } = folders(t)
  const alone = await catalogue.publishFolder(join(laws, 'kite-fees'), 'a test')
  assert.deepEqual(outcomes(alone), ['law kite-fees published'])
  t.after(await catalogue.watch(services))
  const published = said('"law":"kite-fees","ordinal":2')
  change('<outputEntry><text>12.5</text></outputEntry>', '<outputEntry><text>13.5</text></outputEntry>')
  clock.advance({ seconds: 10 })
  await published
})

test('what a law says of itself is part of its version, and of every service that rests on it', async (t) => {
  const { catalogue } = await testState(t)
  const { services, laws } = folders(t)
  await catalogue.publishFolder(services, 'a test')
  writeFileSync(join(laws, 'kite-fees/law.yaml'), 'language: en\ncurrency: { code: GBP, symbol: £ }\n')
  assert.deepEqual(outcomes(await catalogue.publishFolder(services, 'a test')), [
    'service kite-licence published',
    'law child-benefit unchanged',
    'law kite-fees published',
  ])
  assert.equal(catalogue.getLaw('kite-fees').definition.words?.currency?.code, 'GBP')
})

test('a law whose folder is gone ends: it is read for ever, and nothing is asked of it any more', async (t) => {
  const state = await testState(t)
  const { catalogue, clock } = state
  const { services, laws } = folders(t)
  await catalogue.publishFolder(services, 'a test')
  const { hash } = catalogue.getLaw('child-benefit')
  clock.advance({ hours: 24 })
  const away = join(services, '../child-benefit')
  renameSync(join(laws, 'child-benefit'), away)
  assert.deepEqual(outcomes(await catalogue.publishFolder(services, 'a test')), [
    'service kite-licence unchanged',
    'law kite-fees unchanged',
    'law child-benefit ended',
  ])
  assert.throws(() => catalogue.getLaw('child-benefit'), { code: 'not-found' })
  const [ended] = catalogue.endedLaws()
  assert.deepEqual([ended?.hash, `${ended?.endedAt}`], [hash, `${clock.now()}`])
  const [last, ...others] = await catalogue.lawHistory('child-benefit')
  assert.deepEqual([`${last?.until}`, others], [`${clock.now()}`, []])
  assert.equal((await catalogue.lawVersion(hash)).ordinal, 1)

  await t.test('once only, and in every process', async (t) => {
    assert.deepEqual(outcomes(await catalogue.publishFolder(services, 'a test')), [
      'service kite-licence unchanged',
      'law kite-fees unchanged',
    ])
    const other = openCatalogue(state)
    t.after(await other.follow())
    assert.deepEqual(
      other.endedLaws().map(({ definition }) => definition.id),
      ['child-benefit'],
    )
  })

  await t.test('and comes back with its folder, as the version that it was', async () => {
    clock.advance({ hours: 24 })
    renameSync(away, join(laws, 'child-benefit'))
    assert.ok(outcomes(await catalogue.publishFolder(services, 'a test')).includes('law child-benefit published'))
    assert.equal(catalogue.getLaw('child-benefit').ordinal, 1)
    assert.deepEqual(catalogue.endedLaws(), [])
    const periods = await catalogue.lawHistory('child-benefit')
    assert.deepEqual(
      periods.map(({ until }) => until === undefined),
      [true, false],
    )
  })
})

test('a law does not end as long as a service in force rests on it, nor because a folder could not be seen', async (t) => {
  const { catalogue } = await testState(t)
  const { services, laws } = folders(t)
  await catalogue.publishFolder(services, 'a test')
  rmSync(join(laws, 'kite-fees'), { recursive: true })
  const results = outcomes(await catalogue.publishFolder(services, 'a test'))
  assert.deepEqual(results, ['service kite-licence refused', 'law child-benefit unchanged'])
  assert.equal(catalogue.getLaw('kite-fees').ordinal, 1)
  rmSync(join(laws, 'child-benefit/rules.dmn'))
  await catalogue.publishFolder(services, 'a test')
  assert.ok(existsSync(join(laws, 'child-benefit')) && catalogue.getLaw('child-benefit'), 'a file that is being saved')
  rmSync(laws, { recursive: true })
  await catalogue.publishFolder(services, 'a test')
  await catalogue.publishFolder(join(services, 'kite-licence'), 'a test')
  assert.ok(catalogue.getLaw('child-benefit'))
})
