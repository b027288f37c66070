import assert from 'node:assert/strict'
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import canonicalize from 'canonicalize'
import { openCases } from '#domain/cases'
import { openCatalogue } from '#domain/catalogue'
import type { Officer } from '#domain/people'
import type { Definition, Step } from '#engines/definition'
import { Decimal } from '#ground/decimal'
import type { ApplicationId } from '#ground/ids'
import type { TestState } from '#test-state'
import { answersFor, draftOf, someone, testState, workedCase } from '#test-state'
import { openAct } from './cases/acts.ts'
import { positionAfter } from './cases/status.ts'
import type { ActRow, CaseRow } from './cases/tables.ts'

const words = new Map([['en', 'The airfield agrees.']])
const reasons = [{ words, law: new Map([['en', 'Kite Flying Act, section 7']]) }]

async function officerOf({ people }: TestState, subject = 'ingrid-solberg'): Promise<Officer> {
  const { id, name } = await people.signedIn({ issuer: 'https://test', subject, name: subject, assurance: 'high' })
  return { id, name, roles: await people.rolesOf(id) }
}

const deciding = (by: Officer, seen: number, key = 'a press of the button') => ({
  key,
  outcome: 'granted',
  reasons,
  by,
  seen,
})

test('sending', async (t) => {
  const state = await testState(t)
  const { cases, applications, database } = state
  const count = async (table: string, id: ApplicationId, column = 'case_id') => {
    const text = `select count(*) as n from ${table} where ${column} = $1`
    return (await database.run<{ n: number }>(`count-${table}`, text, [id]))[0]?.n
  }

  await t.test('twenty sends at once with one key are one case, one act and one notice', async () => {
    const person = await someone(state)
    const { id, revision } = await draftOf(state, person)
    const send = () => cases.send(id, { key: 'k', person, seenRevision: revision, language: 'en' })
    const sent = await Promise.all(Array.from({ length: 20 }, send))
    assert.equal(new Set(sent.map(({ reference }) => reference)).size, 1)
    assert.deepEqual(
      await Promise.all([count('acts', id), count('cases', id, 'id'), count('notices', id, 'application_id')]),
      [1, 1, 1],
    )
    assert.equal(await count('commands', id, 'application_id'), 1)
  })

  await t.test('sending again with another key is told that it was sent', async () => {
    const person = await someone(state)
    const { id, revision } = await draftOf(state, person)
    const send = (key: string) => cases.send(id, { key, person, seenRevision: revision, language: 'en' })
    await send('one')
    await assert.rejects(send('other'), { code: 'draft-already-sent' })
    await assert.rejects(applications.save(id, { answers: new Map(), revision }), { code: 'draft-already-sent' })
  })

  await t.test('what is not complete is not sent, and stays a draft', async () => {
    const person = await someone(state)
    const { id } = await draftOf(state, person)
    const { revision } = await applications.save(id, { answers: new Map(), revision: 1 })
    await assert.rejects(cases.send(id, { key: 'k', person, seenRevision: revision, language: 'en' }), {
      code: 'not-complete',
    })
    assert.equal((await applications.get(id)).state, 'draft')
  })

  await t.test('nobody sends without signing in, nor what belongs to another', async () => {
    const [owner, other] = [await someone(state), await someone(state)]
    const { id, revision: seenRevision } = await draftOf(state, owner)
    const sending = { key: 'k', seenRevision, language: 'en' }
    await assert.rejects(cases.send(id, sending), { code: 'sign-in-needed' })
    await assert.rejects(cases.send(id, { ...sending, person: other }), { code: 'not-allowed' })
  })

  await t.test('a draft that changed since it was read is not sent', async () => {
    const person = await someone(state)
    const { id, answers } = await draftOf(state, person)
    await applications.save(id, { answers, revision: 1 })
    const sending = { key: 'k', person, seenRevision: 1, language: 'en' }
    await assert.rejects(cases.send(id, sending), { code: 'draft-changed-elsewhere' })
  })

  await t.test('what was never begun is not found', async () => {
    const person = await someone(state)
    const sending = { key: 'k', person, seenRevision: 0, language: 'en' }
    await assert.rejects(cases.send(7 as ApplicationId, sending), { code: 'not-found' })
    await assert.rejects(cases.get(7 as ApplicationId), { code: 'not-found' })
  })

  await t.test('a session-held draft becomes the sender’s, under their key', async () => {
    const { id } = await applications.begin({
      service: 'kite-licence',
      agency: 'port-calder',
      session: 's',
      language: 'en',
    })
    const { revision } = await applications.save(id, { answers: answersFor(state, 'granted'), revision: 0 })
    const person = await someone(state)
    await cases.send(id, { key: 'k', person, seenRevision: revision, language: 'fr' })
    const { owner, language } = await applications.get(id)
    assert.deepEqual([owner, language], [person.id, 'fr'])
    await database.together((tx) => state.people.erase(tx, person.id))
    await assert.rejects(applications.get(id), { code: 'erased' })
  })

  await t.test('an answer that is no longer asked is not sent', async () => {
    const person = await someone(state)
    const { id, revision, answers } = await draftOf(state, person)
    const more = new Map([...answers, ['a question of long ago', 'an answer']])
    const saved = await applications.save(id, { answers: more, revision })
    await cases.send(id, { key: 'k', person, seenRevision: saved.revision, language: 'en' })
    assert.equal((await applications.get(id)).answers.has('a question of long ago'), false)
  })

  await t.test('what the agency no longer offers is not sent, and stays a draft', async () => {
    const person = await someone(state)
    const { id, revision } = await draftOf(state, person)
    const place = { ...state.place, agencies: state.place.agencies.map((agency) => ({ ...agency, services: [] })) }
    const catalogue = openCatalogue({ ...state, place })
    await catalogue.publishFolder('services/kite-licence', 'a test')
    const closed = openCases({ ...state, place, catalogue })
    const sending = { key: 'k', person, seenRevision: revision, language: 'en' }
    await assert.rejects(closed.send(id, sending), { code: 'service-closed' })
    assert.equal((await applications.get(id)).state, 'draft')
  })
})

