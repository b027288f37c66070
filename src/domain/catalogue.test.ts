import assert from 'node:assert/strict'
import { cpSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import type { Catalogue } from '#domain/catalogue'
import { openCatalogue } from '#domain/catalogue'
import { followPlace, readPlace } from '#domain/place'
import { systemClock } from '#ground/clock'
import type { Ending } from '#ground/test-database'
import { draftOf, listeningLog, someone, testState, workedCase } from '#test-state'

/** A copy of services/, to be changed by the test. */
function servicesFolder(t: Ending) {
  const folder = mkdtempSync(join(tmpdir(), 'publica-services-'))
  t.after(() => rmSync(folder, { recursive: true }))
  cpSync('services/kite-licence', join(folder, 'kite-licence'), { recursive: true })
  const path = (file: string) => join(folder, 'kite-licence', file)
  const change = (file: string, what: (text: string) => string) =>
    writeFileSync(path(file), what(readFileSync(path(file), 'utf8')))
  return { folder, change, put: (file: string, text: string) => writeFileSync(path(file), text) }
}

/** A place.yaml whose Port Calder offers kite licences, beside a services/ that has them, and the way to say what an agency offers. */
function homeFolder(t: Ending) {
  const home = mkdtempSync(join(tmpdir(), 'publica-home-'))
  t.after(() => rmSync(home, { recursive: true }))
  const services = join(home, 'services')
  cpSync('place', join(home, 'place'), { recursive: true })
  cpSync('services/kite-licence', join(services, 'kite-licence'), { recursive: true })
  const file = join(home, 'place.yaml')
  const plain = readFileSync('place.yaml', 'utf8').replaceAll(/rates-rebate(, )?/g, '')
  const write = (agency: string, offers: readonly string[], to = file) => {
    const [before, after = ''] = plain.split(`- id: ${agency}`)
    const line = `services: [${offers.join(', ')}]`
    writeFileSync(to, `${before}- id: ${agency}${after.replace(/services: \[.*\]/, line)}`)
  }
  write('high-valley', [])
  return { services, file, write }
}

const addLine = (line: string) => (text: string) => `${text}\n${line}\n`

const current = (catalogue: Catalogue) => catalogue.get('kite-licence').ordinal

test('publishing', async (t) => {
  await t.test('a folder that did not change is not published again, whatever its line ends', async (t) => {
    const { catalogue, database } = await testState(t)
    const { folder, change } = servicesFolder(t)
    change('form.yaml', (text) => text.replaceAll('\n', '\r\n'))
    const [result] = await catalogue.publishFolder(folder, 'a test')
    assert.equal(result?.outcome, 'unchanged')
    const acts = await database.run('t', 'select published_by, ordinal from publications', [])
    assert.deepEqual(acts, [{ published_by: 'a test', ordinal: 1 }])
  })

  await t.test('a changed folder is the next version, and going back brings the first one back', async (t) => {
    const { catalogue } = await testState(t)
    const { folder, change } = servicesFolder(t)
    change('service.yaml', addLine('# changed'))
    const [changed] = await catalogue.publishFolder(folder, 'a test')
    assert.equal(changed?.outcome, 'published')
    assert.equal(current(catalogue), 2)
    change('service.yaml', (text) => text.replace('\n# changed\n', ''))
    await catalogue.publishFolder(folder, 'a test')
    assert.equal(current(catalogue), 1)
  })

  await t.test('a folder with faults is refused, and the version before it goes on', async (t) => {
    const { catalogue } = await testState(t)
    const { folder, change } = servicesFolder(t)
    change('form.yaml', addLine('nonsense: true'))
    const [result] = await catalogue.publishFolder(join(folder, 'kite-licence'), 'a test')
    assert(result?.outcome === 'refused')
    assert.equal(result.faults[0]?.at.file.endsWith('kite-licence/form.yaml'), true)
    assert.equal(current(catalogue), 1)
  })

  await t.test('a service whose own examples fail is refused', async (t) => {
    const { catalogue } = await testState(t)
    const { folder, change } = servicesFolder(t)
    change('rules.dmn', (text) => text.replaceAll('"granted"', '"refused "').replaceAll('"refused "', '"refused"'))
    const [result] = await catalogue.publishFolder(folder, 'a test')
    assert.equal(result?.outcome, 'refused')
  })

  await t.test('two who publish the same at once publish it once', async (t) => {
    const { catalogue, database, clock, log, place } = await testState(t)
    const other = openCatalogue({ database, clock, log, place })
    const { folder, change } = servicesFolder(t)
    change('service.yaml', addLine('# changed'))
    const results = await Promise.all([catalogue, other].map((room) => room.publishFolder(folder, 'a test')))
    assert.deepEqual(results.map(([result]) => result?.outcome).sort(), ['published', 'unchanged'])
    assert.equal(current(catalogue), 2)
  })

  await t.test('a read-me beside the definition makes no version', async (t) => {
    const { catalogue } = await testState(t)
    const { folder, put } = servicesFolder(t)
    put('README.md', 'About kites')
    assert.equal((await catalogue.publishFolder(folder, 'a test'))[0]?.outcome, 'unchanged')
  })
})

test('every process learns what another one published', async (t) => {
  const { catalogue, database, clock, log, place } = await testState(t)
  const { folder, change } = servicesFolder(t)

  await t.test('by being told', async (t) => {
    const { log, said } = listeningLog()
    const other = openCatalogue({ database, clock, log, place })
    t.after(await other.follow())
    assert.equal(current(other), 1)
    const inForce = said('"ordinal":2')
    change('service.yaml', addLine('# changed'))
    await catalogue.publishFolder(folder, 'a test')
    await inForce
    assert.equal(current(other), 2)
  })

  await t.test('by asking, when nobody told', async (t) => {
    const { log, said } = listeningLog()
    const deaf = openCatalogue({ database: { ...database, listen: async () => async () => {} }, clock, log, place })
    t.after(await deaf.follow())
    const inForce = said('"ordinal":3')
    change('service.yaml', addLine('# changed again'))
    await catalogue.publishFolder(folder, 'a test')
    clock.advance({ seconds: 30 })
    await inForce
    assert.equal(current(deaf), 3)
  })

  await t.test('and loads a version it never saw', async () => {
    const stranger = openCatalogue({ database, clock, log, place })
    const { hash } = catalogue.get('kite-licence')
    assert.equal((await stranger.version(hash)).ordinal, 3)
    await assert.rejects(stranger.version('0'.repeat(64)), { code: 'version-unreadable' })
  })
})

test('a watched folder', async (t) => {
  const { database, clock, place } = await testState(t)
  const { log, said } = listeningLog()
  const catalogue = openCatalogue({ database, clock, log, place })
  t.after(await catalogue.follow())
  const { folder, change } = servicesFolder(t)
  t.after(await catalogue.watch(folder))

  await t.test('is published when it changed', async () => {
    const published = said('service published')
    change('service.yaml', addLine('# changed'))
    clock.advance({ seconds: 10 })
    assert.equal((await published).ordinal, 2)
    assert.equal(current(catalogue), 2)
  })

  await t.test('is refused while it has faults, which is told once, and taken when they are mended', async () => {
    const refused = said('service refused')
    change('form.yaml', addLine('nonsense: true'))
    clock.advance({ seconds: 10 })
    assert.match(String((await refused).faults), /form\.yaml:\d+:\d+/)
    assert.equal(current(catalogue), 2)
    const published = said('service published')
    change('form.yaml', (text) => text.replace('\nnonsense: true\n', '\n'))
    clock.advance({ seconds: 10 })
    assert.equal((await published).ordinal, 3)
  })
})

test('a watched folder is published as soon as its files are quiet', async (t) => {
  const { database, place } = await testState(t)
  const { log, said } = listeningLog()
  const clock = { ...systemClock, every: () => ({ stop() {} }) }
  const catalogue = openCatalogue({ database, clock, log, place })
  t.after(await catalogue.follow())
  const { folder, change } = servicesFolder(t)
  t.after(await catalogue.watch(folder))
  const published = said('service published')
  change('service.yaml', addLine('# changed'))
  change('form.yaml', addLine('# changed too'))
  assert.equal((await published).ordinal, 2)
})

test('a new folder that no agency offers is published, and told of even where only warnings are heard', async (t) => {
  const { database, clock, place } = await testState(t)
  const { log, said } = listeningLog()
  log.level = 'warn'
  const agencies = place.agencies.map((agency) => ({ ...agency, services: [] }))
  const catalogue = openCatalogue({ database, clock, log, place: { ...place, agencies } })
  t.after(await catalogue.follow())
  const { folder, change } = servicesFolder(t)
  t.after(await catalogue.watch(folder))
  const [published, lost] = [said('service published'), said('no agency offers it')]
  change('service.yaml', addLine('# changed'))
  clock.advance({ seconds: 10 })
  assert.equal((await published).ordinal, 2)
  assert.equal((await lost).service, 'kite-licence')
})

test('what is offered', async (t) => {
  const { catalogue, database, clock, log, place } = await testState(t)

  await t.test('is what some agency of the place offers', () => {
    assert.deepEqual(
      catalogue.services().map(({ definition }) => definition.id),
      ['kite-licence'],
    )
    assert.deepEqual(
      catalogue.agenciesFor('kite-licence').map(({ id }) => id),
      ['port-calder'],
    )
    assert.throws(() => catalogue.get('rates'), { code: 'not-found' })
  })

  await t.test('is nothing that no agency offers any more', async () => {
    const agencies = place.agencies.map((agency) => ({ ...agency, services: [] }))
    const closed = openCatalogue({ database, clock, log, place: { ...place, agencies } })
    await closed.publishFolder('services/kite-licence', 'a test')
    assert.deepEqual(closed.services(), [])
    assert.deepEqual(await database.run('t', 'select * from offerings', []), [])
  })
})

test('what is offered is what was last published, whatever the place of a process says that starts later', async (t) => {
  const state = await testState(t)
  const { database, clock, place } = state
  const agencies = place.agencies.map((agency) => ({ ...agency, services: [] }))
  const { log, said } = listeningLog()
  const later = openCatalogue({ database, clock, log, place: { ...place, agencies } })
  const told = said('npx publica publish')
  t.after(await later.follow())
  assert.equal((await told).level, 'warn')
  assert.equal(current(later), 1)
})

test('a place.yaml beside a watched folder', async (t) => {
  const { database, clock, place: whole } = await testState(t)
  const { log, said } = listeningLog()
  const { services, file, write } = homeFolder(t)
  const { place, look } = followPlace(() => readPlace(file, { services }))
  const catalogue = openCatalogue({ database, clock, log, place })
  await catalogue.publishFolder(services, 'a test')
  t.after(await catalogue.follow())
  t.after(await catalogue.watch(services, { file, look }))
  const offering = (service: string, room = catalogue) => room.agenciesFor(service).map(({ id }) => id)
  const afterALook = (words: string) => {
    const line = said(words)
    clock.advance({ seconds: 10 })
    return line
  }

  await t.test('offers what it says from the next look on, and elsewhere when that is heard', async (t) => {
    const { log, said } = listeningLog()
    const elsewhere = openCatalogue({ database, clock, log, place: whole })
    t.after(await elsewhere.follow())
    assert.deepEqual(offering('kite-licence'), ['port-calder'])
    const both = '"service":"kite-licence","agencies":["port-calder","high-valley"]'
    const heard = said(both)
    write('high-valley', ['kite-licence'])
    await afterALook(both)
    assert.deepEqual(offering('kite-licence'), ['port-calder', 'high-valley'])
    await heard
    assert.deepEqual(offering('kite-licence', elsewhere), ['port-calder', 'high-valley'])
  })

  await t.test('may name a new service before its folder is there: a fault with its line until it is', async () => {
    write('high-valley', ['kite-licence', 'balloon-licence'])
    assert.match(String((await afterALook('place.yaml refused')).faults), /place\.yaml:\d+:\d+ .*"balloon-licence"/)
    assert.deepEqual(offering('kite-licence'), ['port-calder', 'high-valley'])
    cpSync(join(services, 'kite-licence'), join(services, 'balloon-licence'), { recursive: true })
    await afterALook('"service":"balloon-licence","agencies"')
    assert.equal(catalogue.get('balloon-licence').ordinal, 1)
    assert.deepEqual(offering('balloon-licence'), ['high-valley'])
  })

  await t.test('takes back what it does not name any more', async () => {
    write('high-valley', [])
    await afterALook('"service":"kite-licence","agencies":["port-calder"]')
    assert.equal(catalogue.find('balloon-licence'), undefined)
  })
})

test('a place.yaml beside a watched folder is looked at as soon as it is quiet, whoever put it there', async (t) => {
  const { database } = await testState(t)
  const { log, said } = listeningLog()
  const { services, file, write } = homeFolder(t)
  const clock = { ...systemClock, every: () => ({ stop() {} }) }
  const { place, look } = followPlace(() => readPlace(file, { services }))
  const catalogue = openCatalogue({ database, clock, log, place })
  t.after(await catalogue.follow())
  t.after(await catalogue.watch(services, { file, look }))
  const offered = said('"agencies":["port-calder","high-valley"]')
  write('high-valley', ['kite-licence'], `${file}~`)
  renameSync(`${file}~`, file)
  await offered
})

test('a new version', async (t) => {
  const state = await testState(t)
  const { catalogue, applications, cases } = state
  const { folder, change } = servicesFolder(t)
  const person = await someone(state)
  const decided = await workedCase(state, person, 'granted')
  const sent = await draftOf(state, person, 'granted')
  await cases.send(sent.id, { key: 'k', person, seenRevision: sent.revision, language: 'en' })
  const draft = await draftOf(state, person, 'granted')
  change('rules.dmn', (text) => text.replaceAll('12.5', '99.5'))
  for (const file of ['service.yaml']) change(file, addLine('# the fee rises'))
  rmSync(join(folder, 'kite-licence', 'examples'), { recursive: true })
  const [result] = await catalogue.publishFolder(folder, 'a test')
  assert(result?.outcome === 'published', JSON.stringify(result))

  await t.test('does not touch what was decided', async () => {
    const { decision, case: found } = await cases.standing(decided)
    assert.equal(found.version.ordinal, 1)
    assert(decision?.amount)
  })

  await t.test('does not decide what was sent before it', async () => {
    const before = (await cases.standing(decided)).decision?.amount?.toString()
    await cases.work(sent.id)
    const { decision, case: found } = await cases.standing(sent.id)
    assert.equal(found.version.ordinal, 1)
    assert.equal(decision?.amount?.toString(), before)
    assert.equal((await applications.get(sent.id)).version.ordinal, 1)
  })

  await t.test('is the one that a draft is walked and sent under', async () => {
    assert.equal((await applications.get(draft.id)).version.ordinal, 2)
    await cases.send(draft.id, { key: 'k', person, seenRevision: draft.revision, language: 'en' })
    await cases.work(draft.id)
    assert.equal((await cases.get(draft.id)).version.ordinal, 2)
  })

  await t.test('takes over what a draft answered to a question by its former name', async () => {
    const { id } = await applications.begin({
      service: 'kite-licence',
      agency: 'port-calder',
      session: 's',
      language: 'en',
    })
    await applications.save(id, { answers: new Map([['remarks', 'It is red.']]), revision: 0 })
    change('form.yaml', (text) => text.replace('- name: remarks', '- name: notes\n        was: [remarks]'))
    for (const file of ['words.fr.yaml', 'words.ar.yaml']) rmSync(join(folder, 'kite-licence', file))
    const [result] = await catalogue.publishFolder(folder, 'a test')
    assert(result?.outcome === 'published', JSON.stringify(result))
    assert.deepEqual([...(await applications.get(id)).answers], [['notes', 'It is red.']])
  })
})

test('the history says which version was in force when, also of one that came back', async (t) => {
  const { catalogue, clock, database, log, place } = await testState(t)
  const { folder, change } = servicesFolder(t)
  const publish = async (hours: number) => {
    clock.advance({ hours })
    await catalogue.publishFolder(folder, 'a test')
    return clock.now()
  }
  const began = clock.now()
  change('service.yaml', addLine('# changed'))
  const changed = await publish(5)
  change('service.yaml', (text) => text.replace('\n# changed\n', ''))
  const back = await publish(3)
  const told = (room: Catalogue) => async () =>
    (await room.history('kite-licence')).map(({ ordinal, from, until }) => [ordinal, `${from}`, until && `${until}`])
  const expected = [
    [1, `${back}`, undefined],
    [2, `${changed}`, `${back}`],
    [1, `${began}`, `${changed}`],
  ]
  assert.deepEqual(await told(catalogue)(), expected)
  await publish(1)
  assert.deepEqual(await told(catalogue)(), expected, 'what did not change began no new time')
  const other = openCatalogue({ database, clock, log, place })
  t.after(await other.follow())
  assert.deepEqual(await told(other)(), expected)
  for (const id of ['no-such-service', 'a\u0000b', '__proto__']) assert.deepEqual(await catalogue.history(id), [])
})
