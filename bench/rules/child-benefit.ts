/** The charge on child benefit as one would write it by hand, on doubles and numbers of days. */
export interface Family {
  readonly year: number
  readonly children: readonly { readonly start: string | null; readonly end: string | null }[]
  readonly income: number
}

const aDay = 86_400_000

/** Families of three: one child all year, one from some day on, one up to some day. */
export const families: readonly Family[] = Array.from({ length: 256 }, (_, index) => {
  const random = (salt: number) => ((((index * 2654435761) ^ salt) >>> 0) * 1597334677) % 100_000
  const year = 2013 + (random(3) % 14)
  const dayIn = (salt: number) =>
    new Date(Date.UTC(year, 3, 6) + (random(salt) % 365) * aDay).toISOString().slice(0, 10)
  return {
    year,
    children: [
      { start: null, end: null },
      { start: dayIn(11), end: null },
      { start: null, end: dayIn(12) },
    ],
    income: 40_000 + (random(7) % 50_000),
  }
})

/** The same with days as numbers, as a caller by hand would have read them. */
export interface FamilyInDays {
  readonly year: number
  readonly children: readonly { readonly start: number | null; readonly end: number | null }[]
  readonly income: number
}

const dayNumber = (text: string | null) => (text === null ? null : Date.parse(text) / aDay)

export const inDays = ({ year, children, income }: Family): FamilyInDays => ({
  ...{ year, income },
  children: children.map(({ start, end }) => ({ start: dayNumber(start), end: dayNumber(end) })),
})

function weeklyRates(year: number): { eldest: number; further: number } {
  if (year === 2026) return { eldest: 27.05, further: 17.9 }
  if (year === 2025) return { eldest: 26.05, further: 17.25 }
  if (year === 2024) return { eldest: 25.6, further: 16.95 }
  if (year === 2023) return { eldest: 24, further: 15.9 }
  if (year === 2022) return { eldest: 21.8, further: 14.45 }
  if (year === 2021) return { eldest: 21.15, further: 14 }
  if (year === 2020) return { eldest: 21.05, further: 13.95 }
  if (year >= 2015) return { eldest: 20.7, further: 13.7 }
  if (year === 2014) return { eldest: 20.5, further: 13.55 }
  return { eldest: 20.3, further: 13.4 }
}

/** Mondays from 25 December 1899 up to a day; 1 January 1970 is 25,574 days after it. */
const mondaysUntil = (day: number) => Math.floor((day + 25_574) / 7)

function benefit({ year, children }: FamilyInDays): number {
  const before = mondaysUntil(Date.UTC(year, 3, 6) / aDay - 1)
  const until = mondaysUntil(Date.UTC(year + 1, 3, 5) / aDay)
  const claims = children
    .map(({ start, end }) => ({
      after: start === null ? before : Math.max(before, mondaysUntil(start - 1)),
      upTo: end === null ? until : Math.min(until, mondaysUntil(end)),
    }))
    .filter(({ after, upTo }) => upTo > after)
    .sort((one, other) => one.after - other.after)
  let [all, some, reached] = [0, 0, Number.NEGATIVE_INFINITY]
  for (const { after, upTo } of claims) {
    all += upTo - after
    const from = Math.max(after, reached)
    reached = Math.max(from, upTo)
    some += reached - from
  }
  const { eldest, further } = weeklyRates(year)
  return some * eldest + (all - some) * further
}

export function charge(family: FamilyInDays): number {
  const [lower, upper] = family.year >= 2024 ? [60_000, 80_000] : [50_000, 60_000]
  const percent = Math.floor((100 * (family.income - lower)) / (upper - lower))
  return Math.floor((benefit(family) * Math.max(0, Math.min(100, percent))) / 100 + 1e-9)
}