test('the rules', async (t) => {
  const state = await testState(t)
  const { cases, clock } = state

  await t.test('decide by machine where they give a sure answer, with reasons and the law', async () => {
    const person = await someone(state)
    const id = await workedCase(state, person, 'granted')
    const { case: found, decision, steps } = await cases.standing(id)
    assert.equal(found.status, 'decided')
    assert.deepEqual(
      steps.map(({ kind }) => kind),
      ['opened', 'found', 'decided'],
    )
    assert.equal(decision?.outcome, 'granted')
    assert.equal(decision?.by, 'machine')
    assert(decision?.amount instanceof Decimal)
    assert(decision.reasons.length > 0)
    assert(decision.reasons.some(({ law }) => law?.get('en')?.includes('Kite Flying Act')))
  })

  await t.test('give what they may not decide to the team, with a deadline', async () => {
    const id = await workedCase(state, await someone(state))
    const { status, team, deadline, openedAt } = await cases.get(id)
    assert.equal(status, 'waiting')
    assert.equal(team, 'port-calder/kite-licence')
    assert.equal(openedAt.toString(), clock.now().toString())
    assert(deadline && Temporal.PlainDate.compare(deadline, clock.today('Indian/Mauritius')) > 0)
  })

  await t.test('speak once, however often they are asked', async () => {
    const id = await workedCase(state, await someone(state), 'granted')
    await Promise.all([cases.work(id), cases.work(id)])
    assert.equal((await cases.standing(id)).steps.length, 3)
  })

  await t.test('leave finding and trace with the case, as they were', async () => {
    const id = await workedCase(state, await someone(state))
    const { finding } = await cases.file(id, await officerOf(state))
    assert(finding)
    assert(JSON.stringify(finding.record).includes('near-an-airfield'))
    assert(finding.reasons.some(({ words }) => words.get('en')?.includes('airfield')))
  })
})

