/** Two tables that each engine is given in its own form: a charge in per cent by age, income, district and ownership. */

/** From (or exactly) `least`, below `below`; both in FEEL as `[18..25)`, `>= 65` or `< 18`. */
export interface Span {
  readonly least?: number
  readonly below?: number
}

/** A rule of a first-hit table: what is not there is not asked. */
export interface Row {
  readonly age?: Span
  readonly income?: Span
  readonly district?: readonly string[]
  readonly owner?: boolean
  readonly rate: number
}

export interface Person {
  readonly age: number
  readonly income: number
  readonly district: string
  readonly owner: boolean
}

const districts = ['centre', 'harbour', 'hills', 'meadows', 'old town'] as const

const from = (least: number, below?: number): Span => ({ least, ...(below !== undefined && { below }) })
const under = (below: number): Span => ({ below })

export const twenty: readonly Row[] = [
  { age: under(18), rate: 0 },
  { age: from(80), income: under(20000), rate: 0 },
  { age: from(65), income: under(15000), owner: true, rate: 2.5 },
  { age: from(65), income: under(15000), owner: false, rate: 1 },
  { age: from(65, 80), income: from(15000, 30000), district: ['centre', 'harbour'], rate: 5 },
  { age: from(65), income: from(15000, 30000), rate: 4 },
  { age: from(65), income: from(30000), owner: true, rate: 7.5 },
  { age: from(65), rate: 6 },
  { age: from(18, 25), income: under(12000), rate: 1.5 },
  { age: from(18, 25), income: from(12000, 24000), district: ['centre'], rate: 4.5 },
  { age: from(18, 25), income: from(12000, 24000), rate: 3.5 },
  { age: from(18, 25), income: from(24000), rate: 8 },
  { income: under(10000), owner: false, rate: 2 },
  { income: under(10000), owner: true, rate: 3 },
  { income: from(10000, 25000), district: ['centre', 'harbour'], rate: 9 },
  { income: from(10000, 25000), district: ['hills'], owner: true, rate: 8.5 },
  { income: from(10000, 25000), rate: 7 },
  { income: from(25000, 60000), owner: true, rate: 11 },
  { income: from(25000, 60000), owner: false, rate: 10 },
  { income: from(60000), rate: 12.5 },
]

/** Ten bands of age, ten of income, five districts, owner or not. */
export const thousand: readonly Row[] = Array.from({ length: 1000 }, (_, index) => {
  const [age, income, district, owner] = [
    index % 10,
    Math.floor(index / 10) % 10,
    Math.floor(index / 100) % 5,
    index >= 500,
  ]
  return {
    age: age === 9 ? from(81) : from(age * 9, age * 9 + 9),
    income: income === 9 ? from(67500) : from(income * 7500, income * 7500 + 7500),
    district: [districts[district]!],
    owner,
    rate: ((index * 7) % 250) / 10,
  }
})

/** People as they come, the same in every run: with incomes to the cent. */
export const people: readonly Person[] = Array.from({ length: 1024 }, (_, index) => {
  const random = (salt: number) => ((((index * 2654435761) ^ salt) >>> 0) * 1597334677) % 100_000
  return {
    age: random(17) % 95,
    income: (random(5) * 90) / 100,
    district: districts[random(99) % districts.length]!,
    owner: random(7) % 2 === 0,
  }
})

export function spanInFeel({ least, below }: Span): string {
  if (least === undefined) return `< ${below}`
  return below === undefined ? `>= ${least}` : `[${least}..${below})`
}
