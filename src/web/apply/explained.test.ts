import assert from 'node:assert/strict'
import { test } from 'node:test'
import { FeelDate } from '#engines/feel'
import { readAnswers } from '#engines/form'
import { referenceOf } from '#ground/ids'
import { someone, testState, workedCase } from '#test-state'
import type { Seen } from '#test-web'
import { signedInVisitor, testApp, visitor } from '#test-web'
import { applyPages } from '#web/apply'
import { fillIn } from './typing.ts'

const pages = applyPages({ secret: new Uint8Array(32).fill(3) })

/** What stands behind "How this was worked out", as sentences. */
const workedOut = ({ text }: Seen) =>
  [...(/How this was worked out[\s\S]*?<\/details>/.exec(text)?.[0] ?? '').matchAll(/<li>([\s\S]*?)<\/li>/g)].map(
    ([, sentence]) =>
      sentence!
        .replace(/<[^>]*>/g, '')
        .replaceAll('&#39;', "'")
        .trim(),
  )

test('an applicant who is refused reads how it was worked out, and which condition failed', async (t) => {
  const state = await testState(t)
  const app = await testApp(t, state, pages)
  const amina = await someone(state)
  const { session } = await signedInVisitor(app, state, amina)
  const id = await workedCase(state, amina, 'refused')
  const seen = await session.get(`/applications/${referenceOf(id)}`)
  const sentences = workedOut(seen)
  assert.match(sentences[0]!, /^Who may fly is “Licence refused”, by rule \d: /)
  assert.ok(
    sentences.some((each) => /^Rule \d would give “Licence granted”, and does not hold: /.test(each)),
    sentences.join('\n'),
  )
  assert.ok(
    sentences.every((each) => !each.includes('as answered')),
    'what they answered stands elsewhere',
  )
})

test('what decided stands first and by itself, and what it rests on after it', async (t) => {
  const state = await testState(t)
  const app = await testApp(t, state, pages)
  const amina = await someone(state)
  const { session } = await signedInVisitor(app, state, amina)
  const { text } = await session.get(`/applications/${referenceOf(await workedCase(state, amina, 'refused'))}`)
  const [why = '', behind = ''] = text
    .slice(text.indexOf('>Why<'), text.indexOf('How this was worked out'))
    .split('What that rests on')
  assert.match(why, /is outside that|at least 12/)
  assert.doesNotMatch(why, /season runs/)
  assert.match(behind, /The kite season runs from April to October/)
})

test('while an officer looks at it, the applicant reads why, with the law, and nothing of what may come out', async (t) => {
  const state = await testState(t)
  const app = await testApp(t, state, pages)
  const amina = await someone(state)
  const { session } = await signedInVisitor(app, state, amina)
  const path = `/applications/${referenceOf(await workedCase(state, amina))}`
  const { text } = await session.get(path)
  assert.match(
    text,
    /Why an officer looks at it[\s\S]*so an officer asks the airfield first\.[\s\S]*Kite Flying Act, section 7\(2\)/,
  )
  assert.doesNotMatch(text, /fee|Licence granted|Licence refused|April to October/)
  const french = await session.get(`/fr${path}`)
  assert.match(french.text, /Pourquoi un agent l’examine[\s\S]*Loi sur les cerfs-volants, article 7\(2\)/)
})

test('where an officer decided otherwise than the rules, theirs are the reasons and nothing is said to have been worked out', async (t) => {
  const state = await testState(t)
  const app = await testApp(t, state, pages)
  const amina = await someone(state)
  const { session } = await signedInVisitor(app, state, amina)
  const id = await workedCase(state, amina)
  const ingrid = await someone(state, { subject: 'ingrid-solberg', name: 'Ingrid Solberg' })
  const by = { ...ingrid, roles: await state.people.rolesOf(ingrid.id) }
  const reasons = [{ words: new Map([['en', 'The field is closed.']]), law: new Map([['en', 'Kites Act, section 9']]) }]
  const { seq } = await state.cases.get(id)
  await state.cases.decide(id, { key: 'k', outcome: 'refused', reasons, by, seen: seq })
  assert.deepEqual(workedOut(await session.get(`/applications/${referenceOf(id)}`)), [])
})

test('whoever checks what they would get reads it as well, and nothing is stored', async (t) => {
  const state = await testState(t, { services: 'services' })
  const app = await testApp(t, state, pages)
  const session = visitor(app)
  const { form } = state.catalogue.get('rates-rebate').definition
  const today = FeelDate.parse(state.clock.today(state.place.zone).toString())!
  const { answers } = readAnswers(
    form,
    {
      ...{
        'rating year': 2018,
        'named as ratepayer': false,
        'living there on 1 July': true,
        'use of the home': 'home',
      },
      ...{ rates: '3500', 'lives with partner': false, 'own income': '20000', dependants: 0 },
    },
    { today },
  )
  const { seen } = await fillIn(session, await session.get('/services/rates-rebate/check'), form, answers)
  const sentences = workedOut(seen)
  assert.deepEqual(sentences, [
    'Who may have a rebate is “No rebate”, by rule 2: Name on the rates bill is no.',
    'Rule 8 would give “Rebate granted”, and does not hold: Name on the rates bill is no, but must be yes.',
  ])
})
