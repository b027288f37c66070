/** Load from this very process: on the same cores as what it measures, and counted against it. */
import { performance } from 'node:perf_hooks'

/** Works every task off with so many hands, and gives tasks a second. */
export async function closedLoop<T>(
  tasks: readonly T[],
  hands: number,
  work: (task: T, hand: number) => Promise<void>,
): Promise<number> {
  let next = 0
  const begin = performance.now()
  await Promise.all(
    Array.from({ length: hands }, async (_, hand) => {
      while (next < tasks.length) await work(tasks[next++]!, hand)
    }),
  )
  return tasks.length / ((performance.now() - begin) / 1000)
}

export interface Latency {
  rate: number
  p50: number
  p99: number
}

/**
 * Asks at a fixed rate whether or not the answers keep up, and measures each from the moment it should have been asked:
 * whoever waits in line waits too.
 */
export async function openLoop(
  rate: number,
  seconds: number,
  ask: (number: number) => Promise<void>,
): Promise<Latency> {
  const count = Math.round(rate * seconds)
  const took: number[] = []
  const asked: Promise<void>[] = []
  const begin = performance.now()
  const dueAt = (number: number) => begin + (number / rate) * 1000
  for (let number = 0; number < count; ) {
    const now = performance.now()
    for (; number < count && dueAt(number) <= now; number++) {
      const due = dueAt(number)
      asked.push(ask(number).then(() => void took.push(performance.now() - due)))
    }
    await new Promise((resolve) => setTimeout(resolve, 1))
  }
  await Promise.all(asked)
  took.sort((one, other) => one - other)
  return { rate, p50: quantile(took, 0.5), p99: quantile(took, 0.99) }
}

const quantile = (sorted: readonly number[], part: number) =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))]!

export const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]!

/** Times a function that does not wait, a second long after a warm-up, and gives calls a second. */
export function perSecond(work: () => unknown): number {
  const run = (milliseconds: number) => {
    const begin = performance.now()
    let calls = 0
    while (performance.now() - begin < milliseconds) for (let i = 0; i < 20; i++, calls++) work()
    return calls / ((performance.now() - begin) / 1000)
  }
  run(500)
  return median([run(500), run(500), run(500)])
}
