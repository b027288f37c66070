import assert from 'node:assert/strict'
import { test } from 'node:test'
import { say } from '#engines/form'
import { referenceOf } from '#ground/ids'
import { someone, testState, workedCase } from '#test-state'
import type { Seen } from '#test-web'
import { signedInVisitor, testApp, visitor } from '#test-web'
import { deskPages } from '#web/desk'

const textOf = (seen: Pick<Seen, 'text'>) =>
  (/<main[\s\S]*<\/main>/.exec(seen.text)?.[0] ?? '')
    .replace(/<[^>]*>/g, ' ')
    .replaceAll('&#39;', "'")
    .replace(/\s+/g, ' ')

/** The trace as it is read; formulas and tests are the model's own. */
const traceIn = ({ text }: Seen) =>
  textOf({ text: `<main>${text.slice(text.indexOf('id="trace"')).replace(/<code[\s\S]*?<\/code>/g, '')}` })

const hidden = ({ text }: Seen) =>
  Object.fromEntries(
    [...text.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)">/g)].map(([, name, value]) => [
      name!,
      plain(value!),
    ]),
  )

const plain = (text: string) => text.replaceAll('&#39;', "'").replaceAll('&lt;', '<').replaceAll('&gt;', '>')

type Session = Awaited<ReturnType<typeof signedInVisitor>>['session']

/** The decision as it is typed, and then the button under what it comes to. */
async function decideAs(desk: Session, form: Seen, fields: Record<string, string>): Promise<Seen> {
  const review = await desk.press(form, { ...hidden(form), ...fields })
  assert.match(textOf(review), /Check your decision/)
  return desk.press(review, { ...hidden(review), _step: 'make' })
}

