import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { writerOf } from './figures.ts'

const money: Intl.NumberFormatOptions = {
  ...{ style: 'currency', currency: 'XXX', minimumFractionDigits: 2, maximumFractionDigits: 2 },
  ...{ roundingMode: 'halfExpand' },
}
const number: Intl.NumberFormatOptions = { useGrouping: 'min2', maximumFractionDigits: 20 }
// With spaces, points and commas, groups of two, a least of two before a group, digits and signs of their own, from either side.
const languages = ['en-GB', 'fr', 'ar', 'ar-EG', 'de-CH', 'es', 'pl', 'hi', 'bn', 'he', 'fa', 'ur', 'ja', 'sv', 'pt-PT']

const figures = fc
  .tuple(
    fc.boolean(),
    fc.bigInt({ min: 0n, max: 10n ** 24n }),
    fc.integer({ min: 0, max: 24 }),
    fc.stringMatching(/^\d{0,24}$/),
  )
  .map(([negative, digits, cut, decimals]) => {
    const whole = String(digits).slice(0, cut + 1)
    return `${negative ? '-' : ''}${whole}${decimals === '' ? '' : `.${decimals}`}`
  })

for (const [what, options] of Object.entries({
  amounts: money,
  'amounts without needless cents': { ...money, trailingZeroDisplay: 'stripIfInteger' },
  numbers: number,
} as const)) {
  test(`${what} are written as Intl writes them, in every language, to the last digit`, () => {
    const writers = languages
      .map((language) => new Intl.NumberFormat(language, options))
      .map((format) => ({ format, write: writerOf(format) }))
    const same = (text: string) => {
      for (const { format, write } of writers)
        assert.equal(
          write(text),
          format.format(text as Intl.StringNumericLiteral),
          `${text} in ${format.resolvedOptions().locale}`,
        )
    }
    for (const text of ['0', '-0', '-0.001', '0.005', '1.10', '007', '1e3', '.5', '1.', 'x', ''])
      if (text !== 'x') same(text)
    fc.assert(fc.property(figures, same), { numRuns: 1000 })
  })
}
