import fc from 'fast-check'
import { Decimal } from '#ground/decimal'

/* The law of pay as you earn once more, in whole pence and hundredths of a penny, and cases of it: the tests hold the model against it. */

export interface Case {
  year: number
  /** In pence. */
  pay: bigint
  code: string
  pensioner?: boolean
  taper?: boolean
}

export const pounds = (pence: bigint) => Decimal.parse(`${pence / 100n}.${String(pence % 100n).padStart(2, '0')}`)!

type Country = '' | 'C' | 'S'
export const countries: readonly Country[] = ['', 'C', 'S']
export const years = [2023, 2024, 2025, 2026]
type Bands = readonly (readonly [percent: bigint, upTo: bigint | null])[]

const atMost = 10n ** 30n
const rest: Bands = [
  [20n, 37_700n],
  [40n, 125_140n],
  [45n, null],
]
const since2024 = (starter: bigint, basic: bigint): Bands => [
  [19n, starter],
  [20n, basic],
  [21n, 31_092n],
  [42n, 62_430n],
  [45n, 125_140n],
  [48n, null],
]
const scottish: Readonly<Record<number, Bands>> = {
  2023: [
    [19n, 2_162n],
    [20n, 13_118n],
    [21n, 31_092n],
    [42n, 125_140n],
    [47n, null],
  ],
  2024: since2024(2_306n, 13_991n),
  2025: since2024(2_827n, 14_921n),
  2026: since2024(3_967n, 16_956n),
}
const bandsOf = (country: Country, year: number) => (country === 'S' ? scottish[year]! : rest)

function charged(amount: bigint, bands: Bands): bigint {
  let [from, sum] = [0n, 0n]
  for (const [percent, upTo] of bands) {
    const to = upTo === null ? atMost : upTo * 100n
    if (amount > from) sum += percent * ((amount < to ? amount : to) - from)
    from = to
  }
  return sum
}

export const flat: Readonly<Record<string, (year: number) => bigint | undefined>> = {
  ...{ BR: () => 20n, CBR: () => 20n, SBR: () => 20n, NT: () => 0n },
  ...{ D0: () => 40n, CD0: () => 40n, D1: () => 45n, CD1: () => 45n },
  ...{ SD0: () => 21n, SD1: () => 42n, SD2: (year) => (year === 2023 ? 47n : 45n) },
  SD3: (year) => (year === 2023 ? undefined : 48n),
}

/** What a code says, taken down while it is made up, so that no code need be read here. */
export interface Code {
  text: string
  country: Country
  allowance?: bigint
  added?: bigint
  percent?: (year: number) => bigint | undefined
}

/** Hundredths of a penny of income tax. */
export function taxed({ country, allowance = 0n, added = 0n, percent }: Code, { year, pay, taper }: Case): bigint {
  if (percent) return pay * percent(year)!
  const over = taper && pay > 10_000_000n ? (pay - 10_000_000n) / 200n : 0n
  const free = allowance > over ? allowance - over : 0n
  const taxable = pay + (added - free) * 100n
  return charged(taxable > 0n ? taxable : 0n, bandsOf(country, year))
}

/** Hundredths of a penny of National Insurance. */
export const insured = ({ year, pay, pensioner }: Case): bigint =>
  pensioner
    ? 0n
    : charged(pay, [
        [0n, 12_570n],
        [year === 2023 ? 12n : 8n, 50_270n],
        [2n, null],
      ])

/** Of hundredths of a penny: to the nearest penny, where `half` says what a half becomes. */
export function toPenny(hundredths: bigint, half: 'even' | 'down'): string {
  const [whole, part] = [hundredths / 100n, hundredths % 100n]
  const up = part > 50n || (part === 50n && half === 'even' && whole % 2n === 1n)
  return pounds(up ? whole + 1n : whole).toString()
}

/** Up to six digits, as in the codes that HM Revenue and Customs takes in payroll returns. */
export const mostInCode = 999_999
const number = fc.oneof(
  fc.constantFrom(1, 45, 500, 1100, 1257, 9999, 10_000, mostInCode),
  fc.integer({ min: 1, max: 9999 }),
  fc.integer({ min: 1, max: mostInCode }),
)
const country = fc.constantFrom(...countries)

export const codes: fc.Arbitrary<Code> = fc.oneof(
  fc.record({ country, number, suffix: fc.constantFrom(...'LMNT') }).map(({ country, number, suffix }) => {
    return { text: `${country}${number}${suffix}`, country, allowance: BigInt(number) * 10n + 9n }
  }),
  fc.record({ country, number }).map(({ country, number }) => {
    return { text: `${country}K${number}`, country, added: BigInt(number) * 10n }
  }),
  country.map((country) => ({ text: `${country}0T`, country })),
  fc.constantFrom(...Object.keys(flat)).map((text) => ({ text, country: '' as const, percent: flat[text]! })),
)

/** Every amount of pay, in pounds, at which the law does something else for this year and code. */
export function edgesOf({ country, allowance = 0n, added = 0n }: Code, year: number): bigint[] {
  const limits = bandsOf(country, year).flatMap(([, upTo]) => (upTo === null ? [] : [upTo + allowance - added]))
  const edges = [...limits, allowance, 12_570n, 50_270n, 100_000n, 100_000n + 2n * allowance]
  return edges.filter((edge) => edge > 0n)
}

/** Pay anywhere, and around every edge. */
function payFor(code: Code, year: number): fc.Arbitrary<bigint> {
  const around = fc.tuple(fc.constantFrom(...edgesOf(code, year)), fc.bigInt({ min: -1n, max: 201n }))
  return fc.oneof(fc.constant(0n), fc.bigInt({ min: 0n, max: 30_000_000n }), fc.bigInt({ min: 0n, max: 10n ** 12n }), {
    arbitrary: around.map(([edge, pence]) => edge * 100n + pence),
    weight: 3,
  })
}

export const cases = fc.record({ code: codes, year: fc.constantFrom(...years) }).chain(({ code, year }) =>
  fc.record({
    code: fc.constant(code),
    given: fc.record({
      year: fc.constant(code.percent && code.percent(year) === undefined ? 2024 : year),
      pay: payFor(code, year),
      code: fc.constant(code.text),
      pensioner: fc.boolean(),
      taper: fc.boolean(),
    }),
  }),
)
