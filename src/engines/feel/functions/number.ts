import type { RoundingMode } from '#ground/decimal'
import { Decimal } from '#ground/decimal'
import { DaysDuration, MonthsDuration } from '../values/duration.ts'
import { FeelError } from '../values/error.ts'
import type { Builtin, During, Result } from '../values/types.ts'
import { builtin, form, number, of, optional, outOfRange, quick } from './define.ts'
import { wholeOf } from './whole.ts'

/* DMN 1.5 §10.3.4.5. */

const clause = '10.3.4.5'

function rounded(n: Decimal, scale: Decimal, mode: RoundingMode): Result {
  const places = wholeOf(scale) ?? Number.NaN
  if (!(places >= -6111 && places <= 6176)) return outOfRange('The scale must be from -6111 to 6176.')
  return n.round(places, mode)
}

function rounding(name: string, mode: RoundingMode, example: Builtin['example']): Builtin {
  const two = (n: Decimal, scale: Decimal) => rounded(n, scale, mode)
  const general = builtin(
    name,
    clause,
    example,
    form([number('n'), number('scale')], 'number', ([n, scale]) => two(n, scale)),
  )
  return quick(general, { two })
}

function toWhole(name: string, mode: RoundingMode, example: Builtin['example']): Builtin {
  const two = (n: Decimal, scale: Decimal) => rounded(n, scale, mode)
  const general = builtin(
    name,
    clause,
    example,
    form([number('n'), optional(number('scale'))], 'number', ([n, scale]) => two(n, scale ?? Decimal.zero)),
  )
  return quick(general, { one: (n) => n.round(0, mode), two })
}

/** `steps`: what working it out costs, as it is done digit by digit. */
function ofNumber(name: string, steps: number, example: Builtin['example'], work: (value: Decimal) => Result): Builtin {
  const gives = name === 'odd' || name === 'even' ? 'boolean' : 'number'
  return builtin(
    name,
    clause,
    example,
    form([number('number')], gives, ([value], during) => {
      during.spend(steps)
      return work(value)
    }),
  )
}

function modulo(dividend: Decimal, divisor: Decimal, during: During): Result {
  if (divisor.sign === 0) return new FeelError('division-by-zero', 'Nothing can be divided by zero.')
  // One of 6 000 digits may be divided by one of 6 000 places.
  during.spend(dividend.placesBetween(divisor) >> 5)
  return dividend.modulo(divisor)
}

export const numbers: readonly Builtin[] = [
  rounding('decimal', 'half-even', ['decimal(2.5, 0)', '2']),
  toWhole('floor', 'floor', ['floor(-1.56, 1)', '-1.6']),
  toWhole('ceiling', 'ceiling', ['ceiling(-1.5)', '-1']),
  rounding('round up', 'up', ['round up(-1.126, 2)', '-1.13']),
  rounding('round down', 'down', ['round down(-1.126, 2)', '-1.12']),
  rounding('round half up', 'half-up', ['round half up(1.005, 2)', '1.01']),
  rounding('round half down', 'half-down', ['round half down(5.5, 0)', '5']),
  builtin(
    'abs',
    clause,
    ['abs(-10)', '10'],
    form([number('n')], 'number', ([n]) => n.abs()),
    form([of<DaysDuration>('n', 'days and time duration')], 'days and time duration', ([n]) =>
      n.seconds.sign < 0 ? new DaysDuration(n.seconds.negated()) : n,
    ),
    form([of<MonthsDuration>('n', 'years and months duration')], 'years and months duration', ([n]) =>
      n.months < 0 ? new MonthsDuration(-n.months) : n,
    ),
  ),
  builtin(
    'modulo',
    clause,
    ['modulo(-12, 5)', '3'],
    form([number('dividend'), number('divisor')], 'number', ([dividend, divisor], during) =>
      modulo(dividend, divisor, during),
    ),
  ),
  ofNumber('sqrt', 15, ['sqrt(16)', '4'], (value) =>
    value.sign < 0 ? outOfRange('A negative number has no square root.') : value.squareRoot(),
  ),
  ofNumber('log', 150, ['decimal(log(10), 8)', '2.30258509'], (value) =>
    value.sign <= 0 ? outOfRange('Only a positive number has a logarithm.') : value.naturalLogarithm(),
  ),
  ofNumber('exp', 300, ['decimal(exp(5), 8)', '148.41315910'], (value) => value.exponential()),
  ofNumber('odd', 0, ['odd(5)', 'true'], (value) => value.isInteger() && !value.isEven()),
  ofNumber('even', 0, ['even(5)', 'false'], (value) => value.isEven()),
]
