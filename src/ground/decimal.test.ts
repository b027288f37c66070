import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Decimal as Reference } from 'decimal.js'
import fc from 'fast-check'
import type { RoundingMode } from './decimal.ts'
import { Decimal } from './decimal.ts'

const At34 = Reference.clone({
  precision: 34,
  rounding: Reference.ROUND_HALF_EVEN,
  toExpNeg: -9e15,
  toExpPos: 9e15,
})

function decimal(text: string): Decimal {
  const value = Decimal.parse(text)
  assert.ok(value, `${text} is a number`)
  return value
}

const Wide = Reference.clone({ precision: 120, toExpNeg: -9e15, toExpPos: 9e15 })
const Flooring = Wide.clone({ modulo: Reference.ROUND_FLOOR })

const coefficient = (most: number) => fc.bigInt({ min: -(10n ** BigInt(most)), max: 10n ** BigInt(most) })
const shaped = (most: number, least: number, greatest: number) =>
  fc.tuple(coefficient(most), fc.integer({ min: least, max: greatest })).map(([whole, power]) => `${whole}e${power}`)

/** Money, doubles' favourite traps, long coefficients, far and near exponents, halves to round. */
const numeral = fc.oneof(
  { arbitrary: shaped(9, -4, 2), weight: 3 },
  { arbitrary: shaped(17, -10, 10), weight: 3 },
  { arbitrary: shaped(34, -40, 10), weight: 3 },
  { arbitrary: shaped(34, -300, 300), weight: 1 },
  { arbitrary: shaped(3, -320, 310), weight: 1 },
  { arbitrary: fc.integer({ min: -30, max: 30 }).map((power) => `9007199254740991e${power}`), weight: 1 },
  {
    arbitrary: fc
      .tuple(coefficient(33), fc.constantFrom('5', '50', '500000001', '49999999'))
      .map(([start, end]) => `${start}${end}`),
    weight: 1,
  },
)
const pair = fc.tuple(numeral, numeral)
const runs = { numRuns: 8000 }

/** The same number, whatever its digits are called. */
function same(ours: Decimal, theirs: Reference, what: string) {
  assert.equal(ours.toString(), theirs.isZero() ? '0' : theirs.toFixed(), what)
}

test('a number keeps 34 digits, half-even, and comes back as it was written', () =>
  fc.assert(
    fc.property(numeral, (a) => same(decimal(a), new At34(a).plus(0), a)),
    runs,
  ))

test('adding and subtracting agree with decimal.js to the last digit', () =>
  fc.assert(
    fc.property(pair, ([a, b]) => {
      same(decimal(a).plus(decimal(b)), new At34(a).plus(0).plus(new At34(b).plus(0)), `${a} + ${b}`)
      same(decimal(a).minus(decimal(b)), new At34(a).plus(0).minus(new At34(b).plus(0)), `${a} - ${b}`)
    }),
    runs,
  ))

test('multiplying and dividing agree with decimal.js to the last digit', () =>
  fc.assert(
    fc.property(pair, ([a, b]) => {
      same(decimal(a).times(decimal(b)), new At34(a).plus(0).times(new At34(b).plus(0)), `${a} * ${b}`)
      if (new At34(b).isZero()) return
      same(decimal(a).dividedBy(decimal(b)), new At34(a).plus(0).div(new At34(b).plus(0)), `${a} / ${b}`)
    }),
    runs,
  ))

const operations = [
  ['plus', '+'],
  ['minus', '-'],
  ['times', '*'],
  ['dividedBy', '/'],
] as const

test('over two million operations, each number with each, agree with decimal.js to the last digit', () => {
  let count = 0
  const each = (ours: readonly Decimal[], theirs: readonly Reference[], [verb, sign]: (typeof operations)[number]) => {
    for (const [i, a] of ours.entries())
      for (const [j, b] of ours.entries()) {
        if (verb === 'dividedBy' && b.sign === 0) continue
        count++
        const [got, wanted] = [a[verb](b).toString(), theirs[i]![verb](theirs[j]!)]
        if (got !== (wanted.isZero() ? '0' : wanted.toFixed())) assert.fail(`${a} ${sign} ${b} is not ${got}`)
      }
  }
  const together = fc.property(fc.array(numeral, { minLength: 60, maxLength: 60 }), (texts) => {
    const [ours, theirs] = [texts.map(decimal), texts.map((text) => new At34(text).plus(0))]
    for (const operation of operations) each(ours, theirs, operation)
  })
  fc.assert(together, { numRuns: 160 })
  assert.ok(count > 2_000_000, `${count} operations`)
})

