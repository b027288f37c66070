import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import type { TestContext } from 'node:test'
import { test } from 'node:test'
import { say, showDate } from '#engines/form'
import type { ApplicationId } from '#ground/ids'
import { readReference, referenceOf } from '#ground/ids'
import type { TestState } from '#test-state'
import { someone, testState, workedCase } from '#test-state'
import type { Seen } from '#test-web'
import { signedInVisitor, testApp, visitor } from '#test-web'
import { applyPages } from '#web/apply'
import { exampleOf, fillIn, hiddenIn, pageSeen, problemsIn, typedOn } from './typing.ts'

const pages = applyPages({ secret: new Uint8Array(32).fill(3) })

async function opened(t: TestContext) {
  const state = await testState(t, { services: 'services' })
  return { state, app: await testApp(t, state, pages) }
}

const formOf = ({ catalogue }: TestState, service: string) => catalogue.get(service).definition.form
const idIn = ({ path }: Seen): ApplicationId => readReference(/\/applications\/([^/?]+)/.exec(path)?.[1] ?? '')!

const hashOf = (cookie: string) => createHash('sha256').update(cookie.slice(2)).digest()

type Visitor = ReturnType<typeof visitor>

/** A draft of this visitor's with every answer, on the page that shows them all. */
async function filledIn(session: Visitor, state: TestState, service = 'kite-licence', outcome = 'granted') {
  const start = await session.get(`/services/${service}/begin`)
  const first = await session.press(start, { agency: 'port-calder' })
  return fillIn(session, first, formOf(state, service), exampleOf(state, service, outcome).answers)
}

const textOf = (seen: Seen) =>
  (/<main[\s\S]*<\/main>/.exec(seen.text)?.[0] ?? '')
    .replace(/<[^>]*>/g, ' ')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&')
    .replace(/\s+/g, ' ')

for (const service of ['kite-licence', 'rates-rebate'])
  test(`${service}: from the first page to the reasons of the decision`, async (t) => {
    const { state, app } = await opened(t)
    const { session, person } = await signedInVisitor(app, state, await someone(state))
    const { definition } = state.catalogue.get(service)

    const { seen, visited } = await filledIn(session, state, service)
    assert.match(seen.path, /\/check-answers$/)
    const { example } = exampleOf(state, service, 'granted')
    const asked = example.path?.map((name) => definition.form.pages.find((page) => page.name === name)?.slug)
    assert.deepEqual(visited, asked ?? visited)

    const confirmation = await session.press(seen, hiddenIn(seen))
    assert.match(confirmation.path, /\/sent$/)
    assert.match(textOf(confirmation), /Application sent/)
    const id = idIn(confirmation)
    const reference = /\/applications\/([^/]+)\/sent/.exec(confirmation.path)![1]!
    assert.ok(textOf(confirmation).includes(reference))

    const received = await session.get(`/applications/${reference}`)
    assert.match(textOf(received), /Received .*We have your application/)
    assert.match(textOf(await session.get('/applications')), /Received/)
    await state.cases.work(id)
    const decided = await session.get(`/applications/${reference}`)
    const { decision, disagreeUntil } = await state.cases.standing(id)
    const told = textOf(decided)
    assert.ok(decision!.reasons.length > 0)
    for (const { words, law, rule, decision: of = '' } of decision!.reasons) {
      assert.ok(told.includes(say(words, 'en')), say(words, 'en'))
      if (law) assert.ok(told.includes(say(law, 'en')))
      const number = rule ? `, no. ${definition.ruleWords.get(rule)!.number}` : ''
      const called = say(definition.decisionWords.get(of)!.label, 'en')
      assert.match(told, new RegExp(`Rule: ${called} ?${number}`))
      assert.ok(!decided.text.includes(`<code>`), of)
    }
    assert.ok(told.includes(say(definition.service.ifYouDisagree, 'en').slice(0, 40)))
    const until = showDate(String(disagreeUntil), 'en')
    assert.ok(told.includes(`You can do this until ${until}.`))
    assert.match(told, /Decided for Amina Haddad by Port Calder Council/)
    const wrong = decided.text.slice(decided.text.indexOf('If you think that it is wrong'))
    for (const way of ['href="tel:+999205550120"', 'href="mailto:rates@port-calder.', 'Harbour Steps'])
      assert.ok(wrong.includes(way), way)
    const mine = await session.get('/applications')
    assert.ok(mine.text.includes(reference))
    const outcome = definition.process.outcomes.get('granted')!
    assert.match(textOf(mine), new RegExp(`State .*Decided: ${say(outcome.label, 'en')}`))
    assert.equal(person.id, (await state.cases.get(id)).applicant)

    for (const [day, told] of [
      [disagreeUntil!, `You can do this until ${until}.`],
      [disagreeUntil!.add({ days: 1 }), `The time for this ended on ${until}.`],
    ] as const) {
      state.clock.set(day.toZonedDateTime({ timeZone: state.place.zone, plainTime: '12:00' }).toInstant())
      const later = await signedInVisitor(app, state, person)
      assert.ok(textOf(await later.session.get(`/applications/${reference}`)).includes(told), told)
    }
  })

