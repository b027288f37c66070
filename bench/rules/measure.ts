import { performance } from 'node:perf_hooks'
import { median } from '../load.ts'
import type { Variant } from './variants.ts'

const warmUp = 400
const round = 120
const rounds = 7

/** One loop for all that answer at once, so that none is inlined into its own: each pays the same for being called. */
function loop({ decide, inputs }: Variant, from: number, count: number): unknown {
  let last: unknown
  for (let index = from; index < from + count; index++) last = decide(index % inputs)
  return last
}

async function waitingLoop({ decide, inputs }: Variant, from: number, count: number): Promise<unknown> {
  let last: unknown
  for (let index = from; index < from + count; index++) last = await decide(index % inputs)
  return last
}

/** Decisions a second, over so many milliseconds at least. */
async function rateOf(variant: Variant, milliseconds: number): Promise<number> {
  let [done, chunk] = [0, 1]
  const begin = performance.now()
  for (;;) {
    if (variant.waits) await waitingLoop(variant, done, chunk)
    else loop(variant, done, chunk)
    done += chunk
    const took = performance.now() - begin
    if (took >= milliseconds) return done / (took / 1000)
    if (took < milliseconds / 20) chunk *= 2
  }
}

/** Each variant's median over rounds in which all of them take their turn. */
export async function measure(variants: readonly Variant[]): Promise<Map<Variant, number>> {
  const rates = new Map(variants.map((variant): [Variant, number[]] => [variant, []]))
  for (const variant of variants) await rateOf(variant, warmUp)
  for (let turn = 0; turn < rounds; turn++)
    for (const variant of variants) rates.get(variant)!.push(await rateOf(variant, round))
  return new Map([...rates].map(([variant, all]) => [variant, median(all)]))
}