test('deciding', async (t) => {
  const state = await testState(t)
  const { cases } = state
  const ingrid = await officerOf(state)

  await t.test('an officer decides, and the applicant reads the reasons', async () => {
    const id = await workedCase(state, await someone(state))
    const { case: seen } = await cases.file(id, ingrid)
    await cases.decide(id, { ...deciding(ingrid, seen.seq), amount: Decimal.parse('12.50') })
    const { decision, case: found } = await cases.standing(id)
    assert.equal(found.status, 'decided')
    assert.equal(decision?.outcome, 'granted')
    assert.equal(decision?.amount?.toString(), '12.5')
    assert.deepEqual(decision?.by, { id: ingrid.id, name: ingrid.name })
    assert.deepEqual(decision?.reasons[0]?.words, reasons[0]?.words)
  })

  await t.test('of two officers at once one decides, and the other is told', async () => {
    const id = await workedCase(state, await someone(state))
    const { seq } = await cases.get(id)
    const other = { ...ingrid, id: (await someone(state)).id }
    const both = await Promise.allSettled([
      cases.decide(id, deciding(ingrid, seq, 'one')),
      cases.decide(id, { ...deciding(other, seq, 'other'), outcome: 'refused' }),
    ])
    const lost = both.filter(({ status }) => status === 'rejected')
    assert.deepEqual(
      lost.map((one) => (one as PromiseRejectedResult).reason.code),
      ['case-already-decided'],
    )
    assert.equal((await cases.file(id, ingrid)).acts.filter(({ kind }) => kind === 'decided').length, 1)
  })

  await t.test('the same press of the button twice is one decision', async () => {
    const id = await workedCase(state, await someone(state))
    const { seq } = await cases.get(id)
    await Promise.all([1, 2, 3].map(() => cases.decide(id, deciding(ingrid, seq))))
    assert.equal((await cases.get(id)).seq, seq + 1)
  })

  await t.test('a decided case cannot be decided again', async () => {
    const id = await workedCase(state, await someone(state), 'granted')
    const { seq } = await cases.get(id)
    await assert.rejects(cases.decide(id, deciding(ingrid, seq)), { code: 'case-already-decided' })
  })

  await t.test('who saw an older state of the case is told so', async () => {
    const id = await workedCase(state, await someone(state))
    const { seq } = await cases.get(id)
    await assert.rejects(cases.decide(id, deciding(ingrid, seq - 1)), { code: 'seen-is-stale' })
  })

  await t.test('that a notice arrived meanwhile is no reason to look again', async () => {
    const id = await workedCase(state, await someone(state))
    const { seq } = await cases.get(id)
    const notice = {
      notice: '00000000-0000-7000-8000-000000000000',
      application: id,
      kind: 'sent',
      result: 'accepted',
    } as const
    await state.database.together((tx) => cases.notified(tx, notice))
    await cases.decide(id, deciding(ingrid, seq))
  })

  await t.test('a case that the rules have not seen waits for them', async () => {
    const person = await someone(state)
    const { id, revision } = await draftOf(state, person)
    await cases.send(id, { key: 'k', person, seenRevision: revision, language: 'en' })
    await assert.rejects(cases.decide(id, deciding(ingrid, 1)), { code: 'not-waiting' })
  })

  await t.test('no officer of another agency or service decides, or reads the file', async () => {
    const id = await workedCase(state, await someone(state))
    const { seq } = await cases.get(id)
    for (const subject of ['mateo-vidal', 'rosa-lindqvist', 'nobody']) {
      const officer = await officerOf(state, subject)
      await assert.rejects(cases.decide(id, deciding(officer, seq)), { code: 'not-allowed' })
      await assert.rejects(cases.file(id, officer), { code: 'not-allowed' })
    }
  })

  await t.test('nobody decides their own case', async () => {
    const { people } = state
    const id = await workedCase(state, await people.get(ingrid.id))
    const { seq } = await cases.get(id)
    await assert.rejects(cases.decide(id, deciding(ingrid, seq)), { code: 'own-case' })
    assert.equal((await cases.file(id, ingrid)).mayNotDecide, 'own-case')
    const waitsFor = async (officer: typeof ingrid) =>
      (await cases.waiting(officer, { most: 1000 })).cases.some((waiting) => waiting.id === id)
    assert.deepEqual(
      [await waitsFor(ingrid), await waitsFor({ ...ingrid, id: (await someone(state)).id })],
      [false, true],
    )
  })

  await t.test('a decision has reasons, and an outcome that the service knows', async () => {
    const id = await workedCase(state, await someone(state))
    const { seq } = await cases.get(id)
    const decision = deciding(ingrid, seq)
    await assert.rejects(cases.decide(id, { ...decision, reasons: [] }), { code: 'reasons-missing' })
    const blank = [{ words: new Map([['en', '  ']]) }]
    await assert.rejects(cases.decide(id, { ...decision, reasons: blank }), { code: 'reasons-missing' })
    await assert.rejects(cases.decide(id, { ...decision, outcome: 'constructor' }), { code: 'outcome-unknown' })
    for (const law of [undefined, new Map([['en', ' ']])])
      await assert.rejects(cases.decide(id, { ...decision, reasons: [{ words, law }] }), { code: 'reasons-missing' })
    assert.equal((await cases.get(id)).status, 'waiting')
  })

  await t.test('a decision says whether it is what the rules came to', async () => {
    const machine = await workedCase(state, await someone(state), 'granted')
    const officer = await workedCase(state, await someone(state))
    await cases.decide(officer, deciding(ingrid, (await cases.get(officer)).seq))
    const followed = async (id: ApplicationId) => (await cases.standing(id)).decision?.followsFinding
    assert.deepEqual([await followed(machine), await followed(officer)], [true, false])
    assert.equal((await cases.file(officer, ingrid)).decision?.followsFinding, false)
  })

  await t.test('an erased application leaves a case whose texts nobody can read', async () => {
    const id = await workedCase(state, await someone(state))
    await state.applications.erase(id)
    assert.equal((await cases.get(id)).status, 'waiting')
    await assert.rejects(cases.file(id, ingrid), { code: 'erased' })
    await assert.rejects(cases.standing(id), { code: 'erased' })
  })
})

