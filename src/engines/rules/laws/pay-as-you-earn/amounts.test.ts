import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { showValue } from '#engines/feel'
import { Decimal } from '#ground/decimal'
import { readModel } from '../../read.ts'
import { decided, inputsOf, model, written } from './asked.ts'
import { cases, countries, edgesOf, insured, pounds, taxed, toPenny, years } from './in-pence.ts'

const runs = 2500

test('anyone in any year is taxed and insured as in whole pence', () => {
  fc.assert(
    fc.property(cases, ({ code, given }) => {
      assert.equal(decided('income tax', given), toPenny(taxed(code, given), 'even'))
      assert.equal(decided('national insurance', given), toPenny(insured(given), 'down'))
    }),
    { numRuns: runs },
  )
})

test('every edge of every year is where the law has it, to the penny', () => {
  for (const year of years)
    for (const country of countries)
      for (const edge of edgesOf({ text: '', country, allowance: 12_579n }, year))
        for (const pence of [-1n, 0n, 1n, 100n, 199n, 200n, 201n])
          for (const taper of [false, true]) {
            const given = { year, pay: edge * 100n + pence, code: `${country}1257L`, taper }
            const expected = taxed({ text: given.code, country, allowance: 12_579n }, given)
            assert.equal(decided('income tax', given), toPenny(expected, 'even'), JSON.stringify(inputsOf(given)))
            assert.equal(decided('national insurance', given), toPenny(insured(given), 'down'))
          }
})

test('more pay is never less tax, and never less left of it', () => {
  fc.assert(
    fc.property(cases, fc.bigInt({ min: 1n, max: 100_000n }), ({ given }, more) => {
      const richer = { ...given, pay: given.pay + more }
      const [less, tax] = [given, richer].map((each) => Decimal.parse(decided('income tax', each))!)
      const rise = tax!.minus(less!)
      assert.ok(rise.compare(Decimal.zero) >= 0)
      // With the taper, two thirds more is taxed than is earned: at 48 % that is 72 %, and pennies are rounded.
      assert.ok(rise.compare(pounds(more + 48n)) <= 0, `${rise} of ${more}`)
    }),
    { numRuns: runs / 5 },
  )
})

for (const [what, inputs, message] of [
  ['a year without rates', { 'tax year': Decimal.of(2022) }, /^2022 is not one of .* 2023, 2024, 2025 and 2026\.$/],
  ['a year to come', { 'tax year': Decimal.of(2027) }, /^2027 is not one of /],
  ['half a year', { 'tax year': Decimal.parse('2024.5')! }, /^2024\.5 is not one of /],
  ['pay below 0', { 'annual pay': Decimal.parse('-0.01')! }, /^-0\.01 is not one of .* an amount of 0 or more\.$/],
  ['no code', { 'tax code': null }, /^The tax code "" in the tax year 2024 is not/],
  ['no year', { 'tax year': null }, /./],
  ['no pay', { 'annual pay': null }, /./],
  ['no word on the taper', { 'apply taper': null }, /./],
] as const)
  test(`${what} has no tax, and is told why`, () => {
    const given = { ...inputsOf({ year: 2024, pay: 100n, code: '1257L' }), ...inputs }
    const { value, errors } = model.decide('income tax', given)
    assert.equal(value, null)
    assert.match(errors[0]?.message ?? '', message)
  })

test('National Insurance wants to know of the age, and of no code', () => {
  const given = inputsOf({ year: 2024, pay: 6_000_000n, code: 'no code' })
  assert.equal(showValue(model.decide('national insurance', given).value), '3210.6')
  assert.equal(model.decide('national insurance', { ...given, 'over pension age': null }).value, null)
  assert.ok(!model.decisions.get('national insurance')!.inputs.has('tax code'))
})

test('a halfpenny of National Insurance is disregarded, and one of tax goes to the even penny', () => {
  for (const [pay, contribution] of [
    [5_027_075n, '3016.01'],
    [5_027_076n, '3016.02'],
    [5_027_025n, '3016'],
  ] as const)
    assert.equal(decided('national insurance', { year: 2024, pay, code: 'NT' }), contribution)
  const tax = (pay: bigint) => decided('income tax', { year: 2024, pay, code: 'D1' })
  assert.deepEqual([10n, 30n, 50n, 70n].map(tax), ['0.04', '0.14', '0.22', '0.32'])
})

test('a new year is a new row, and what was decided by an older one stays', () => {
  const row = /^ *<rule id="(?:scottish-)?(?:rates|limits|contributions)-2026">.*?<\/rule>\n/gms
  assert.equal(written.match(row)?.length, 5)
  const next = (text: string) => text.replaceAll('2026', '2027').replace('>16956<', '>17000<')
  const later = written.replace('2025, 2026<', '2025, 2026, 2027<').replace(row, (old) => next(old) + old)
  const longer = readModel(later)
  const tax = (year: number) => {
    const { value, errors } = longer.decide('income tax', inputsOf({ year, pay: 4_000_000n, code: 'S1257L' }))
    assert.deepEqual(errors, [])
    return showValue(value)
  }
  for (const year of years) assert.equal(tax(year), decided('income tax', { year, pay: 4_000_000n, code: 'S1257L' }))
  assert.equal(tax(2027), Decimal.parse(tax(2026))!.minus(Decimal.parse('0.44')!).toString())
})