test('the desk', async (t) => {
  const state = await testState(t)
  const app = await testApp(t, state, deskPages)
  const amina = await someone(state, { name: 'Amina Haddad' })
  const ingrid = await signedInVisitor(
    app,
    state,
    await someone(state, { subject: 'ingrid-solberg', name: 'Ingrid Solberg' }),
  )
  const mateo = await signedInVisitor(app, state, await someone(state, { subject: 'mateo-vidal', name: 'Mateo Vidal' }))
  const desk = ingrid.session
  const id = await workedCase(state, amina)
  const at = `/desk/cases/${referenceOf(id)}`
  const decision = {
    outcome: 'refused',
    reasons: 'The airfield said no.\n\nIt is closed that day.',
    law: 'Kite Flying Act, section 7(2)',
  }

  await t.test('shows what waits for an officer, and nothing that waits for others', async () => {
    const list = textOf(await desk.get('/desk'))
    assert.ok(list.includes(referenceOf(id)))
    assert.match(list, /1 case is waiting/)
    assert.match(textOf(await mateo.session.get('/desk')), /Nothing is waiting for you/)
  })

  await t.test('turns everybody else away', async () => {
    const resident = await signedInVisitor(app, state, amina)
    for (const path of ['/desk', at, `${at}/decision`]) {
      assert.equal((await visitor(app).once('GET', path)).statusCode, 303, path)
      assert.equal((await resident.session.once('GET', path)).statusCode, 403, path)
    }
    for (const path of [at, `${at}/decision`])
      assert.equal((await mateo.session.once('GET', path)).statusCode, 404, path)
    const form = await desk.get(`${at}/decision`)
    const forged = await mateo.session.once('POST', `${at}/decision`, { ...hidden(form), ...decision })
    assert.equal(forged.statusCode, 404)
  })

  await t.test('shows answers, finding, how it came about rule by rule, and history', async () => {
    const seen = await desk.get(at)
    const text = textOf(seen)
    for (const word of [
      'Near an airfield',
      'Amina Haddad',
      'no sure answer',
      'Kite Flying Act, section 7(2)',
      'Case opened',
      'Given to an officer',
    ])
      assert.ok(text.includes(word), word)
    assert.match(seen.text, /<details[^>]*>[\s\S]*publica-cell--held[\s\S]*publica-cell--failed/)
    assert.match(text, /Read it in sentences/)
    assert.match(text, /Near an airfield is yes , as answered\./)
    assert.match(text, /The nearest other rules/)
    // What a rule would have given is what an applicant asks on the telephone.
    assert.match(text, /1 Does not hold (?:(?!2 Does not hold).)*Licence refused/)
    assert.match(text, /4 Does not hold (?:(?!5 Does not hold).)*Licence granted/)
    assert.doesNotMatch(text, /costs \d/, 'an amount has its currency also in a sentence that nobody was told')
    assert.match(
      text,
      /Rule 4 would give “Licence granted” , and does not hold: Near an airfield is yes , but must be no \./,
    )
  })

  await t.test('wants an outcome and reasons, and keeps what was typed', async () => {
    const form = await desk.get(`${at}/decision`)
    const wrong = await desk.press(form, { ...hidden(form), outcome: '', reasons: ' ', amount: 'twelve & a half' })
    assert.equal(wrong.status, 422)
    assert.match(wrong.text, /<title>Error: /)
    assert.match(textOf(wrong), /There is a problem .*Select what you decide .*Write the reasons/)
    assert.match(wrong.text, /value="twelve &amp; a half"/)
    const unwritten = await desk.press(form, { ...hidden(form), ...decision, reasons: '' })
    assert.doesNotMatch(textOf(unwritten), /Enter the section of the law/, 'it stands there')
    const paid = await desk.press(form, { ...hidden(form), ...decision, amount: '5' })
    assert.match(textOf(paid), /Leave the amount empty: “Licence refused” has none/)
    const unpaid = await desk.press(form, { ...hidden(form), ...decision, outcome: 'granted' })
    assert.match(textOf(unpaid), /Enter the amount/)
    for (const outcome of ['for an officer', '__proto__', 'granted ', 'x'.repeat(1000)])
      assert.equal((await desk.press(form, { ...hidden(form), ...decision, outcome })).status, 422, outcome)
    for (const amount of ['-1', '12.345', '1234.567', '1e9', '1000000000000'])
      assert.equal((await desk.press(form, { ...hidden(form), ...decision, outcome: 'granted', amount })).status, 422)
  })

  await t.test('lets nobody decide without the law, which stands there to begin with', async () => {
    const form = await desk.get(`${at}/decision`)
    assert.match(form.text, /<input[^>]*name="law"[^>]*value="Kite Flying Act[^"]*"/)
    const fields = { ...hidden(form), ...decision, law: ' ' }
    const lawless = await desk.press(form, fields)
    assert.equal(lawless.status, 422)
    assert.match(textOf(lawless), /There is a problem .*Enter the section of the law, or tick a finding/)
    assert.match(textOf(await desk.press(form, { ...fields, findings: '1' })), /Check your decision/)
  })

  await t.test('lets nobody send reasons that name the law and not its section', async () => {
    const form = await desk.get(`${at}/decision`)
    const [, stood = ''] = /<input[^>]*name="law"[^>]*value="([^"]*)"/.exec(form.text) ?? []
    const fields = { ...hidden(form), ...decision, law: stood }
    const untouched = await desk.press(form, fields)
    assert.equal(untouched.status, 422)
    assert.match(textOf(untouched), /There is a problem .*Enter the section of the law, or tick a finding/)
    assert.match(textOf(await desk.press(form, { ...fields, findings: '1' })), /Check your decision/)
    assert.match(textOf(await desk.press(form, { ...fields, law: `${stood}, section 9` })), /Check your decision/)
  })

  await t.test('reads a decision again to whoever makes it, and decides nothing until they say so', async () => {
    const form = await desk.get(`${at}/decision`)
    const fields = { ...decision, outcome: 'granted', amount: '99999999', reasons: '<b>Because</b>.\n\nIt is so.' }
    const review = await desk.press(form, { ...hidden(form), ...fields })
    assert.equal(review.status, 200)
    const text = textOf(review)
    for (const word of [
      'Licence granted',
      '99,999,999',
      '&lt;b&gt;Because&lt;/b&gt;.',
      'Kite Flying Act, section 7(2)',
    ])
      assert.ok(text.includes(word), word)
    assert.match(text, /Warning The amount is far more than what the rules worked out/)
    assert.doesNotMatch(text, /You may fly your kite/)
    assert.equal((await state.cases.get(id)).status, 'waiting')
    const unsure = await desk.press(review, { ...hidden(review), _step: 'make' })
    assert.equal(unsure.status, 422)
    assert.match(textOf(unsure), /There is a problem .*Confirm that the amount is right/)
    const changing = await desk.press(review, { ...hidden(review), _step: 'change' })
    assert.equal(changing.status, 200)
    assert.match(changing.text, /value="granted" checked/)
    assert.match(changing.text, /value="99999999"/)
    assert.match(textOf(changing), /It is so\./)
    assert.equal((await state.cases.get(id)).status, 'waiting')
    const other = await workedCase(state, amina)
    const sure = await desk.press(await desk.get(`/desk/cases/${referenceOf(other)}/decision`), {})
    const again = await desk.press(sure, { ...hidden(sure), ...fields })
    await desk.press(again, { ...hidden(again), _step: 'make', sure: 'yes' })
    const { decision: made } = await state.cases.standing(other)
    assert.deepEqual([made?.amount?.toString(), made?.followsFinding], ['99999999', false])
  })

  await t.test('offers outcomes by their labels, without the sentences of the rules', async () => {
    const text = textOf(await desk.get(`${at}/decision`))
    assert.match(text, /Licence refused/)
    assert.doesNotMatch(text, /You may not fly this kite|The reasons say why/)
  })

  await t.test('tells a second officer what happened meanwhile and loses nothing', async () => {
    const late = await desk.get(`${at}/decision`)
    const form = await desk.get(`${at}/decision`)
    const decided = await decideAs(desk, form, { ...decision, findings: '1' })
    assert.equal(decided.path, `${at}?decided=yes`)
    assert.match(textOf(decided), /You have decided this case .*The applicant is told now/)
    assert.doesNotMatch(textOf(await desk.get(at)), /You have decided this case/, 'said once')
    const told = await desk.press(late, {
      ...hidden(late),
      ...{ outcome: 'granted', amount: '7.5', findings: '1', law: 'Section 9', reasons: 'It is <b>fine</b>.' },
    })
    assert.equal(told.status, 409)
    assert.match(textOf(told), /decided already .*Licence refused .*Ingrid Solberg .*The airfield said no/)
    assert.match(textOf(told), /What you typed .*Licence granted .*7\.5 .*airfield .*Section 9/)
    assert.match(told.text, /It is &lt;b&gt;fine&lt;\/b&gt;\./)
    const { decision: made } = await state.cases.standing(id)
    assert.deepEqual(made!.reasons.map(({ words }) => say(words, 'en')).slice(-2), [
      'The airfield said no.',
      'It is closed that day.',
    ])
    assert.ok(made!.reasons[0]!.law, 'the finding that it rests on keeps its law')
  })

  await t.test('lets nobody decide a case again, and says what was decided', async () => {
    const seen = await desk.get(`${at}/decision`)
    assert.equal(seen.path, at)
    assert.match(textOf(seen), /Licence refused/)
    assert.ok(!textOf(await desk.get('/desk')).includes(referenceOf(id)))
  })

  await t.test('shows an act that came between, and goes on from there', async () => {
    const other = await workedCase(state, amina)
    const path = `/desk/cases/${referenceOf(other)}/decision`
    const form = await desk.get(path)
    const stale = await desk.press(form, { ...hidden(form), ...decision, _seq: '1' })
    assert.equal(stale.status, 409)
    assert.match(textOf(stale), /has changed since you opened this page/)
    assert.match(stale.text, /The airfield said no\./)
    assert.match(stale.text, /value="refused" checked/)
    assert.equal((await decideAs(desk, stale, decision)).path, path.replace('/decision', '?decided=yes'))
  })

  await t.test('shows the answers to whoever decides, and leads them on to the next case', async () => {
    const [other, later] = [await workedCase(state, amina), await workedCase(state, amina)]
    const form = await desk.get(`/desk/cases/${referenceOf(other)}/decision`)
    assert.match(textOf(form), /Continue Answers .*Near an airfield/)
    const made = await decideAs(desk, form, decision)
    const officer = { ...ingrid.person, roles: await state.people.rolesOf(ingrid.person.id) }
    const { cases } = await state.cases.waiting(officer, { most: 1 })
    assert.match(made.text, new RegExp(`href="/desk/cases/${cases[0]!.reference}">Next case: `))
    const forged = await desk.get(`/desk/cases/${referenceOf(later)}?decided=yes`)
    assert.doesNotMatch(textOf(forged), /You have decided/, 'nobody is told of a decision that was not made')
  })

  await t.test('tells of a decision made meanwhile before it asks about the amount', async () => {
    const other = await workedCase(state, amina)
    const form = await desk.get(`/desk/cases/${referenceOf(other)}/decision`)
    const far = { ...decision, outcome: 'granted', amount: '99999999' }
    const review = await desk.press(form, { ...hidden(form), ...far })
    await decideAs(desk, form, decision)
    const told = await desk.press(review, { ...hidden(review), _step: 'make' })
    assert.equal(told.status, 409)
    assert.match(textOf(told), /decided already .*Licence refused/)
  })

  await t.test('a second press is the same decision', async () => {
    const other = await workedCase(state, amina)
    const form = await desk.get(`/desk/cases/${referenceOf(other)}/decision`)
    const review = await desk.press(form, { ...hidden(form), ...decision })
    const fields = { ...hidden(review), _step: 'make' }
    const both = await Promise.all([desk.press(review, fields), desk.press(review, fields)])
    assert.deepEqual(
      both.map(({ status }) => status),
      [200, 200],
    )
    const { acts } = await state.cases.file(other, {
      ...ingrid.person,
      roles: await state.people.rolesOf(ingrid.person.id),
    })
    assert.equal(acts.filter(({ kind }) => kind === 'decided').length, 1)
  })

  await t.test('says before anybody types that a case is their own', async () => {
    const own = await workedCase(state, ingrid.person)
    const path = `/desk/cases/${referenceOf(own)}`
    const seen = await desk.get(path)
    assert.match(textOf(seen), /This is your own case/)
    assert.doesNotMatch(seen.text, /\/decision"/)
    assert.equal((await desk.get(`${path}/decision`)).path, path)
    const foreign = await desk.get(`/desk/cases/${referenceOf(await workedCase(state, amina))}/decision`)
    const { statusCode } = await desk.once('POST', `${path}/decision`, { ...hidden(foreign), ...decision })
    assert.equal(statusCode, 403)
  })

  await t.test('finds a case by its reference in any writing, and nobody else’s', async () => {
    const reference = referenceOf(id)
    for (const typed of [reference, reference.toLowerCase().replace('-', ''), ` ${reference.replace('-', ' ')} `])
      assert.equal((await desk.get(`/desk?reference=${encodeURIComponent(typed)}`)).path, at, typed)
    for (const [session, typed] of [
      [desk, 'XXXXX-XXXXX'],
      [desk, '<b>'],
      [mateo.session, reference],
    ] as const) {
      const seen = await session.get(`/desk?reference=${encodeURIComponent(typed)}`)
      assert.equal(seen.status, 404)
      assert.match(textOf(seen), /No case of yours has this reference/)
    }
  })

  await t.test('shows what was decided to those who decide on such cases, the latest first', async () => {
    const list = await desk.get('/desk/decided')
    assert.ok(textOf(list).includes(referenceOf(id)))
    assert.ok(!list.text.includes('Amina'))
    assert.match(textOf(await mateo.session.get('/desk/decided')), /Nothing has been decided yet/)
    const resident = await signedInVisitor(app, state, amina)
    assert.equal((await resident.session.once('GET', '/desk/decided')).statusCode, 403)
    for (const query of ['after=x', 'service=nothing', 'service=kite-licence&after=%00'])
      assert.ok(textOf(await desk.get(`/desk/decided?${query}`)).includes(referenceOf(id)), query)
  })

  await t.test('looks at one service alone where an officer has several', async () => {
    await workedCase(state, amina)
    const seen = await desk.get('/desk?service=rates-rebate')
    assert.match(textOf(seen), /All services .*Nothing is waiting for you/)
    assert.match(textOf(await desk.get('/desk?service=kite-licence')), /1 case is waiting|cases are waiting/)
  })

  await t.test('tells a finding in the words of the language that it is read in', async () => {
    const seen = await desk.get(`/fr${at}`)
    const text = textOf(seen)
    assert.match(text, /La première règle qui s’applique compte|Une seule règle peut s’appliquer/)
    assert.doesNotMatch(text, /Hit policy|\btrue\b|\bfalse\b/)
    assert.match(text, /✓ remplie oui ✓ remplie oui .* Loi sur les cerfs-volants, article 9\(3\)/)
    assert.match(text, /Issue \( Qui peut faire voler un cerf-volant \)\s: pas de réponse sûre/)
    assert.match(text, /Pendant la saison\s: oui/)
    for (const english of ['season', 'fee', 'Kite Flying Act', 'What the licence costs', 'Who may fly'])
      assert.ok(!traceIn(seen).includes(english), english)
  })

  await t.test('pages through many cases without losing or repeating one', async () => {
    const waiting = new Set<string>()
    for (let count = 0; count < 52; count++) waiting.add(referenceOf(await workedCase(state, amina)))
    const first = await desk.get('/desk')
    const next = /href="(\/desk\?after=[^"]*)"/.exec(first.text)![1]!
    const second = await desk.get(next)
    const shown = (seen: Seen) => [...seen.text.matchAll(/\/desk\/cases\/([^"]+)"/g)].map(([, reference]) => reference!)
    const all = [...shown(first), ...shown(second)]
    assert.equal(new Set(all).size, all.length)
    for (const reference of waiting) assert.ok(all.includes(reference))
    for (const after of ['', 'x', '\u0000', 'infinity.99999999999999999999', '2026-02-30.1'])
      assert.equal((await desk.get(`/desk?after=${encodeURIComponent(after)}`)).status, 200, after)
  })
})
