/** The rates rebate as one would write it by hand, on doubles. */
export interface Household {
  readonly year: number
  readonly rates: number
  readonly income: number
  readonly dependants: number
  readonly named: boolean
  readonly living: boolean
  readonly use: string
}

const uses = ['home', 'home', 'home', 'partly business', 'mainly business']

export const households: readonly Household[] = Array.from({ length: 1024 }, (_, index) => {
  const random = (salt: number) => ((((index * 2654435761) ^ salt) >>> 0) * 1597334677) % 100_000
  return {
    year: 2004 + (random(3) % 18),
    rates: (random(8) * 6) / 100,
    income: random(21) % 70_000,
    dependants: random(4) % 5,
    named: random(5) % 10 > 0,
    living: random(6) % 10 > 0,
    use: uses[random(1) % uses.length]!,
  }
})

function figuresOf(year: number): { threshold: number; maximum: number } {
  if (year >= 2019) return { threshold: 25660, maximum: 640 }
  if (year >= 2018) return { threshold: 25180, maximum: 630 }
  if (year >= 2017) return { threshold: 24790, maximum: 620 }
  if (year >= 2016) return { threshold: 24470, maximum: 610 }
  if (year >= 2015) return { threshold: 24440, maximum: 610 }
  if (year >= 2014) return { threshold: 24250, maximum: 605 }
  if (year >= 2013) return { threshold: 23870, maximum: 595 }
  if (year >= 2012) return { threshold: 23650, maximum: 590 }
  if (year >= 2011) return { threshold: 23240, maximum: 580 }
  if (year >= 2010) return { threshold: 22340, maximum: 570 }
  if (year >= 2009) return { threshold: 21910, maximum: 550 }
  if (year >= 2008) return { threshold: 21180, maximum: 530 }
  if (year >= 2006) return { threshold: 20000, maximum: 500 }
  return { threshold: 0, maximum: 0 }
}

function rebate({ year, rates, income, dependants }: Household): number {
  const { threshold, maximum } = figuresOf(year)
  const part = (Math.max(0, rates - 160) * 2) / 3
  const reduction = Math.floor(Math.max(0, income - (threshold + 500 * dependants)) / 8)
  return Math.round(Math.min(maximum, Math.max(0, part - reduction)) * 100) / 100
}

export function outcome(household: Household): string {
  const { year, rates, named, living, use } = household
  const due = rebate(household)
  if (year < 2006 || !named || !living || use === 'mainly business' || rates <= 160 || due === 0) return 'refused'
  return use === 'home' ? 'granted' : 'for an officer'
}
