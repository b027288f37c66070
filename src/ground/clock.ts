/** What is stopped by asking it to; stopping twice is stopping once. */
export interface Timer {
  stop(): void
}

/** The only source of time. Nothing else in the house may ask the machine or the database what time it is. */
export interface Clock {
  now(): Temporal.Instant
  /** The date in an agency's zone: "today" is theirs, not the server's. */
  today(zone: string): Temporal.PlainDate
  /** Calls `work` once, when this much time has passed on this clock. Never keeps the process alive. */
  after(wait: Temporal.DurationLike, work: () => void): Timer
  /** Calls `work` again and again, first after one interval. Never keeps the process alive. */
  every(interval: Temporal.DurationLike, work: () => void): Timer
}

/** A clock that stands still until it is told to go on. */
export interface TestClock extends Clock {
  set(to: Temporal.Instant | string): void
  /** Moves on, calling whatever was due on the way, in order and each at its own time. */
  advance(by: Temporal.DurationLike): void
}

const until = (start: Temporal.Instant, wait: Temporal.DurationLike) =>
  start.until(start.add(wait)).total('milliseconds')

const longest = 2 ** 31 - 1

export const systemClock: Clock = {
  now: () => Temporal.Now.instant(),
  today: (zone) => Temporal.Now.plainDateISO(zone),
  after(wait, work) {
    const timer = setTimeout(work, Math.min(until(Temporal.Now.instant(), wait), longest)).unref()
    return { stop: () => clearTimeout(timer) }
  },
  every(interval, work) {
    const timer = setInterval(work, Math.min(until(Temporal.Now.instant(), interval), longest)).unref()
    return { stop: () => clearInterval(timer) }
  },
}

interface Due {
  at: Temporal.Instant
  work: () => void
  again: Temporal.DurationLike | undefined
}

export function testClock(start: Temporal.Instant | string = '2026-11-21T00:00:00Z'): TestClock {
  let now = Temporal.Instant.from(start)
  const waiting = new Set<Due>()
  const wait = (at: Temporal.Instant, work: () => void, again?: Temporal.DurationLike): Timer => {
    const due = { at, work, again }
    waiting.add(due)
    return { stop: () => void waiting.delete(due) }
  }
  const earlier = (one: Due, other: Due) => Temporal.Instant.compare(one.at, other.at)
  const nextBy = (end: Temporal.Instant) =>
    [...waiting].sort(earlier).find((due) => Temporal.Instant.compare(due.at, end) <= 0)
  const ring = (due: Due) => {
    now = due.at
    if (due.again) due.at = due.at.add(due.again)
    else waiting.delete(due)
    due.work()
  }
  return {
    now: () => now,
    today: (zone) => now.toZonedDateTimeISO(zone).toPlainDate(),
    after: (time, work) => wait(now.add(time), work),
    every: (interval, work) => wait(now.add(interval), work, interval),
    set: (to) => {
      now = Temporal.Instant.from(to)
    },
    advance(by) {
      const end = now.add(by)
      for (let due = nextBy(end); due; due = nextBy(end)) ring(due)
      now = end
    },
  }
}