test('what an officer decided is told as theirs, without the sentence that goes with the rules’ own outcome', async (t) => {
  const { state, app } = await opened(t)
  const amina = await someone(state)
  const { session } = await signedInVisitor(app, state, amina)
  const ingrid = await someone(state, { subject: 'ingrid-solberg', name: 'Ingrid Solberg' })
  const by = { ...ingrid, roles: await state.people.rolesOf(ingrid.id) }
  const id = await workedCase(state, amina)
  const reasons = [{ words: new Map([['en', 'The field is closed.']]), law: new Map([['en', 'Kites Act, section 9']]) }]
  const { seq } = await state.cases.get(id)
  await state.cases.decide(id, { key: 'k', outcome: 'refused', reasons, by, seen: seq })
  const told = textOf(await session.get(`/applications/${referenceOf(id)}`))
  assert.match(
    told,
    /Licence refused .*An officer made this decision: Ingrid Solberg.*The field is closed\. Kites Act, section 9/,
  )
  assert.doesNotMatch(told, /You may not fly this kite|Rule:/)
  assert.match(textOf(await session.get('/applications')), /Decided: Licence refused/)
})

test('trying a service out stores nothing and says what one would get, and why', async (t) => {
  const { state, app } = await opened(t)
  const session = visitor(app)
  const { form, needed } = state.catalogue.get('rates-rebate').definition
  const answers = exampleOf(state, 'rates-rebate', 'granted').answers
  const { seen, visited } = await fillIn(session, await session.get('/services/rates-rebate/check'), form, answers)

  await t.test('only what the rules need is asked', () => {
    for (const slug of visited) {
      const page = form.pages.find((page) => page.slug === slug)!
      assert.ok(page.questions.some(({ name }) => needed.has(name)))
    }
    assert.ok(visited.length < form.pages.length)
  })

  await t.test('the result names the amount and each reason with its law', () => {
    assert.match(seen.path, /\/check\/result$/)
    assert.match(textOf(seen), /Rates Rebate Act 1973, section/)
    assert.match(textOf(seen), /This is not a decision/)
    assert.match(textOf(seen), /The decision would probably be: Rebate granted M\$/)
    assert.doesNotMatch(textOf(seen), /takes it off your rates bill/)
  })

  await t.test('nothing of it is in the database', async () => {
    for (const table of ['applications', 'sessions', 'people', 'cases']) {
      const [row] = await state.database.run<{ n: number }>(
        `count-${table}`,
        `select count(*)::int as n from ${table}`,
        [],
      )
      assert.equal(row?.n, 0, table)
    }
  })

  await t.test('applying takes the answers over', async () => {
    const begin = await session.get('/services/rates-rebate/begin?answers=checked')
    const first = await session.press(begin, { agency: 'high-valley' })
    const { answers: kept } = await state.applications.get(idIn(first))
    for (const name of needed) if (answers.has(name)) assert.deepEqual(kept.get(name), answers.get(name), name)
    const again = await session.get('/services/rates-rebate/check/result')
    assert.doesNotMatch(again.path, /result/, 'the check has forgotten them')
  })

  await t.test('a cookie that was changed is no cookie', async () => {
    const other = visitor(app)
    other.jar.set('publica-check', { value: 'A'.repeat(200), path: '/' })
    const seen = await other.get('/services/rates-rebate/check/result')
    assert.equal(seen.status, 200)
    assert.equal(pageSeen(seen, form)?.slug, visited[0])
  })
})

test('nobody need sign in to draft, and must to send', async (t) => {
  const { state, app } = await opened(t)
  const session = visitor(app)
  const { seen } = await filledIn(session, state)
  assert.match(seen.text, /href="\/sign-in\?return=%2Fapplications%2F[^"]*%2Fcheck-answers"/)
  const { headers } = await session.once('POST', seen.path, {
    ...hiddenIn(seen),
    _key: 'x',
    _revision: '1',
    _token: hiddenIn(await session.get(seen.path))._token ?? '',
  })
  assert.ok(!headers.location?.endsWith('/sent'))
  assert.equal((await state.applications.get(idIn(seen))).state, 'draft')
})

