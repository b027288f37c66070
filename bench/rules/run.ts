/** `npm run bench -- rules [--json]`: decisions a second of this engine, of the same logic by hand and of other engines, in one run. */

import type { Row } from '../rows.ts'
import { atLeast, atMost, table } from '../rows.ts'
import { measure } from './measure.ts'
import { installPeers } from './peers.ts'
import { readingTime } from './reading.ts'
import type { CaseName, Variant } from './variants.ts'
import { allVariants, mustAgree } from './variants.ts'

const asJson = process.argv.includes('--json')

const what: Readonly<Record<CaseName, string>> = {
  A: 'A, 20 rows, 4 inputs',
  B: 'B, with an amount to the cent',
  C: 'C, rates rebate',
  D: 'D, 1,000 rows',
  E: 'E, child benefit, 3 children',
}

interface Rate {
  readonly case: CaseName
  readonly variant: string
  readonly perSecond: number
}

const found = (rates: readonly Rate[], name: CaseName, variant: string) =>
  rates.find((rate) => rate.case === name && rate.variant === variant)!.perSecond

/** Each rate, and how many times slower than by hand it is. */
function shown(rates: readonly Rate[]): Row[] {
  return rates.flatMap((rate) => {
    const hand = found(rates, rate.case, 'hand')
    const line: Row = { bench: what[rate.case], figure: rate.variant, value: rate.perSecond, unit: '/s' }
    if (rate.variant === 'hand') return [line]
    return [
      line,
      { ...line, figure: `${rate.variant}: by hand is faster by`, value: hand / rate.perSecond, unit: 'times' },
    ]
  })
}

function targets(rates: readonly Rate[], reading: { warm: number; first: number }): Row[] {
  const times = (name: CaseName) => found(rates, name, 'hand') / found(rates, name, 'publica')
  const publica = (name: CaseName) => found(rates, name, 'publica')
  return [
    atMost('target', 'A, times slower than by hand', times('A'), 'times', 5),
    atMost('target', 'B, times slower than by hand', times('B'), 'times', 10),
    atLeast('target', 'C', publica('C'), '/s', 300_000),
    atMost('target', 'D, times slower than A', publica('A') / publica('D'), 'times', 5),
    atLeast('target', 'E', publica('E'), '/s', 50_000),
    atMost('target', 'reading 1,000 rows', reading.warm, 'ms', 100),
    atMost('target', 'reading 1,000 rows, the first model of a process', reading.first, 'ms', 100),
  ]
}

installPeers()
const variants = await allVariants()
await mustAgree(variants)
const measured = await measure(variants)
const rates: Rate[] = [...measured].map(([variant, perSecond]: [Variant, number]) => ({
  ...{ case: variant.case, variant: variant.variant },
  perSecond: perSecond >= 100 ? Math.round(perSecond) : perSecond,
}))
if (asJson) console.log(JSON.stringify({ rows: rates }))
else console.log(table([...shown(rates), ...targets(rates, readingTime())]))