test('waiting', async (t) => {
  const state = await testState(t)
  const { cases, clock } = state
  const ingrid = await officerOf(state)
  const ids: ApplicationId[] = []
  for (let round = 0; round < 7; round++) {
    ids.push(await workedCase(state, await someone(state)))
    clock.advance(round === 3 ? { hours: 24 } : { minutes: 1 })
  }
  await workedCase(state, await someone(state), 'granted')

  await t.test(
    'every waiting case is on one page, the nearest deadline first, and of one day the first that came',
    async () => {
      const seen: ApplicationId[] = []
      const deadlines: string[] = []
      let after: string | undefined
      do {
        const page = await cases.waiting(ingrid, { after, most: 3 })
        assert.equal(page.total, 7)
        seen.push(...page.cases.map(({ id }) => id))
        deadlines.push(...page.cases.map(({ deadline }) => String(deadline)))
        after = page.next
      } while (after)
      assert.deepEqual(seen, ids)
      assert.deepEqual(deadlines, [...deadlines].sort())
      assert.equal(new Set(deadlines).size, 2)
    },
  )

  await t.test('an officer of another service sees none of them', async () => {
    for (const subject of ['mateo-vidal', 'rosa-lindqvist', 'nobody']) {
      assert.equal((await cases.waiting(await officerOf(state, subject))).total, 0)
    }
  })

  await t.test('an address that somebody mended by hand begins at the beginning', async () => {
    const first = await cases.waiting(ingrid)
    for (const after of [
      '',
      '9999',
      "' or 1=1",
      '2026-02-31.5',
      'infinity.99999999999999999',
      '2026-05-05.',
      '2026-05-05.5',
      '2026-05-05.2026-02-31T00:00:00Z.5',
    ]) {
      assert.deepEqual(await cases.waiting(ingrid, { after }), first)
    }
  })
})