test('sending', async (t) => {
  const { state, app } = await opened(t)
  const { session } = await signedInVisitor(app, state, await someone(state))
  const cases = async () =>
    (await state.database.run<{ n: number }>('cases', 'select count(*)::int as n from cases', []))[0]?.n

  await t.test('a double click sends once and shows the same confirmation', async () => {
    const { seen } = await filledIn(session, state)
    const fields = hiddenIn(seen)
    const twice = await Promise.all([session.press(seen, fields), session.press(seen, fields)])
    assert.deepEqual(
      twice.map(({ path }) => path),
      [twice[0].path, twice[0].path],
    )
    assert.match(twice[0].path, /\/sent$/)
    assert.equal((await session.press(seen, { ...fields, _key: 'another-key' })).path, twice[0].path)
    assert.equal(await cases(), 1)
  })

  await t.test('what another device changed meanwhile is shown before anything is sent', async () => {
    const { seen } = await filledIn(session, state)
    const { id, answers, revision } = await state.applications.get(idIn(seen))
    await state.applications.save(id, { answers: new Map([...answers, ['kite span', '4.75']]), revision })
    const shown = await session.press(seen, hiddenIn(seen))
    assert.equal(shown.status, 409)
    assert.match(textOf(shown), /changed on another device.*4.75/)
    assert.equal(await cases(), 1)
    const sent = await session.press(shown, hiddenIn(shown))
    assert.match(sent.path, /\/sent$/)
    assert.equal(await cases(), 2)
  })

  await t.test('a draft that is not complete goes on where it waits', async () => {
    const start = await session.get('/services/kite-licence/begin')
    const first = await session.press(start, { agency: 'port-calder' })
    const at = `/applications/${/\/applications\/([^/]+)/.exec(first.path)![1]}`
    assert.equal((await session.get(`${at}/check-answers`)).path, first.path)
    const forced = await session.post(`${at}/check-answers`, { ...hiddenIn(first), _key: 'k', _revision: '0' })
    assert.equal(forced.path, first.path)
    assert.equal((await session.get(at)).path, first.path)
    assert.equal((await session.get(`${at}/sent`)).path, first.path)
  })
})

test('two devices', async (t) => {
  const { state, app } = await opened(t)
  const { session, person } = await signedInVisitor(app, state, await someone(state))
  const form = formOf(state, 'kite-licence')
  const page = form.pages.find(({ questions }) => questions.some(({ name }) => name === 'kite span'))!
  const { seen } = await filledIn(session, state)
  const at = `${seen.path.replace(/\/check-answers$/, '')}/${page.slug}`
  const typed = typedOn(page, exampleOf(state, 'kite-licence', 'granted').answers)

  await t.test('both values are shown and nothing is lost that was typed', async () => {
    const shown = await session.get(`${at}?change=yes`)
    const { id, answers, revision } = await state.applications.get(idIn(seen))
    await state.applications.save(id, { answers: new Map([...answers, ['kite span', '3.5']]), revision })
    const clash = await session.press(shown, { ...hiddenIn(shown), ...typed, 'kite-span': '2.25' })
    assert.equal(clash.status, 409)
    assert.match(textOf(clash), /changed on another device.*3\.5/)
    assert.match(clash.text, /value="2\.25"/)
    assert.equal((await state.applications.get(id)).answers.get('kite span'), '3.5')
    const after = await session.press(clash, { ...hiddenIn(clash), ...typed, 'kite-span': '2.25' })
    assert.match(after.path, /check-answers$/)
    assert.equal((await state.applications.get(id)).answers.get('kite span'), '2.25')
  })

  await t.test('a page gone back to in the browser is no other device', async () => {
    const shown = await session.get(at)
    await session.press(shown, { ...hiddenIn(shown), ...typed, 'kite-span': '2.5' })
    const again = await session.press(shown, { ...hiddenIn(shown), ...typed, 'kite-span': '2.5' })
    assert.notEqual(again.status, 409)
  })

  await t.test('a save that comes between reading and keeping is seen too', async () => {
    const { applications } = state
    let between = async () => {
      between = async () => {}
      const { id, answers, revision } = await applications.get(idIn(seen))
      await applications.save(id, { answers: new Map([...answers, ['kite span', '3.75']]), revision })
    }
    const save: typeof applications.save = (id, what) => between().then(() => applications.save(id, what))
    const racing = await testApp(t, { ...state, applications: { ...applications, save } }, pages)
    const device = await signedInVisitor(racing, state, person)
    const shown = await device.session.get(at)
    const told = await device.session.press(shown, { ...hiddenIn(shown), ...typed, 'kite-span': '4.25' })
    assert.equal(told.status, 409)
    assert.match(textOf(told), /changed on another device.*3\.75/)
    assert.match(told.text, /value="4\.25"/)
  })
})

