import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Definition, Finding } from '#engines/definition'
import { explainInParts, findFor, findingToJson } from '#engines/definition'
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

/** Without the marks that keep values in a run of their own. */
const plain = (text = '') => text.replaceAll(/[\u200e\u200f\u2066-\u2069]/g, '')

test('only what the rules need is asked for a finding', () => {
  assert.equal(find(rebates, home).amount?.toString(), '124.67')
})

test('a finding says what follows first, then how much and why, and then each step to it', () => {
  const { outcome, route, ...finding } = find(rebates, home)
  assert.deepEqual([outcome, route.step, route.by], ['granted', 'decide', 'machine'])
  assert.deepEqual(ids({ outcome, route, ...finding }), [
    'may-have-it',
    'rebate',
    'from-2018',
    'part-above-the-first-contribution',
    'two-thirds-of-that-part',
    'income-threshold',
    'reduction-for-income',
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
  assert.match(plain(told(finding, 'ar')[0]), /27 يونيو 2026.*12\.50 M\$/)
  const [rebate] = told(find(rebates, { ...home, rates: '9999.5', 'own income': 0 }), 'fr').slice(3)
  assert.match(rebate ?? '', /9 999,50 M\$, 9 839,50 M\$ dépassent/)
})

const amount = { en: /M\$[\d,]+(\.\d\d)?/g, fr: /\d[\d ]*(,\d\d)? M\$/g, ar: /[\d,]+(\.\d\d)? M\$/g }
/** What may stand in figures without being money. */
const others = /2018|2006|\b1 (July|juillet)|1er juillet|1 يوليو|(Dependants|dependants|charge|المُعالين)\s?: [012]\b/g

test('every amount in a reason has its currency, in every language and for any number of dependants', () => {
  const cases = [0, 1, 2].flatMap((dependants) => [
    { ...home, dependants },
    { ...home, dependants, 'own income': 0, rates: '9999.5' },
    { ...home, dependants, 'own income': '900000' },
    { ...home, dependants, rates: '160' },
  ])
  for (const finding of cases.map((answers) => find(rebates, answers)))
    for (const [language, sign] of Object.entries(amount))
      for (const sentence of told(finding, language).map(plain))
        assert.doesNotMatch(sentence.replace(sign, '').replace(others, ''), /\d/, sentence)
})

test('the reasons of the worked example read as a letter would', () => {
  assert.deepEqual(told(find(rebates, { ...home, dependants: 1 }), 'en'), [
    'You are the ratepayer, you were living in the home on 1 July and it is used as a home. Your rebate is M$186.67.',
    'By these figures the rebate comes to M$186.67: two thirds of the part of your rates above M$160.00, less the reduction for income, never below M$0.00 and never above M$630.00, the most for the year.',
    'For the rating year 2018, the income threshold before dependants is M$25,180.00 and the most that can be paid is M$630.00.',
    'The first M$160.00 of the rates is yours to pay; M$3,340.00 of your rates of M$3,500.00 is above that.',
    'Two thirds of that part, M$2,226.67, can be paid back before the household income is looked at.',
    'Each dependant raises the income threshold by M$500.00. Dependants: 1. Income up to M$25,680.00 does not reduce the rebate.',
    'Your household income of M$42,000.00 takes M$2,040.00 off: M$1.00 for every full M$8.00 above M$25,680.00.',
  ])
})

test('a value among words that run the other way is a run of its own, and among its own is not', () => {
  const arabic = say(find(rebates, home).reasons[0]!.words, 'ar')
  assert.ok(arabic.includes('\u2068\u200f124.67\u00a0\u2068M$\u2069\u2069'), JSON.stringify(arabic))
  assert.doesNotMatch(told(find(rebates, home), 'en').join(), /[\u2066-\u2069]/)
  const dirhams = { code: 'MRD', symbol: 'د.م.' }
  const { values } = walk(kites.form, readAnswers(kites.form, flying, { today }).answers, { today })
  assert.match(say(findFor(kites, values, { currency: dirhams }).reasons[0]!.words, 'en'), /is \u2068.*12\.50\u2069\./)
})

test('a year in a sentence is a year and no amount', () => {
  assert.match(told(find(rebates, home), 'en')[2] ?? '', /For the rating year 2018,/)
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
  const { definition } = read(files)
  const finding = find(definition, flying)
  assert.deepEqual([finding.outcome, finding.route.by], [null, 'officer'])
  const wrong = explainInParts(finding, definition).filter(({ kind }) => kind === 'error')
  assert.deepEqual(
    wrong.map(({ text }) => text),
    ['Something could not be worked out: The text is no number.'],
    'once, though several decisions rest on it',
  )
})

test('rules that take more steps than they are allowed give no sure answer, and an officer decides', () => {
  const files = changed({ 'rules.dmn': [['flying date.month in [4..10]', 'count(for i in 1..10000000 return i) > 1']] })
  const { outcome, route } = find(read(files).definition, flying)
  assert.deepEqual([outcome, route.by], [null, 'officer'])
})

test('an outcome that has an amount is not sure where the rules give none, or none without an error', () => {
  const noRow: [string, string] = [
    '<inputEntry><text>(2..5]</text></inputEntry>',
    '<inputEntry><text>(2..3]</text></inputEntry>',
  ]
  for (const change of [noRow, ['<text>12.5</text>', '<text>number("x")</text>']] as [string, string][]) {
    const finding = find(read(changed({ 'rules.dmn': [change] })).definition, flying)
    assert.deepEqual([finding.outcome, finding.amount, finding.route.by], [null, undefined, 'officer'])
    assert.deepEqual(finding.reasons, [], 'a reason that speaks of the fee would say "–"')
  }
  const refused = find(read(changed({ 'rules.dmn': [noRow] })).definition, { ...flying, 'age of flyer': 11 })
  assert.deepEqual([refused.outcome, refused.route.by], ['refused', 'machine'], 'a refusal needs no amount')
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