test('decided', async (t) => {
  const state = await testState(t)
  const { cases, clock } = state
  const ingrid = await officerOf(state)
  const decided: ApplicationId[] = []
  for (let round = 0; round < 5; round++) {
    const id = await workedCase(state, await someone(state), round % 2 ? 'granted' : 'for an officer')
    if (round % 2 === 0) await cases.decide(id, deciding(ingrid, (await cases.get(id)).seq))
    decided.unshift(id)
    if (round < 3) clock.advance({ hours: 1 })
  }
  await workedCase(state, await someone(state))

  await t.test('every decided case is on one page, the latest first, whoever decided it', async () => {
    const seen: { id: ApplicationId; decidedAt: Temporal.Instant }[] = []
    let after: string | undefined
    do {
      const page = await cases.decided(ingrid, { after, most: 2 })
      seen.push(...page.cases)
      after = page.next
    } while (after)
    assert.deepEqual(seen.map(({ id }) => id).sort(), [...decided].sort())
    const moments = seen.map(({ decidedAt }) => decidedAt.epochMilliseconds)
    assert.deepEqual(
      moments,
      moments.toSorted((one, other) => other - one),
    )
    const { decision } = await cases.standing(seen[0]!.id)
    assert.equal(decision?.at.toString(), seen[0]!.decidedAt.toString())
  })

  await t.test('an officer of another service sees none of them, nor does a look at another service', async () => {
    for (const subject of ['mateo-vidal', 'rosa-lindqvist', 'nobody'])
      assert.deepEqual((await cases.decided(await officerOf(state, subject))).cases, [])
    assert.deepEqual((await cases.decided(ingrid, { service: 'rates-rebate' })).cases, [])
    assert.equal((await cases.waiting(ingrid, { service: 'rates-rebate' })).total, 0)
    assert.equal((await cases.waiting(ingrid, { service: 'kite-licence' })).total, 1)
  })

  await t.test('an address that somebody mended by hand begins at the beginning', async () => {
    const first = await cases.decided(ingrid)
    for (const after of ['', '1', '2026-02-31T00:00:00Z.5', '2026-05-04T99:00:00Z.5', '2026-05-04T08:00:00Z.x'])
      assert.deepEqual(await cases.decided(ingrid, { after }), first)
  })
})

test('a history', async (t) => {
  const state = await testState(t)
  const { cases, database, vault } = state
  const ingrid = await officerOf(state)
  for (const outcome of ['granted', 'refused', 'for an officer', 'for an officer']) {
    await workedCase(state, await someone(state), outcome)
  }
  const [first] = (await cases.waiting(ingrid)).cases
  assert(first)
  await cases.decide(first.id, deciding(ingrid, (await cases.get(first.id)).seq))
  const person = await someone(state)
  const { id, revision } = await draftOf(state, person)
  await cases.send(id, { key: 'k', person, seenRevision: revision, language: 'en' })
  const notice = { notice: '00000000-0000-7000-8000-000000000000', result: 'accepted' } as const
  await database.together((tx) => cases.notified(tx, { ...notice, kind: 'sent', application: id }))
  await database.together((tx) => cases.notified(tx, { ...notice, kind: 'decided', application: first.id }))
  const rows = await database.run<CaseRow>('t-cases', 'select * from cases', [])
  const actsOf = (row: CaseRow) =>
    database.run<ActRow>('t-acts', 'select * from acts where case_id = $1 order by seq', [row.id])

  await t.test('comes to what the columns of its case say', async () => {
    assert.deepEqual(rows.map(({ status }) => status).sort(), ['decided', 'decided', 'decided', 'received', 'waiting'])
    for (const row of rows) {
      const acts = await actsOf(row)
      const entries = await Promise.all(acts.map((act) => openAct(vault, database, act)))
      assert.deepEqual(positionAfter(entries), {
        status: row.status,
        team: row.team,
        deadline: row.deadline?.toString() ?? null,
      })
      assert.deepEqual(
        acts.map(({ seq }) => seq),
        acts.map((_, index) => index + 1),
      )
      assert.equal(row.seq, acts.length)
      const end = entries.find(({ kind }) => kind === 'decided')
      assert.equal(row.decided_at?.toString(), end?.at.toString())
      assert.deepEqual(
        acts.map(({ kind }) => kind),
        entries.map(({ kind }) => kind),
      )
    }
  })

  await t.test('keeps the canonical bytes of every act, and a salt of 32 bytes', async () => {
    const acts = (await Promise.all(rows.map(actsOf))).flat()
    const salts = new Set<string>()
    for (const { case_id, seq, sealed } of acts) {
      const text = await vault.open(database, sealed, { table: 'acts', field: 'sealed', row: `${case_id}/${seq}` })
      const [salt = '', bytes = ''] = [text.slice(0, 43), text.slice(44)]
      assert.equal(Buffer.from(salt, 'base64url').length, 32)
      assert.equal(bytes, canonicalize(JSON.parse(bytes)))
      salts.add(salt)
    }
    assert.equal(salts.size, acts.length)
  })

  await t.test('leaves for queues and figures only what the form declares coarse', async () => {
    const facts = await database.run('t-facts', 'select name, code from case_facts where case_id = $1', [id])
    assert.deepEqual(facts, [{ name: 'near an airfield', code: 'yes' }])
  })
})

