/* The proleptic Gregorian calendar on days since 1970-01-01, in doubles: exact for every year FEEL knows. */

export const greatestYear = 999_999_999

const daysOfCycle = 146_097
const monthLengths: readonly number[] = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

export function isLeapYear(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
}

export function daysInMonth(year: number, month: number): number {
  return month === 2 && isLeapYear(year) ? 29 : monthLengths[month - 1]!
}

// Both ways after Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms": the year begins in March and comes in cycles of 400.
export function epochDayOf(year: number, month: number, day: number): number {
  const shifted = month <= 2 ? year - 1 : year
  const cycle = Math.floor(shifted / 400)
  const yearOfCycle = shifted - cycle * 400
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1
  const dayOfCycle = yearOfCycle * 365 + Math.floor(yearOfCycle / 4) - Math.floor(yearOfCycle / 100) + dayOfYear
  return cycle * daysOfCycle + dayOfCycle - 719_468
}

export function dateOfEpochDay(epochDay: number): { year: number; month: number; day: number } {
  const shifted = epochDay + 719_468
  const cycle = Math.floor(shifted / daysOfCycle)
  const dayOfCycle = shifted - cycle * daysOfCycle
  const leapDays = Math.floor(dayOfCycle / 1460) - Math.floor(dayOfCycle / 36_524) + Math.floor(dayOfCycle / 146_096)
  const yearOfCycle = Math.floor((dayOfCycle - leapDays) / 365)
  const dayOfYear = dayOfCycle - (365 * yearOfCycle + Math.floor(yearOfCycle / 4) - Math.floor(yearOfCycle / 100))
  const monthFromMarch = Math.floor((5 * dayOfYear + 2) / 153)
  const month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
  return {
    year: yearOfCycle + cycle * 400 + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1,
  }
}

/** The day within the 400 years that begin at `start`, at which the calendar is the same. */
export function sameDayInCycle(epochDay: number, start: number): number {
  return start + ((((epochDay - start) % daysOfCycle) + daysOfCycle) % daysOfCycle)
}
