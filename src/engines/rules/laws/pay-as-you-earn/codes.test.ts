import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { decided, inputsOf, model, refused } from './asked.ts'
import { codes, flat, mostInCode, years } from './in-pence.ts'

/** Whether there is such a code in 2024, found without the pattern that the law reads it by. */
function isCode(code: string): boolean {
  if (code in flat) return true
  const own = code.startsWith('S') || code.startsWith('C') ? code.slice(1) : code
  if (own === '0T') return true
  const digits = own.startsWith('K') ? own.slice(1) : [...'LMNT'].includes(own.slice(-1)) ? own.slice(0, -1) : ''
  return String(Number(digits)) === digits && Number(digits) >= 1 && Number(digits) <= mostInCode
}

test('what is no code is refused by its name, and every code is taken', () => {
  const letters = fc.array(fc.constantFrom(...'SCKLMNTBRDX0123579 -'), { maxLength: 7 }).map((all) => all.join(''))
  const nearly = fc.tuple(codes, fc.nat(6), fc.constantFrom('', ...'SCKLTD0123')).map(([{ text }, at, letter]) => {
    return text.slice(0, at) + letter + text.slice(at + 1)
  })
  fc.assert(
    fc.property(fc.oneof(letters, nearly), (code) => {
      const given = { year: 2024, pay: 4_000_000n, code }
      // The marks X, W1 and M1 have a test of their own.
      fc.pre(!/(X|M *1) *$/.test(code))
      if (isCode(code.replaceAll(' ', ''))) decided('income tax', given)
      else assert.ok(refused(given).startsWith(`The tax code "${code}" in the tax year 2024 is not one`))
    }),
    { numRuns: 2500 },
  )
})

for (const code of [
  ...[
    '',
    ' ',
    '1257',
    'L1257',
    '1257LL',
    '1234567L',
    '0L',
    '007L',
    '0T0',
    'XL',
    'T',
    'L',
    'K',
    'K0',
    'K1234567',
    'KS475',
  ],
  ...['D', 'D2', 'D3', 'D4', 'CD2', 'CD3', 'SD4', 'SNT', 'CNT', 'S', 'C', 'SC1257L', 'S S1257L', 'BR0', 'BRBR'],
  ...['1257P', '1257Y', '-1257L', '12.5L', '1257L W2', 'W1', 'M1', 'X', 'SX', '1257L M1 X', '١٢٥٧L', 'ſBR', 'ſ1257L'],
])
  test(`"${code}" is no code`, () => {
    for (const year of years) {
      const message = refused({ year, pay: 100n, code })
      assert.match(message, / in the tax year 20\d\d is not one of the values allowed\. A tax code is a number from 1/)
      assert.ok(message.startsWith(`The tax code "${code}" in`))
    }
  })

test('of what is no code nothing is said that only a code has', () => {
  const { trace } = model.decide('income tax', inputsOf({ year: 2023, pay: 100n, code: 'SD3' }), { explain: true })
  const rules = trace!.decisions.find(({ decision }) => decision === 'allowance')!.table!.rules
  assert.deepEqual(
    rules.filter(({ chosen }) => chosen).map(({ id }) => id),
    [],
  )
})

test('SD3 is a code from 2024 on', () => {
  assert.match(refused({ year: 2023, pay: 100n, code: 'SD3' }), /^The tax code "SD3" in the tax year 2023 is not one/)
  assert.equal(decided('income tax', { year: 2024, pay: 10_000n, code: 'SD3' }), '48')
})

for (const [written, meant] of [
  ['1257l', '1257L'],
  [' s1257l ', 'S1257L'],
  ['S 1257 L', 'S1257L'],
  ['\u00A01257\u202FL\t', '1257L'],
  ['k475', 'K475'],
  ['sd2', 'SD2'],
  ...[' W1', ' M1', ' X', 'W1', 'm1', 'x', ' W1/M1', ' W1M1'].flatMap((mark): [string, string][] =>
    ['1257L', 'S1257M', 'CK475', '0T', 'S0T', 'BR', 'SBR', 'D0', 'SD2', 'NT'].map((code) => [code + mark, code]),
  ),
  ['1257 W1', '1257L'],
  ['1257M1', '1257L'],
  ['S1257 X', 'S1257L'],
] as const)
  test(`"${written}" is read as ${meant}`, () => {
    const given = { year: 2024, pay: 6_543_210n }
    assert.equal(decided('income tax', { ...given, code: written }), decided('income tax', { ...given, code: meant }))
  })
