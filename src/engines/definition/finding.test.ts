import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Definition, Finding } from '#engines/definition'
import { findFor, findingToJson } from '#engines/definition'
import { FeelDate } from '#engines/feel'
import { readAnswers, say, walk } from '#engines/form'
import { changed, filesOf, read } from './kite-licence.ts'
import { readDefinition } from './read.ts'

const today = FeelDate.parse('2026-05-01')!
const currency = { code: 'MRD', symbol: 'M$' }
const kites = read(filesOf('kite-licence')).definition
const rebates = readDefinition('rates-rebate', filesOf('rates-rebate'), { folder: 'rebates' }).definition

const flying = {
  'name of flyer': 'Sukarni',
  'age of flyer': 34,
  'kite span': 3.5,
  'flying date': '2026-06-27',
  'flying near airfield': false,
}
const home = {
  ...{ 'rating year': 2018, 'named as ratepayer': true, 'living there on 1 July': true, 'use of the home': 'home' },
  ...{ rates: '3500', 'lives with partner': false, 'own income': '42000', dependants: 0 },
}

const find = (definition: Definition, answers: object, languages?: string[]): Finding => {
  const only = definition.needed
  const { answers: good, problems } = readAnswers(definition.form, answers, { today, only })
  assert.deepEqual(problems, [])
  return findFor(definition, walk(definition.form, good, { today, only }).values, { currency, languages })
}

const ids = ({ reasons }: Finding) => reasons.map(({ id }) => id)
const told = ({ reasons }: Finding, language: string) =>
  reasons.map(({ words }) => say(words, language).replaceAll(/[\u00a0\u202f]/g, ' '))

test('only what the rules need is asked for a finding', () => {
  assert.equal(find(rebates, home).amount?.toString(), '124.67')
})

test('a finding says what follows first, and then how it was worked out', () => {
  const { outcome, route, ...finding } = find(rebates, home)
  assert.deepEqual([outcome, route.step, route.by], ['granted', 'decide', 'machine'])
  assert.deepEqual(ids({ outcome, route, ...finding }), [
    'may-have-it',
    'from-2018',
    'part-above-the-first-contribution',
    'two-thirds-of-that-part',
    'income-threshold',
    'reduction-for-income',
    'rebate',
  ])
})

test('every reason has the section of the law and its words in every language, filled in', () => {
  for (const finding of [find(rebates, home), find(kites, flying), find(kites, { ...flying, 'age of flyer': 11 })]) {
    for (const { words, law } of finding.reasons) {
      assert.deepEqual([...words.keys()].sort(), ['ar', 'en', 'fr'])
      assert.deepEqual([...(law?.keys() ?? [])].sort(), ['ar', 'en', 'fr'])
      for (const sentence of words.values()) assert.doesNotMatch(sentence, /[{}]|undefined|null/)
    }
  }
})

test('amounts, dates and numbers are written as the language writes them', () => {
  const finding = find(kites, flying)
  assert.equal(told(finding, 'en')[0], 'You may fly your kite on 27 June 2026. The fee is M$12.50.')
  assert.equal(
    told(finding, 'fr')[0],
    'Vous pouvez faire voler votre cerf-volant le 27 juin 2026. Le prix est de 12,50 M$.',
  )
  assert.match(told(finding, 'ar')[0] ?? '', /27 يونيو 2026.*12\.50 M\$/)
  const [rebate] = told(find(rebates, { ...home, rates: '9999.5', 'own income': 0 }), 'fr').slice(2)
  assert.match(rebate ?? '', /9 999,50 M\$, 9 839,50 M\$ dépassent/)
})

test('a year in a sentence is a year and no amount', () => {
  assert.match(told(find(rebates, home), 'en')[1] ?? '', /For the rating year 2018,/)
})

test('every reason against it is stated, and what made no difference is not', () => {
  const finding = find(rebates, { ...home, 'named as ratepayer': false, 'living there on 1 July': false })
  assert.deepEqual(ids(finding), ['not-the-ratepayer', 'not-living-there'])
  assert.equal(finding.amount, undefined)
  assert.equal(String(finding.values.get('rebate')), '124.67')
})

test('a refusal outweighs what an officer would have looked at, and its reason alone is given', () => {
  const finding = find(rebates, { ...home, 'use of the home': 'mainly business' })
  assert.deepEqual([finding.outcome, ids(finding)], ['refused', ['mainly-a-business']])
})

test('what the rules leave to an officer is no outcome, and its route is theirs', () => {
  const finding = find(kites, { ...flying, 'flying near airfield': true })
  assert.deepEqual(
    [finding.outcome, finding.amount, finding.route.by, finding.route.within],
    [null, undefined, 'officer', 'P5D'],
  )
  assert.deepEqual(ids(finding), ['near-an-airfield', 'in-the-season'])
})

test('rules that end in an error give no sure answer', () => {
  const files = changed({ 'rules.dmn': [['flying date.month in [4..10]', 'number("x") > 1']] })
  const { outcome, route } = find(read(files).definition, flying)
  assert.deepEqual([outcome, route.by], [null, 'officer'])
})

test('nothing answered is no sure answer, and no exception', () => {
  for (const definition of [kites, rebates]) {
    const { values } = walk(definition.form, new Map(), { today })
    assert.equal(findFor(definition, values).route.by, 'officer')
  }
})

test('reasons can be asked for in one language, and have the main one beside it', () => {
  const [reason] = find(kites, flying, ['fr']).reasons
  assert.deepEqual([...(reason?.words.keys() ?? [])], ['en', 'fr'])
})

test('a finding is kept as plain JSON, exact to the last digit', () => {
  const json = JSON.parse(JSON.stringify(findingToJson(find(rebates, home))))
  assert.equal(json.outcome, 'granted')
  assert.equal(json.amount, '124.67')
  assert.equal(json.values['income threshold'], '25180')
  assert.equal(
    json.reasons[0].words.en,
    'You are the ratepayer, you were living in the home on 1 July and it is used as a home. Your rebate is M$124.67.',
  )
  assert.equal(json.trace.decisions.at(-1).decision, 'outcome')
  assert.deepEqual(json.route, { step: 'decide', by: 'machine' })
})