test('changing an answer', async (t) => {
  const { state, app } = await opened(t)
  const { session } = await signedInVisitor(app, state, await someone(state))
  const { seen } = await filledIn(session, state, 'rates-rebate')
  const at = seen.path.replace(/\/check-answers$/, '')

  await t.test('leads straight back to all answers', async () => {
    const changed = await session.get(`${at}/rates?change=yes`)
    assert.match(changed.text, new RegExp(`href="${at}/check-answers" class="govuk-back-link"`))
    const back = await session.press(changed, { ...hiddenIn(changed), rates: '2,900.00' })
    assert.match(back.path, /check-answers$/)
    assert.match(textOf(back), /2,?900/)
  })

  await t.test('goes through what it newly asks first, and drops what it no longer asks', async () => {
    const partner = await session.get(`${at}/partner?change=yes`)
    const income = await session.press(partner, { ...hiddenIn(partner), 'lives-with-partner': 'yes' })
    assert.match(income.path, /\/partner-income\?change=yes$/)
    const back = await session.press(income, { ...hiddenIn(income), 'partner-income': '12000' })
    assert.match(back.path, /check-answers$/)
    assert.match(textOf(back), /12,000/)
    const alone = await session.press(await session.get(`${at}/partner?change=yes`), {
      ...hiddenIn(await session.get(`${at}/partner?change=yes`)),
      'lives-with-partner': 'no',
    })
    assert.match(alone.path, /check-answers$/)
    assert.doesNotMatch(textOf(alone), /12,000/)
    assert.match((await session.get(`${at}/partner-income`)).path, /check-answers$/)
    const sent = await session.press(alone, hiddenIn(alone))
    const { answers } = await state.cases.standing(idIn(sent))
    assert.equal(answers.has('partner income'), false)
  })
})

test('save and come back later', async (t) => {
  const { state, app } = await opened(t)
  await state.notices.startWorker(state.cases.notified)
  const session = visitor(app)
  const form = formOf(state, 'kite-licence')
  const start = await session.get('/services/kite-licence/begin')
  const first = await session.press(start, { agency: 'port-calder' })
  const page = pageSeen(first, form)!

  await t.test('what was typed is kept, and what is missing does not hold anybody up', async () => {
    const saved = await session.press(first, { ...hiddenIn(first), _then: 'save' })
    assert.match(saved.path, /\/save$/)
    const typed = typedOn(page, exampleOf(state, 'kite-licence', 'granted').answers)
    const again = await session.press(await session.get(first.path), { ...hiddenIn(first), ...typed, _then: 'save' })
    assert.match(again.path, /\/save$/)
    assert.equal((await state.applications.get(idIn(first))).answers.size, page.questions.length)
  })

  await t.test('a link by e-mail opens the draft on another device, once', async () => {
    const save = await session.get(first.path.replace(/[^/]+$/, 'save'))
    const told = await session.press(save, { ...hiddenIn(save), email: 'amina@post.example' })
    assert.match(textOf(told), /Look at your e-mail/)
    assert.doesNotMatch(told.path, /amina/)
    const mail = await state.mailTo('amina@post.example')
    const token = /[\w-]{20,}/.exec(mail.text)![0]
    const phone = visitor(app)
    const looked = await phone.get(`/links/${token}`)
    assert.equal(looked.headers['referrer-policy'], 'no-referrer')
    assert.equal((await phone.get(`/links/${token}`)).status, 200, 'looking uses nothing up')
    assert.match(String((await phone.once('GET', first.path)).headers.location), /^\/sign-in/)
    const opened = await phone.press(looked, hiddenIn(looked))
    assert.equal(opened.status, 200)
    assert.equal(idIn(opened), idIn(first))
    assert.equal((await visitor(app).get(`/links/${token}`)).status, 410)
  })

  await t.test('an address that is none is said to be none, and shown again', async () => {
    const save = await session.get(first.path.replace(/[^/]+$/, 'save'))
    const wrong = await session.press(save, { ...hiddenIn(save), email: '<b>nobody</b>' })
    assert.equal(wrong.status, 422)
    assert.equal(problemsIn(wrong).length, 1)
    assert.match(wrong.text, /value="&lt;b&gt;nobody&lt;\/b&gt;"/)
    assert.match(wrong.text, /<title>Error: /)
  })
})

