/** What is stopped by asking it to; stopping twice is stopping once. */
export interface Timer {
  stop(): void
}

/** The only source of time. Nothing else in the house may ask the machine or the database what time it is. */
export interface Clock {
  now(): Temporal.Instant
  /** The date in an agency's zone: "today" is theirs, not the server's. */
  today(zone: string): Temporal.PlainDate
  /** Calls `work` once, when this much time (days or less) has passed on this clock. Never keeps the process alive. */
  after(wait: Temporal.DurationLike, work: () => void): Timer
  /** Calls `work` again and again, first after one interval. Never keeps the process alive. */
  every(interval: Temporal.DurationLike, work: () => void): Timer
}

/** A clock that stands still until it is told to go on. */
export interface TestClock extends Clock {
  set(to: Temporal.Instant | string): void
  /** Moves on, calling whatever is due on the way, in order and each at its own time. */
  advance(by: Temporal.DurationLike): void
}

const milliseconds = (wait: Temporal.DurationLike) => Temporal.Duration.from(wait).total('milliseconds')

// Node fires a timer of more than 2^31−1 ms (25 days) at once.
const longest = 2 ** 31 - 1

const after = (wait: Temporal.DurationLike, work: () => void): Timer => {
  const due = Date.now() + milliseconds(wait)
  let timer: NodeJS.Timeout
  const arm = () => {
    const left = due - Date.now()
    timer = (left > longest ? setTimeout(arm, longest) : setTimeout(work, left)).unref()
  }
  arm()
  return { stop: () => clearTimeout(timer) }
}

const every = (interval: Temporal.DurationLike, work: () => void): Timer => {
  let timer: Timer
  const next = () => {
    timer = after(interval, () => {
      next()
      work()
    })
  }
  next()
  return { stop: () => timer.stop() }
}

export const systemClock: Clock = {
  now: () => Temporal.Now.instant(),
  today: (zone) => Temporal.Now.plainDateISO(zone),
  after,
  every,
}

interface Due {
  at: number
  work: () => void
  again: number | undefined
}

export const testClock = (start: Temporal.Instant | string = '2026-11-21T00:00:00Z'): TestClock => {
  let now = Temporal.Instant.from(start)
  const waiting = new Set<Due>()
  const wait = (time: number, work: () => void, again?: number): Timer => {
    const due = { at: now.epochMilliseconds + time, work, again }
    waiting.add(due)
    return { stop: () => void waiting.delete(due) }
  }
  const nextBy = (end: number) => [...waiting].sort((one, other) => one.at - other.at).find(({ at }) => at <= end)
  const ring = (due: Due) => {
    now = Temporal.Instant.fromEpochMilliseconds(due.at)
    if (due.again) due.at += due.again
    else waiting.delete(due)
    due.work()
  }
  return {
    now: () => now,
    today: (zone) => now.toZonedDateTimeISO(zone).toPlainDate(),
    after: (time, work) => wait(milliseconds(time), work),
    every: (interval, work) => wait(milliseconds(interval), work, milliseconds(interval)),
    set(to) {
      now = Temporal.Instant.from(to)
    },
    advance(by) {
      const end = now.add({ milliseconds: milliseconds(by) })
      for (let due = nextBy(end.epochMilliseconds); due; due = nextBy(end.epochMilliseconds)) ring(due)
      now = end
    },
  }
}
