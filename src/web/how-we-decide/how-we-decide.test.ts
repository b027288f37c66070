/** What anybody may read of how the state decides: all of it, of every version, in the language of the page. */
import assert from 'node:assert/strict'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { brotliCompressSync } from 'node:zlib'
import { referenceOf } from '#ground/ids'
import type { Ending } from '#ground/test-database'
import { someone, testState, workedCase } from '#test-state'
import { signedInVisitor, testApp, visitor } from '#test-web'
import { applyPages } from '#web/apply'
import { howWeDecidePages } from '#web/how-we-decide'

const secret = new Uint8Array(32).fill(3)
const pages = () => [...howWeDecidePages(), ...applyPages({ secret })]

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" }

/** What stands on a page, without its markup. */
const textOf = (text: string) =>
  (/<main[\s\S]*<\/main>/.exec(text)?.[0] ?? '')
    .replace(/<[^>]*>/g, ' ')
    .replace(/&(amp|lt|gt|quot|#39);/g, (_, name: string) => entities[name]!)
    .replace(/\s+/g, ' ')

/** A copy of services/ and laws/, to be changed by the test. */
function folders(t: Ending, names: readonly string[]) {
  const root = mkdtempSync(join(tmpdir(), 'publica-rules-'))
  t.after(() => rmSync(root, { recursive: true }))
  for (const name of names) cpSync(name, join(root, name), { recursive: true })
  const change = (file: string, what: (text: string) => string) =>
    writeFileSync(join(root, file), what(readFileSync(join(root, file), 'utf8')))
  return { services: join(root, 'services'), root, change }
}

const languages = ['', '/fr', '/ar']

// At the top of the file, since what a hook puts off to the end ends with the hook.
const published = await testState({ after }, { services: 'services' })
const app = await testApp({ after }, published, pages())

test('every rule of a model is on the page, with its law and exactly as it is written', async () => {
  const state = published
  const { get } = visitor(app)
  for (const language of languages) {
    for (const [service, path] of [
      ['rates-rebate', '/services/rates-rebate/how-we-decide'],
      ['kite-licence', '/services/kite-licence/how-we-decide'],
      [undefined, '/laws/child-benefit'],
      [undefined, '/laws/pay-as-you-earn'],
    ] as const) {
      const { status, text } = await get(language + path)
      assert.equal(status, 200)
      const shown = textOf(text)
      const definition = service && state.catalogue.get(service).definition
      const law = service ? undefined : state.catalogue.getLaw(path.replace('/laws/', '')).definition
      const model = definition?.rules ?? law!.model
      const words = definition ?? law!.words!
      const lang = language.slice(1) || 'en'
      for (const { name, logic, sources } of model.written().decisions) {
        const called = words.decisionWords.get(name)?.label.get(lang)
        if (called) assert.ok(shown.includes(called), `${path}: ${called}`)
        if (lang === 'en')
          for (const source of sources) assert.ok(shown.includes(source.name), `${path}: ${source.name}`)
        if (logic.kind === 'literal')
          assert.ok(shown.includes(logic.text.replace(/\s+/g, ' ')), `${path}: ${logic.text}`)
        if (logic.kind !== 'table') continue
        for (const { id, cells, outputs, annotations } of logic.rules) {
          const law = words.ruleWords.get(id ?? '')?.law?.get(lang) ?? annotations.law!
          assert.ok(shown.includes(law.replace(/\s+/g, ' ')), `${language}${path} ${id}: ${law}`)
          for (const cell of [...cells, ...outputs]) assert.ok(shown.includes(cell), `${path} ${id}: ${cell}`)
        }
      }
      for (const { allowed = '' } of model.written().types) assert.ok(shown.includes(allowed), `${path}: ${allowed}`)
      const { inputs } = model
      if (law)
        for (const { name } of inputs.values())
          assert.ok(
            shown.includes(words.decisionWords.get(name)!.about!.get(lang)!.replace(/\s+/g, ' ')),
            `${language}${path} ${name}`,
          )
    }
  }
})

test('codes, names and amounts are shown in the language of the page', async () => {
  const { get } = visitor(app)
  const path = '/services/rates-rebate/how-we-decide'
  const rowOf = (text: string, id: string) =>
    textOf(`<main>${new RegExp(`id="${id}"[\\s\\S]*?</tr>`).exec(text)![0]}</main>`)
  const english = rowOf((await get(path)).text, 'outcome-4')
  assert.match(
    english,
    / Mainly for a business – anything – anything No rebate A rebate is for homes.* Rates Rebate Act 1973, section 2\(1\)/,
  )
  const french = rowOf((await get(`/fr${path}`)).text, 'outcome-4')
  assert.match(
    french,
    / Principalement à une activité professionnelle – peu importe – peu importe Pas de dégrèvement .*article 2\(1\)/,
  )
  const arabic = rowOf((await get(`/ar${path}`)).text, 'outcome-4')
  assert.match(arabic, / أساسًا لنشاط تجاري – أيًّا كان – أيًّا كان لا تخفيض /)
  const amounts = rowOf((await get(path)).text, 'figures-of-the-year-1')
  assert.match(
    amounts,
    / M\$25,660\.00 M\$640\.00 For the rating year \[ Rating year \] , .* is M\$25,660\.00 and .* M\$640\.00 \./,
  )
})

test('what is taken as an answer is told, since nobody can apply beyond it', async () => {
  const { get } = visitor(app)
  const path = '/services/kite-licence/how-we-decide'
  const english = textOf((await get(path)).text)
  assert.match(english, /How old is that person\? Possible answers: at most 130 /)
  assert.match(english, /in metres\? Possible answers: from 0\.1 to 50 /)
  assert.match(english, /Accepted only if Day of flying is today or later\./)
  assert.match(textOf((await get(`/fr${path}`)).text), /Accepté seulement si Jour du vol\s: aujourd’hui ou après\./)
  assert.match(textOf((await get(`/ar${path}`)).text), /لا يُقبل إلا إذا: يوم التطيير\s?: اليوم أو بعده\./)
  const rebate = textOf((await get('/services/rates-rebate/how-we-decide')).text)
  assert.match(rebate, /Accepted only if 1 July in the year Rating year is today or earlier\./)
})

test('a sentence that is not translated says in which language it is', async (t) => {
  const { services, change, root } = folders(t, ['services/kite-licence', 'laws'])
  change('services/kite-licence/words.fr.yaml', (text) => text.replace(/\n {2}small:\n.*\n.*\n/, '\n'))
  mkdirSync(join(root, 'laws/bare'))
  const model = readFileSync('laws/child-benefit/rules.dmn', 'utf8')
  writeFileSync(join(root, 'laws/bare/rules.dmn'), model.replace('laws/child-benefit', 'laws/bare'))
  const state = await testState(t, { services })
  const { get } = visitor(await testApp(t, state, pages()))
  const french = await get('/fr/services/kite-licence/how-we-decide')
  assert.match(french.text, /<bdi lang="en">A kite up to 2 metres wide needs no fee\./, root)
  const bare = (await get('/fr/laws/bare')).text
  assert.match(bare, /<h1[^>]*><bdi lang="en">Child benefit<\/bdi>/)
  assert.match(bare, /<bdi lang="en">The weekly rates are fixed/)
  assert.match(bare, /<bdi>27,05<\/bdi>/, 'a number is in the language of the page')
})

test('a law is told in the language of the page, with its Acts and with amounts in its own currency', async () => {
  const { get } = visitor(app)
  const french = (await get('/fr/laws/child-benefit')).text
  assert.match(french, /<h1[^>]*><bdi>Allocations familiales<\/bdi>/)
  const shown = textOf(french)
  for (const said of [
    'Les montants sont dans cette monnaie : livre sterling (GBP).',
    'Social Security Contributions and Benefits Act 1992, articles 141 à 147',
    'Aîné ou enfant unique, par semaine',
    'Les montants par semaine sont fixés pour chaque année fiscale.',
  ])
    assert.ok(shown.replaceAll('\u00a0', ' ').includes(said), said)
  assert.match(shown, /27,05\s£ 17,90\s£/)
  assert.match(french, /href="https:\/\/www\.legislation\.gov\.uk\//)
  assert.doesNotMatch(
    french.replace(/<details[\s\S]*?<\/details>/g, ''),
    /<bdi lang="en"/,
    'nothing is left in English but what is exact',
  )
  const arabic = (await get('/ar/laws/pay-as-you-earn')).text
  assert.doesNotMatch(arabic.replace(/<details[\s\S]*?<\/details>/g, ''), /<bdi lang="en"/)
  assert.match(textOf(await get('/ar/laws').then(({ text }) => text)), /إعانة الطفل/)
  assert.match(textOf((await get('/laws/child-benefit')).text), /£27\.05 £17\.90/)
})

test('the page of a law that has ended says so, and since when; its versions stay to be read', async (t) => {
  const { services, root } = folders(t, ['services', 'laws'])
  const state = await testState(t, { services })
  const { get } = visitor(await testApp(t, state, pages()))
  state.clock.advance({ hours: 24 })
  rmSync(join(root, 'laws/child-benefit'), { recursive: true })
  await state.catalogue.publishFolder(services, 'a test')
  for (const path of ['/laws/child-benefit', '/laws/child-benefit/versions/1']) {
    const { status, text } = await get(path)
    assert.equal(status, 200)
    assert.match(textOf(text), /This law ended on 5 May 2026 at 12:00\. Nothing new is decided by it\./)
    assert.match(textOf(text), /This is its last version, 1\. It was, from 4 May 2026 .* to 5 May 2026/)
    assert.doesNotMatch(textOf(text), /See the rules in force now|still in force/)
    assert.match(textOf(text), /£27\.05/)
  }
  const list = textOf((await get('/laws')).text)
  assert.match(list, /Pay as you earn .* Laws that have ended Child benefit This law ended on 5 May 2026/)
})

test('an application that was decided leads to the rules that decided it, whatever has become of the service since', async (t) => {
  const { services, change } = folders(t, ['services/kite-licence'])
  const state = await testState(t, { services })
  const app = await testApp(t, state, pages())
  const person = await someone(state)
  const id = await workedCase(state, person, 'granted')
  const before = state.clock.now()
  for (const path of ['', '/versions/1']) {
    const { text } = await visitor(app).get(`/services/kite-licence/how-we-decide${path}`)
    assert.match(textOf(text), /Version 1, in force since 4 May 2026/, 'both are seen before, and not kept for longer')
  }
  state.clock.advance({ hours: 30 })
  change('services/kite-licence/rules.dmn', (text) => text.replaceAll('12.5', '99.5').replace('{12.50}', '{99.50}'))
  rmSync(join(services, 'kite-licence', 'examples'), { recursive: true })
  const [result] = await state.catalogue.publishFolder(services, 'a test')
  assert.equal(result?.outcome, 'published', JSON.stringify(result))

  const { session } = await signedInVisitor(app, state, person)
  const status = await session.get(`/applications/${referenceOf(id)}`)
  const path = /href="(\/services\/kite-licence\/how-we-decide\/versions\/1)"/.exec(status.text)?.[1]
  assert.ok(path, 'the decision leads to its version')
  const old = await session.get(path)
  assert.match(textOf(old.text), /This is version 1 of the rules\. It is no longer in force\./)
  assert.match(textOf(old.text), /It was, from 4 May 2026 at 12:00 to 5 May 2026 at 18:00\./)
  assert.match(textOf(old.text), /M\$12\.50/)
  assert.doesNotMatch(textOf(old.text), /99\.5/)

  await t.test('each reason leads to its very rule there', async () => {
    const rules = [...status.text.matchAll(/href="([^"]+\/versions\/1)#([^"]+)"/g)]
    assert.ok(rules.length > 1)
    for (const [, at, anchor = ''] of rules) {
      assert.equal(at, path)
      assert.ok(old.text.includes(` id="${anchor}"`), anchor)
    }
  })

  await t.test('the change is on the page in force, with the time from which it holds', async () => {
    const { text } = await visitor(app).get('/services/kite-licence/how-we-decide')
    assert.match(textOf(text), /Version 2, in force since 5 May 2026 at 18:00/)
    assert.match(textOf(text), /M\$99\.50/)
    const times = [...text.matchAll(/<time datetime="([^"]+)"/g)].map(([, time]) => Temporal.Instant.from(time!))
    const [from, firstFrom, firstUntil] = times.map((time) => time.epochMilliseconds)
    assert.deepEqual(
      [from, firstFrom, firstUntil],
      [state.clock.now(), before, state.clock.now()].map((time) => time.epochMilliseconds),
    )
    assert.match(text, /href="\/services\/kite-licence\/how-we-decide\/versions\/1"/)
  })

  await t.test('there is no other version', async () => {
    for (const version of ['0', '3', '01', 'x'])
      assert.equal((await visitor(app).get(`/services/kite-licence/how-we-decide/versions/${version}`)).status, 404)
    for (const path of [
      '/services/nothing/how-we-decide',
      '/services/nothing/how-we-decide/versions/1',
      '/laws/nothing',
    ])
      assert.equal((await visitor(app).get(path)).status, 404, path)
  })
})

test('the way to the rules is where people look for it', async () => {
  const { get } = visitor(app)
  assert.match((await get('/services/rates-rebate')).text, /href="\/services\/rates-rebate\/how-we-decide"/)
  assert.match((await get('/')).text, /href="\/laws"/)
  assert.match((await get('/laws')).text, /href="\/laws\/child-benefit"/)
  const law = await get('/laws/child-benefit')
  assert.match(law.text, /href="\/api\/laws\/child-benefit\/rules\/versions\/1"/)
})

test('a link within the page leads to something that is there', async () => {
  const { get } = visitor(app)
  for (const path of [
    '/services/rates-rebate/how-we-decide',
    '/services/kite-licence/how-we-decide',
    '/laws/child-benefit',
  ]) {
    const { text } = await get(path)
    const ids = [...text.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id!)
    assert.equal(new Set(ids).size, ids.length, 'no id is there twice')
    for (const [, anchor] of text.matchAll(/href="#([^"]+)"/g)) assert.ok(ids.includes(anchor!), `${path}#${anchor}`)
  }
})

test('the page of the rates rebate is less than a first visit may weigh, and comes once to a browser that has it', async () => {
  const { once } = visitor(app)
  const path = '/services/rates-rebate/how-we-decide'
  const { body, headers } = await once('GET', path)
  // Styles, script and crest are about 30 kB of the 60.
  assert.ok(brotliCompressSync(body).length < 15_000)
  assert.equal(headers['cache-control'], 'private, no-cache')
  const again = await once('GET', path, undefined, { 'if-none-match': `${headers.etag}` })
  assert.deepEqual([again.statusCode, again.body], [304, ''])
  const french = await once('GET', `/fr${path}`, undefined, { 'if-none-match': `${headers.etag}` })
  assert.equal(french.statusCode, 200)
})

/** The kite licence with a fee for each of a thousand spans. */
function withLongTable(t: Ending, many: number) {
  const { services, change } = folders(t, ['services/kite-licence'])
  const cell = (name: string, text: string) => `<${name}><text>${text}</text></${name}>`
  const rules = Array.from(
    { length: many },
    (_, index) =>
      `<rule id="span-${index}">${cell('inputEntry', `[${index}..${index + 1})`)}${cell('outputEntry', `${index + 0.5}`)}${cell('annotationEntry', 'A kite of that width has a fee of its own.')}${cell('annotationEntry', `Kite Flying Act, schedule, line ${index + 1}`)}</rule>`,
  )
  const fee = /<rule id="small">[\s\S]*?(?=<\/decisionTable>)/
  change('services/kite-licence/rules.dmn', (text) => text.replace(fee, rules.join('\n')))
  rmSync(join(services, 'kite-licence', 'examples'), { recursive: true })
  for (const file of ['words.fr.yaml', 'words.ar.yaml']) rmSync(join(services, 'kite-licence', file))
  return services
}

test('a table of a thousand rules comes as pages of a sensible size, and every rule is on one of them', async (t) => {
  const state = await testState(t, { services: withLongTable(t, 1000) })
  const { get } = visitor(await testApp(t, state, pages()))
  const path = '/services/kite-licence/how-we-decide'
  const whole = await get(path)
  assert.ok(brotliCompressSync(whole.text).length < 15_000)
  assert.match(textOf(whole.text), /These are the first 10 of 1000 rules\. All 1000 rules/)
  const seen = new Set<string>()
  let next: string | undefined = /href="([^"]*\?table=fee)"/.exec(whole.text)?.[1]
  for (let looks = 0; next; looks++) {
    assert.ok(looks < 12, 'the pages end')
    const { text } = await get(next)
    assert.ok(brotliCompressSync(text).length < 20_000)
    for (const [, line] of text.matchAll(/schedule, line (\d+)/g)) seen.add(line!)
    const links = [...text.matchAll(/href="([^"]*table=fee&amp;from=(\d+))"/g)]
    const last = Math.max(...[...seen].map(Number))
    next = links.find(([, , from]) => Number(from) === last + 1)?.[1]?.replaceAll('&amp;', '&')
  }
  assert.equal(seen.size, 1000)

  await t.test('whoever looks for one finds it', async () => {
    const { text } = await get(`${path}?table=fee&find=321.5`)
    assert.match(textOf(text), /1 rule found .* schedule, line 322/)
    assert.match(textOf((await get(`${path}?table=fee&find=no-such-thing`)).text), /0 rules found/)
    for (const from of ['-5', 'x', '1e9', '99999'])
      assert.equal((await get(`${path}?table=fee&from=${from}`)).status, 200, from)
    assert.equal((await get(`${path}?table=nothing`)).status, 404)
  })
})

const DMN = 'https://www.omg.org/spec/DMN/20230324/MODEL/'
const namespace = 'https://publica.example/laws/kite-fees'

test('what a service takes from a law is on its page, and so is the way to that law', async (t) => {
  const { services, root, change } = folders(t, ['services/kite-licence'])
  const rules = readFileSync('services/kite-licence/rules.dmn', 'utf8')
  const part = (from: string, to: string) => rules.slice(rules.indexOf(from), rules.indexOf(to))
  const fee = part('  <decision name="fee"', '  <decision name="outcome"')
  mkdirSync(join(root, 'laws/kite-fees'), { recursive: true })
  const span = part('  <inputData name="kite span"', '  <inputData name="age of flyer"')
  const source = '<knowledgeSource name="Kite Flying Act, section 9" id="kite-9"/>'
  writeFileSync(
    join(root, 'laws/kite-fees/rules.dmn'),
    `<definitions xmlns="${DMN}" namespace="${namespace}" name="Kite fees" id="kite-fees">${span}${source}${fee}</definitions>`,
  )
  const own = `<decision name="fee" label="Fee" id="fee"><variable name="fee" typeRef="number"/>
<informationRequirement><requiredDecision href="${namespace}#fee"/></informationRequirement>
<literalExpression><text>kite fees.fee</text></literalExpression></decision>\n`
  const begins = '<itemDefinition name="finding">'
  const imported = `<import name="kite fees" namespace="${namespace}" importType="${DMN}"/>${begins}`
  change('services/kite-licence/rules.dmn', (text) => text.replace(fee, own).replace(begins, imported))
  const state = await testState(t, { services })
  const { get } = visitor(await testApp(t, state, pages()))
  const { text } = await get('/services/kite-licence/how-we-decide')
  assert.match(textOf(text), /Part of the law “Kite fees” See this law/)
  assert.match(text, /href="\/laws\/kite-fees"/)
  assert.match(textOf(text), /\[0..2\]|at most 2 .* M\$0\.00 A kite up to 2 metres wide needs no fee\./)
  const ids = [...text.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id!)
  assert.equal(new Set(ids).size, ids.length, 'no id is there twice')
})

test('every boxed expression of DMN is on the page, with each text as it is written', async (t) => {
  const { services, root } = folders(t, ['services/kite-licence'])
  const literal = (text: string) => `<literalExpression><text>${text}</text></literalExpression>`
  const within = (name: string, inside: string) => `<${name}>${inside}</${name}>`
  const entry = (name: string, inside: string) => `<contextEntry><variable name="${name}"/>${inside}</contextEntry>`
  const over = (kind: string, last: string) =>
    `<${kind} iteratorVariable="i">${within('in', literal('[1, x]'))}${within(last, literal('i + 21 &gt; x'))}</${kind}>`
  const boxes = [
    `<context>${entry('half', literal('x / 2'))}<contextEntry>${literal('half + 1')}</contextEntry></context>`,
    `<list>${literal('x + 3')}${literal('x + 4')}</list>`,
    `<relation><column name="first"/><column name="second"/><row>${literal('x + 5')}${literal('x + 6')}</row></relation>`,
    `<functionDefinition><formalParameter name="n" typeRef="number"/>${literal('n + 7')}</functionDefinition>`,
    `<conditional>${within('if', literal('x &gt; 8'))}${within('then', literal('x + 9'))}${within('else', literal('x + 10'))}</conditional>`,
    within('filter', within('in', literal('[1, 2, x]')) + within('match', literal('item &gt; 11'))),
    `<invocation>${literal('twice')}<binding><parameter name="n"/>${literal('x + 12')}</binding></invocation>`,
    over('for', 'return'),
    over('some', 'satisfies'),
    over('every', 'satisfies'),
  ]
  const decisions = boxes.map(
    (box, index) =>
      `<decision id="d${index}" name="box ${index}"><variable name="box ${index}"/><informationRequirement><requiredInput href="#x"/></informationRequirement><knowledgeRequirement><requiredKnowledge href="#twice"/></knowledgeRequirement>${box}</decision>`,
  )
  const twice = `<businessKnowledgeModel id="twice" name="twice"><variable name="twice"/><encapsulatedLogic><formalParameter name="n" typeRef="number"/>${literal('n * 2')}</encapsulatedLogic></businessKnowledgeModel>`
  mkdirSync(join(root, 'laws/boxes'), { recursive: true })
  writeFileSync(
    join(root, 'laws/boxes/rules.dmn'),
    `<definitions xmlns="${DMN}" namespace="https://publica.example/laws/boxes" name="Boxes" id="boxes"><inputData id="x" name="x"><variable name="x" typeRef="number"/></inputData>${decisions.join('')}${twice}</definitions>`,
  )
  const state = await testState(t, { services })
  const { get } = visitor(await testApp(t, state, pages()))
  const { status, text } = await get('/laws/boxes')
  assert.equal(status, 200)
  const feel = [...text.matchAll(/<code[^>]*>([^<]*)<\/code>/g)].map(([, code]) => code!.replaceAll('&gt;', '>'))
  const written = boxes.flatMap((box) => [...box.matchAll(/<text>([^<]*)<\/text>/g)].map(([, one]) => one!))
  const worded = written.filter((one) => one !== 'twice')
  for (const one of [...worded, 'n * 2']) assert.ok(feel.includes(one.replaceAll('&gt;', '>')), one)
  assert.match(text, /publica-formula"><bdi>twice<\/bdi>/)
  assert.ok(!feel.includes('twice'), 'what is said as it is written has nothing to open')
  for (const said of ['x divided by 2', 'Worked out one after the other:', 'Whether for every i of', 'It is given:'])
    assert.ok(textOf(text).includes(said), said)
})
