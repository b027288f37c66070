import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import fc from 'fast-check'
import { showValue } from '#engines/feel'
import { Decimal } from '#ground/decimal'
import { readModel } from '../read.ts'

const file = new URL('../../../../services/rates-rebate/rules.dmn', import.meta.url)
const law = readModel(readFileSync(file, 'utf8'), { file: 'services/rates-rebate/rules.dmn' })

/** Income threshold and largest rebate by the rating year in which they began. */
const FIGURES = [
  [2006, 20000, 500],
  [2008, 21180, 530],
  [2009, 21910, 550],
  [2010, 22340, 570],
  [2011, 23240, 580],
  [2012, 23650, 590],
  [2013, 23870, 595],
  [2014, 24250, 605],
  [2015, 24440, 610],
  [2016, 24470, 610],
  [2017, 24790, 620],
  [2018, 25180, 630],
  [2019, 25660, 640],
] as const

/** The rebate in cents, worked out in whole numbers: the remainder of thirds decides the rounding. */
function centsOf(year: number, ratesCents: number, incomeCents: number, dependants: number): number {
  const [, threshold, maximum] = FIGURES.findLast(([from]) => from <= year) ?? [0, 0, 0]
  const above = Math.max(0, ratesCents - 16000)
  const excess = Math.max(0, incomeCents - (threshold + 500 * dependants) * 100)
  const thirds = above * 2 - Math.floor(excess / 800) * 300
  const cents = Math.floor(Math.max(0, thirds) / 3) + (Math.max(0, thirds) % 3 === 2 ? 1 : 0)
  return Math.min(cents, maximum * 100)
}

const money = (cents: number) => Decimal.of(cents).dividedBy(Decimal.of(100))

function rebate(year: number, rates: Decimal, income: Decimal, dependants: number) {
  return law.decide('rebate', {
    'rating year': Decimal.of(year),
    rates,
    'household income': income,
    dependants: Decimal.of(dependants),
  })
}

test('the worked example of the law: 2018, rates 3 500.00, income 42 000, no dependants, gives 124.67', () => {
  const { value, errors } = rebate(2018, money(350000), money(4200000), 0)
  assert.deepEqual([showValue(value), errors], ['124.67', []])
})

test('the rebate is that of whole-number arithmetic, to the cent, for every year, rates, income and number of dependants', () => {
  const property = fc.property(
    fc.integer({ min: 2000, max: 2030 }),
    fc.oneof(fc.nat(600_000), fc.constantFrom(0, 15999, 16000, 16001, 16002)),
    fc.oneof(fc.nat(6_000_000), fc.constantFrom(2518000, 2518799, 2518800)),
    fc.nat(8),
    (year, rates, income, dependants) => {
      const { value, errors } = rebate(year, money(rates), money(income), dependants)
      assert.deepEqual(errors, [])
      assert.equal(showValue(value), showValue(money(centsOf(year, rates, income, dependants))))
    },
  )
  fc.assert(property, { numRuns: 2000 })
})

const eligible = {
  'rating year': Decimal.of(2018),
  rates: Decimal.of(3500),
  'household income': Decimal.of(42000),
  dependants: Decimal.of(0),
  'named as ratepayer': true,
  'living there on 1 July': true,
  'use of the home': 'home',
}

for (const [what, changed, outcome, rules] of [
  ['who may have it', {}, 'granted', ['may-have-it']],
  ['not the ratepayer', { 'named as ratepayer': false }, 'refused', ['not-the-ratepayer']],
  ['not living there on the day', { 'living there on 1 July': false }, 'refused', ['not-living-there']],
  ['mainly a business', { 'use of the home': 'mainly business' }, 'refused', ['mainly-a-business']],
  ['partly a business', { 'use of the home': 'partly business' }, 'for an officer', ['partly-a-business']],
  ['rates that are not above 160', { rates: Decimal.of(160) }, 'refused', ['rates-too-low']],
  ['income that leaves nothing', { 'household income': Decimal.of(90000) }, 'refused', ['income-too-high']],
  ['a year before 2006', { 'rating year': Decimal.of(2005) }, 'refused', ['year-too-early']],
  [
    'several reasons against it',
    { 'named as ratepayer': false, 'living there on 1 July': false },
    'refused',
    ['not-the-ratepayer', 'not-living-there'],
  ],
  ['an answer that is missing', { 'use of the home': null }, 'for an officer', []],
] as const) {
  test(`${what}: ${outcome}`, () => {
    const { value, trace } = law.decide('outcome', { ...eligible, ...changed }, { explain: true })
    const chosen = trace!.decisions.at(-1)!.table!.rules.filter((rule) => rule.chosen)
    assert.deepEqual([value, chosen.map(({ id }) => id)], [outcome, rules])
    assert.ok(
      chosen.every(({ annotations }) => annotations.reason && annotations.law?.startsWith('Rates Rebate Act 1973')),
    )
  })
}

test('the rebate rests on the four figures alone', () =>
  assert.deepEqual([...law.decisions.get('rebate')!.inputs].toSorted(), [
    'dependants',
    'household income',
    'rates',
    'rating year',
  ]))