test('a chain of mixed operations agrees with decimal.js', () =>
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.constantFrom('plus', 'minus', 'times', 'dividedBy'), numeral), { maxLength: 8 }),
      (chain) => {
        let ours = Decimal.one
        let theirs = new At34(1)
        for (const [verb, text] of chain) {
          const number = new At34(text).plus(0)
          if (number.isZero() || theirs.e + number.e > 6000 || theirs.e - number.e < -6000) continue
          if (theirs.e + number.e < -6000 || theirs.e - number.e > 6000) continue
          ours = ours[verb as 'plus'](decimal(text))
          theirs = theirs[verb as 'plus'](number)
        }
        same(ours, theirs, JSON.stringify(chain))
      },
    ),
    runs,
  ))

test('comparing agrees with decimal.js, for neighbours too', () =>
  fc.assert(
    fc.property(pair, fc.integer({ min: -40, max: 0 }), ([a, b], places) => {
      const near = decimal(a).plus(decimal(`1e${places}`))
      const nearReference = new At34(a).plus(0).plus(`1e${places}`)
      assert.equal(decimal(a).compare(decimal(b)), new At34(a).plus(0).cmp(new At34(b).plus(0)))
      assert.equal(decimal(a).compare(near), new At34(a).plus(0).cmp(nearReference))
      assert.equal(decimal(a).equals(near), decimal(a).compare(near) === 0)
    }),
    runs,
  ))

const modes: Record<RoundingMode, Reference.Rounding> = {
  'half-even': 6,
  'half-up': 4,
  'half-down': 5,
  up: 0,
  down: 1,
  floor: 3,
  ceiling: 2,
}

test('rounding to places agrees with decimal.js in every mode', () =>
  fc.assert(
    fc.property(
      numeral,
      fc.integer({ min: -5, max: 40 }),
      fc.constantFrom(...Object.keys(modes)),
      (a, places, mode) => {
        const number = new At34(a).plus(0)
        const unit = new At34(`1e${-places}`)
        const theirs = number.toNearest(unit, modes[mode as RoundingMode])
        if (number.e > 60) return
        same(decimal(a).round(places, mode as RoundingMode), theirs, `${a} to ${places} ${mode}`)
      },
    ),
    runs,
  ))

test('a quotient without its fraction is the floor of the quotient, wherever it is told', () => {
  let told = 0
  const near = fc
    .tuple(fc.integer({ min: -1_000_000, max: 1_000_000 }), coefficient(9), fc.integer({ min: -3, max: 3 }))
    .map(([times, divisor, off]): [string, string] => [`${BigInt(times) * divisor + BigInt(off)}`, `${divisor}`])
  const check = fc.property(fc.oneof(pair, near), ([a, b]) => {
    if (decimal(b).sign === 0) return assert.equal(decimal(a).wholeQuotient(decimal(b)), undefined)
    const whole = decimal(a).wholeQuotient(decimal(b))
    if (!whole) return
    told++
    assert.equal(whole.toString(), decimal(a).dividedBy(decimal(b)).round(0, 'floor').toString(), `${a} / ${b}`)
  })
  fc.assert(check, runs)
  assert.ok(told > 1000, `${told} were told`)
})

test('modulo has the sign of the divisor and agrees with decimal.js', () =>
  fc.assert(
    fc.property(shaped(20, -6, 3), shaped(9, -6, 3), (a, b) => {
      if (new At34(b).isZero()) return
      same(decimal(a).modulo(decimal(b)), new At34(new Flooring(a).mod(b).toFixed()).plus(0), `${a} mod ${b}`)
    }),
    runs,
  ))

test('whole powers agree with decimal.js worked out on 120 digits', () =>
  fc.assert(
    fc.property(shaped(34, -36, 2), fc.integer({ min: -60, max: 120 }), (a, exponent) => {
      const base = new At34(a).plus(0)
      if (base.isZero() || Math.abs(base.e * exponent) > 5000) return
      const theirs = new At34(new Wide(base).pow(exponent)).plus(0)
      same(decimal(a).power(Decimal.of(exponent)), theirs, `${a} ** ${exponent}`)
    }),
    { numRuns: 1000 },
  ))

test('exp, ln, square root and powers with a fraction agree with decimal.js on more digits', () =>
  fc.assert(
    fc.property(shaped(12, -12, -8), (a) => {
      const positive = new Wide(a).abs()
      same(decimal(a).exponential(), new At34(new Wide(a).exp()).plus(0), `exp ${a}`)
      same(decimal(a).abs().squareRoot(), new At34(positive.sqrt()).plus(0), `sqrt ${a}`)
      if (positive.isZero()) return
      same(decimal(a).abs().naturalLogarithm(), new At34(positive.ln()).plus(0), `ln ${a}`)
      same(decimal(a).abs().power(decimal('1.5')), new At34(positive.pow('1.5')).plus(0), `${a} ** 1.5`)
    }),
    { numRuns: 150 },
  ))

test('what doubles get wrong comes out right', () => {
  assert.equal(decimal('0.1').plus(decimal('0.2')).toString(), '0.3')
  assert.equal(decimal('2.675').round(2, 'half-even').toString(), '2.68')
  assert.equal(decimal('1.005').round(2, 'half-up').toString(), '1.01')
  assert.equal(decimal('9007199254740993').plus(decimal('0.01')).toString(), '9007199254740993.01')
  assert.equal(decimal('3340').times(decimal('2')).dividedBy(decimal('3')).toFixed(2), '2226.67')
  assert.equal(Decimal.one.dividedBy(Decimal.of(3)).toString(), `0.${'3'.repeat(34)}`)
})