test('the rules look at the day on which it was sent, however late they speak', async (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'publica-today-'))
  t.after(() => rmSync(folder, { recursive: true }))
  const services = join(folder, 'kite-licence')
  cpSync('services/kite-licence', services, { recursive: true })
  const form = readFileSync(join(services, 'form.yaml'), 'utf8')
  const onlyInMay = form.replace('- page: age\n', '- page: age\n    when: today < date("2026-06-01")\n')
  writeFileSync(join(services, 'form.yaml'), onlyInMay)
  const state = await testState(t, { services })
  const person = await someone(state)
  const { id, revision } = await draftOf(state, person, 'granted')
  await state.cases.send(id, { key: 'k', person, seenRevision: revision, language: 'en' })
  state.clock.advance({ hours: 24 * 30 })
  await state.cases.work(id)
  assert.equal((await state.cases.standing(id)).decision?.outcome, 'granted')
})

test('the rules say nothing on what was erased, and try no more', async (t) => {
  const state = await testState(t)
  const person = await someone(state)
  const { id, revision } = await draftOf(state, person)
  await state.cases.send(id, { key: 'k', person, seenRevision: revision, language: 'en' })
  await state.applications.erase(id)
  await state.cases.work(id)
  assert.deepEqual([(await state.cases.get(id)).status, (await state.cases.get(id)).seq], ['received', 1])
})

async function workedUnder(state: TestState, broken: (definition: Definition) => Definition, wanted?: string) {
  const person = await someone(state)
  const { id, revision } = await draftOf(state, person, wanted)
  await state.cases.send(id, { key: 'k', person, seenRevision: revision, language: 'en' })
  const version = state.catalogue.get('kite-licence')
  const catalogue = {
    ...state.catalogue,
    version: async () => ({ ...version, definition: broken(version.definition) }),
  }
  await openCases({ ...state, catalogue }).work(id)
  return state.cases.file(id, await officerOf(state))
}

test('a case that is decided while somebody reads it is shown as decided throughout, or not at all', async (t) => {
  const state = await testState(t)
  const person = await someone(state)
  const { id, revision } = await draftOf(state, person, 'granted')
  await state.cases.send(id, { key: 'k', person, seenRevision: revision, language: 'en' })
  const answersOf = async (of: ApplicationId) => {
    await state.cases.work(of)
    return state.applications.answersOf(of)
  }
  const reading = openCases({ ...state, applications: { ...state.applications, answersOf } })
  const { case: about, decision } = await reading.standing(id)
  assert.deepEqual([about.status, decision?.outcome], ['decided', 'granted'])
})

test('a case whose rules break down goes to an officer', async (t) => {
  const state = await testState(t)
  const decide = () => {
    throw new Error('out of steps')
  }
  const broken = (definition: Definition) => ({ ...definition, rules: { ...definition.rules, decide } })
  const { case: found, finding, mayNotDecide } = await workedUnder(state, broken, 'granted')
  assert.deepEqual([found.status, finding, mayNotDecide], ['waiting', undefined, undefined])
})

test('a case whose process leads nowhere goes to an officer', async (t) => {
  const state = await testState(t)
  const broken = (definition: Definition) => ({ ...definition, process: { ...definition.process, steps: [] } })
  const { case: found, acts } = await workedUnder(state, broken, 'granted')
  assert.deepEqual(
    [found.status, acts.at(-1)?.details],
    ['waiting', { step: 'review', team: 'port-calder/kite-licence', why: 'no-finding' }],
  )
})

test('a case whose time limit cannot be read goes to an officer, with its finding and without a deadline', async (t) => {
  const state = await testState(t)
  const endless = (step: Step) => ({ ...step, within: 'P' })
  const broken = ({ process, ...definition }: Definition) => ({
    ...definition,
    process: { ...process, steps: process.steps.map(endless) },
  })
  const { case: found, finding } = await workedUnder(state, broken)
  assert.deepEqual([found.status, found.deadline], ['waiting', undefined])
  assert.ok(finding)
})
