import type { Person, Row, Span } from './tables.ts'

/** The table of twenty rows as one would write it by hand, on doubles. */
export function rate({ age, income, district, owner }: Person): number {
  if (age < 18) return 0
  if (age >= 80 && income < 20000) return 0
  if (age >= 65 && income < 15000 && owner) return 2.5
  if (age >= 65 && income < 15000 && !owner) return 1
  if (age >= 65 && age < 80 && income >= 15000 && income < 30000 && (district === 'centre' || district === 'harbour'))
    return 5
  if (age >= 65 && income >= 15000 && income < 30000) return 4
  if (age >= 65 && income >= 30000 && owner) return 7.5
  if (age >= 65) return 6
  if (age >= 18 && age < 25 && income < 12000) return 1.5
  if (age >= 18 && age < 25 && income >= 12000 && income < 24000 && district === 'centre') return 4.5
  if (age >= 18 && age < 25 && income >= 12000 && income < 24000) return 3.5
  if (age >= 18 && age < 25 && income >= 24000) return 8
  if (income < 10000 && !owner) return 2
  if (income < 10000 && owner) return 3
  if (income >= 10000 && income < 25000 && (district === 'centre' || district === 'harbour')) return 9
  if (income >= 10000 && income < 25000 && district === 'hills' && owner) return 8.5
  if (income >= 10000 && income < 25000) return 7
  if (income >= 25000 && income < 60000 && owner) return 11
  if (income >= 25000 && income < 60000 && !owner) return 10
  if (income >= 60000) return 12.5
  return Number.NaN
}

export const amount = (person: Person): number => Math.round(((person.income * rate(person)) / 100) * 100) / 100

const within = (value: number, { least, below }: Span) =>
  (least === undefined || value >= least) && (below === undefined || value < below)

/** A thousand rows nobody writes as code: they are gone through. */
export function firstOf(rows: readonly Row[]): (person: Person) => number {
  return ({ age, income, district, owner }) => {
    for (const row of rows) {
      if (row.age && !within(age, row.age)) continue
      if (row.income && !within(income, row.income)) continue
      if (row.district && !row.district.includes(district)) continue
      if (row.owner !== undefined && row.owner !== owner) continue
      return row.rate
    }
    return Number.NaN
  }
}