test('a number is shown in plain digits, without zeros that say nothing', () => {
  for (const [written, shown] of [
    ['1055.60', '1055.6'],
    ['-.5', '-0.5'],
    ['1e3', '1000'],
    ['-0', '0'],
    ['0.000', '0'],
    ['100', '100'],
    ['1.20e-3', '0.0012'],
    ['1e-40', `0.${'0'.repeat(39)}1`],
  ] as const) {
    assert.equal(decimal(written).toString(), shown)
  }
  assert.equal(decimal('1234.5').toFixed(2), '1234.50')
  assert.equal(decimal('-0.005').toFixed(2), '-0.01')
  assert.equal(decimal('12').toFixed(0), '12')
})

test('what is no number is not read as one', () => {
  for (const text of [
    '',
    '.',
    '-',
    '1.',
    '1,5',
    '1 000',
    ' 1',
    '1\n',
    '+1',
    '0x10',
    'NaN',
    'Infinity',
    '1e',
    '١',
    '1e6145',
  ]) {
    assert.equal(Decimal.parse(text), undefined, text)
  }
})

test('a number too large is an error and never infinity; one too small becomes zero by way of ever fewer digits', () => {
  const largest = decimal(`${'9'.repeat(34)}e6111`)
  assert.throws(() => largest.plus(largest), RangeError)
  assert.throws(() => largest.times(decimal('1.1')), RangeError)
  assert.throws(() => decimal('1e6144').times(Decimal.of(10)), RangeError)
  assert.throws(() => Decimal.of(10).power(Decimal.of(6145)), RangeError)
  assert.throws(() => Decimal.of(10).power(decimal('1e300')), RangeError)
  assert.throws(() => decimal('1e5').exponential(), RangeError)
  assert.equal(largest.plus(Decimal.one).compare(largest), 0)
  assert.equal(decimal('1e6144').toString(), `1${'0'.repeat(6144)}`)
  assert.equal(decimal('1e6144').dividedBy(decimal('1e6144')).toString(), '1')
  assert.equal(decimal('15e-6177').compare(decimal('2e-6176')), 0)
  assert.equal(decimal('1e-6176').dividedBy(Decimal.of(2)).sign, 0)
  assert.equal(decimal('1e-6177').sign, 0)
  assert.equal(decimal('0.9').power(decimal('1e300')).sign, 0)
})

test('division by zero, a root or logarithm of what has none, and an inexact double are errors', () => {
  assert.throws(() => Decimal.one.dividedBy(Decimal.zero), RangeError)
  assert.throws(() => Decimal.one.modulo(Decimal.zero), RangeError)
  assert.throws(() => Decimal.zero.power(Decimal.of(-1)), RangeError)
  assert.throws(() => Decimal.of(-4).squareRoot(), RangeError)
  assert.throws(() => Decimal.of(-4).power(decimal('0.5')), RangeError)
  assert.throws(() => Decimal.zero.naturalLogarithm(), RangeError)
  assert.throws(() => Decimal.of(0.5), RangeError)
  assert.throws(() => Decimal.of(2 ** 53), RangeError)
})

test('a numeral of a million digits is read at once', () => {
  assert.equal(decimal(`0.${'3'.repeat(1_000_000)}`).compare(Decimal.one.dividedBy(Decimal.of(3))), 0)
  assert.equal(Decimal.parse('9'.repeat(1_000_000)), undefined)
  assert.equal(decimal(`1.${'0'.repeat(1_000_000)}1`).compare(Decimal.one), 0)
})

test('numbers far apart are compared and ordered as numbers', () => {
  const ordered = [
    '-1e6144',
    '-1e400',
    '-1',
    '-1e-400',
    '0',
    '1e-6176',
    '1e-401',
    '1e-400',
    '1e400',
    '1.000001e400',
    '1e6144',
  ]
  for (const [i, a] of ordered.entries()) {
    for (const [j, b] of ordered.entries()) assert.equal(decimal(a).compare(decimal(b)), Math.sign(i - j), `${a} ${b}`)
  }
})

test('a whole number within 2^53 is given as such, and nothing else is', () => {
  assert.equal(decimal('12.00').toSafeInteger(), 12)
  assert.equal(decimal('1e3').toSafeInteger(), 1000)
  assert.equal(decimal('12.5').toSafeInteger(), undefined)
  assert.equal(decimal('9007199254740992').toSafeInteger(), undefined)
  assert.equal(decimal('9007199254740990.9').toSafeInteger(), undefined)
  assert.equal(decimal('1e40').isInteger(), true)
  assert.equal(decimal('12345678901234567890.5').isInteger(), false)
})