test('another person, and a device that only helped, see nothing of what was sent', async (t) => {
  const { state, app } = await opened(t)
  const owner = await signedInVisitor(app, state, await someone(state))
  const other = await signedInVisitor(app, state, await someone(state, { name: 'Tama Parata' }))
  const { seen } = await filledIn(owner.session, state)
  const sent = await owner.session.press(seen, hiddenIn(seen))
  const at = `/applications/${/\/applications\/([^/]+)/.exec(sent.path)![1]}`
  const draft = await filledIn(owner.session, state)
  const draftAt = `/applications/${/\/applications\/([^/]+)/.exec(draft.seen.path)![1]}`

  for (const path of [
    at,
    `${at}/sent`,
    `${at}/check-answers`,
    `${draftAt}/check-answers`,
    `${draftAt}/save`,
    `${draftAt}/kite`,
    draftAt,
  ])
    await t.test(`GET ${path.replace(/[A-Z0-9]{5}-[A-Z0-9]{5}/, ':ref')}`, async () => {
      const turnedAway = await other.session.once('GET', path)
      assert.equal(turnedAway.statusCode, 404)
      const nobody = await visitor(app).once('GET', path)
      assert.equal(nobody.statusCode, 303)
      assert.match(String(nobody.headers.location), /^\/sign-in\?/)
    })

  await t.test('a session that holds the draft by a link is turned away once its owner has sent it', async () => {
    const helper = visitor(app)
    const begun = await helper.press(await helper.get('/services/kite-licence/begin'), { agency: 'port-calder' })
    const holder = await state.people.readSession(hashOf(helper.jar.get('publica')!.value))
    const session = JSON.parse(holder!.data).id
    await state.notices.startWorker(state.cases.notified)
    await state.applications.linkFor(draft.seen && idIn(draft.seen), 'helper@post.example', 'en')
    const token = /[\w-]{20,}/.exec((await state.mailTo('helper@post.example')).text)![0]
    await state.applications.useLink(token, session)
    assert.equal((await helper.get(`${draftAt}/check-answers`)).status, 200)
    assert.ok(begun.status)
    await owner.session.press(draft.seen, hiddenIn(draft.seen))
    assert.match((await helper.get(draftAt)).path, /^\/sign-in/)
    assert.match((await helper.get(`${draftAt}/check-answers`)).path, /^\/sign-in/)
    assert.match((await helper.get(`${draftAt}/sent`)).path, /^\/sign-in/)
  })
})

test('finding a service', async (t) => {
  const { app } = await opened(t)
  const session = visitor(app)
  const names = async (query: string) =>
    [
      ...(await session.get(`/?q=${encodeURIComponent(query)}`)).text.matchAll(
        /publica-services__name">.*?href="\/services\/([^"]*)"/gs,
      ),
    ].map(([, id]) => id)
  assert.deepEqual((await names('')).sort(), ['kite-licence', 'rates-rebate'])
  assert.deepEqual(await names('KÍTE'), ['kite-licence'])
  assert.deepEqual(await names('reb'), ['rates-rebate'])
  assert.deepEqual(await names('rebate high valley'), ['rates-rebate'])
  assert.deepEqual(await names('passport'), [])
  assert.deepEqual(await names('rebates'), ['rates-rebate'])
  assert.deepEqual(await names('kites'), ['kite-licence'])
  assert.deepEqual(await names('money back'), ['rates-rebate'])
  assert.deepEqual(await names('passport for a kite'), ['kite-licence'])
  for (const own of ['ضريبة', 'taxe fonciere'])
    assert.deepEqual(await names(own), ['rates-rebate'], 'a word of another of its languages finds it too')
  assert.deepEqual(await names('passport for me'), [], 'words that say nothing find nothing')
  assert.doesNotMatch((await session.get('/?q=passport')).text, /<title>[^<]*\. –/)
  for (const hostile of [
    '%',
    '\u0000',
    '<script>alert(1)</script>',
    '../..',
    '𝕶𝖎𝖙𝖊',
    ' \u202e ',
    '('.repeat(5000),
    '🪁',
    "' OR 1=1 --",
  ])
    await t.test(`a search for ${JSON.stringify(hostile.slice(0, 30))} finds what there is`, async () => {
      const seen = await session.get(`/?q=${encodeURIComponent(hostile)}`)
      assert.equal(seen.status, 200)
      assert.doesNotMatch(seen.text, /<script>alert/)
    })
})
