import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import fc from 'fast-check'
import type { Value } from '#engines/feel'
import { FeelDate, showValue } from '#engines/feel'
import { Decimal } from '#ground/decimal'
import { readModel } from '../read.ts'

const file = 'laws/child-benefit/rules.dmn'
const model = readModel(readFileSync(new URL(`../../../../${file}`, import.meta.url), 'utf8'), { file })

interface Child {
  start: string | null
  end: string | null
}
interface Case {
  year: number
  children: readonly Child[]
  income?: string
  giftAid?: string
  deductions?: string
}

const date = (text: string | null) => (text === null ? null : FeelDate.parse(text)!)

const inputsOf = ({ year, children, income = '0', giftAid = '0', deductions = '0' }: Case): Record<string, Value> => ({
  'tax year': Decimal.of(year),
  children: children.map(
    ({ start, end }) =>
      new Map([
        ['claim start', date(start)],
        ['claim end', date(end)],
      ]),
  ),
  income: Decimal.parse(income)!,
  'gift aid and pensions': Decimal.parse(giftAid)!,
  'other deductions': Decimal.parse(deductions)!,
})

function decided(name: string, given: Case): string {
  const { value, errors } = model.decide(name, inputsOf(given))
  assert.deepEqual(errors, [])
  return showValue(value)
}

const allYear: Child = { start: null, end: null }

for (const [what, name, given, expected] of [
  ['one child all year', 'benefit', { year: 2013, children: [allYear] }, '1055.6'],
  ['no child', 'benefit', { year: 2013, children: [] }, '0'],
  ['a year of 53 Mondays', 'benefit', { year: 2020, children: [allYear] }, '1115.65'],
  [
    'a claim for a day that is a Monday',
    'benefit',
    { year: 2024, children: [{ start: '2024-05-06', end: '2024-05-06' }] },
    '25.6',
  ],
  [
    'a claim for six days without a Monday',
    'benefit',
    { year: 2024, children: [{ start: '2024-05-07', end: '2024-05-12' }] },
    '0',
  ],
  [
    'a claim that ended before the year',
    'benefit',
    { year: 2024, children: [{ start: null, end: '2024-04-05' }] },
    '0',
  ],
  [
    'a claim that begins after the year',
    'benefit',
    { year: 2024, children: [{ start: '2025-04-06', end: null }] },
    '0',
  ],
  ['40.065 percent of the way', 'charge percentage', { year: 2024, children: [allYear], income: '68013' }, '40'],
  ['at the lower threshold', 'charge percentage', { year: 2013, children: [allYear], income: '50000' }, '0'],
  ['99.99 pounds above it', 'charge percentage', { year: 2013, children: [allYear], income: '50099.99' }, '0'],
  ['100 pounds above it', 'charge percentage', { year: 2013, children: [allYear], income: '50100' }, '1'],
  ['far below it', 'charge percentage', { year: 2013, children: [allYear], income: '0' }, '0'],
  ['at the upper threshold', 'charge percentage', { year: 2013, children: [allYear], income: '60000' }, '100'],
  ['far above it', 'charge percentage', { year: 2023, children: [allYear], income: '1000000' }, '100'],
  [
    'what was given takes 1.25 times as much off',
    'charge percentage',
    { year: 2023, children: [allYear], income: '60000', giftAid: '4000', deductions: '1000' },
    '40',
  ],
  ['the charge is rounded down', 'charge', { year: 2013, children: [allYear], income: '50100' }, '10'],
  [
    'in 2012 it is on the Mondays from 7 January 2013',
    'charge',
    { year: 2012, children: [allYear], income: '60000' },
    '263',
  ],
] as [string, string, Case, string][]) {
  test(`${what}: ${name} ${expected}`, () => assert.equal(decided(name, given), expected))
}

test('a year without rates has no benefit, and says so', () => {
  const { value, errors } = model.decide('benefit', inputsOf({ year: 2011, children: [allYear] }))
  assert.equal(value, null)
  assert.ok(errors.length > 0)
})

/* The same law once more, Monday by Monday and in pence. */

const weekly: Readonly<Record<number, [number, number]>> = {
  ...{ 2012: [2030, 1340], 2013: [2030, 1340], 2014: [2050, 1355], 2015: [2070, 1370], 2016: [2070, 1370] },
  ...{ 2017: [2070, 1370], 2018: [2070, 1370], 2019: [2070, 1370], 2020: [2105, 1395], 2021: [2115, 1400] },
  ...{ 2022: [2180, 1445], 2023: [2400, 1590], 2024: [2560, 1695], 2025: [2605, 1725], 2026: [2705, 1790] },
}

function pence({ year, children }: Case, from: string): number {
  let sum = 0
  const end = `${year + 1}-04-05`
  for (let day = Temporal.PlainDate.from(from); String(day) <= end; day = day.add({ days: 1 })) {
    if (day.dayOfWeek !== 1) continue
    const entitled = children.filter(
      ({ start, end: last }) => (start ?? '0000') <= String(day) && String(day) <= (last ?? '9999'),
    ).length
    const [eldest, further] = weekly[year]!
    if (entitled > 0) sum += eldest + (entitled - 1) * further
  }
  return sum
}

function charged({ year, ...given }: Case, income: bigint, giftAid: bigint, deductions: bigint): bigint {
  // Income in pence; a hundredth of the way is 100 or 200 pounds.
  const net4 = 4n * income - 5n * giftAid - 4n * deductions
  const [lower, step] = year < 2024 ? [5_000_000n, 10_000n] : [6_000_000n, 20_000n]
  const above = net4 - 4n * lower
  const percent = above <= 0n ? 0n : above / (4n * step)
  const from = year === 2012 ? '2013-01-07' : `${year}-04-06`
  return (BigInt(pence({ year, ...given }, from)) * (percent > 100n ? 100n : percent)) / 10_000n
}

const dayIn = (year: number) =>
  fc.integer({ min: -40, max: 405 }).map((days) => String(new Temporal.PlainDate(year, 4, 6).add({ days })))
const sum = fc.bigInt({ min: 0n, max: 12_000_000n })

const cases = fc.integer({ min: 2012, max: 2026 }).chain((year) => {
  const child = fc.record({ start: fc.option(dayIn(year)), end: fc.option(dayIn(year)) })
  return fc.record({ year: fc.constant(year), children: fc.array(child, { maxLength: 5 }) })
})

const pounds = (amount: bigint) => `${amount / 100n}.${String(amount % 100n).padStart(2, '0')}`

test('any family in any year is paid and charged as Monday by Monday', () => {
  fc.assert(
    fc.property(cases, sum, sum, sum, (family, income, giftAid, deductions) => {
      const given = {
        ...family,
        income: pounds(income),
        giftAid: pounds(giftAid / 10n),
        deductions: pounds(deductions / 10n),
      }
      const expected = Decimal.parse(pounds(BigInt(pence(family, `${family.year}-04-06`))))!.toString()
      assert.equal(decided('benefit', given), expected)
      assert.equal(decided('charge', given), String(charged(family, income, giftAid / 10n, deductions / 10n)))
    }),
    { numRuns: 1500 },
  )
})
