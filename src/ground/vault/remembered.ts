import type { KeyObject } from 'node:crypto'
import type { Clock } from '#ground/clock'

interface Entry {
  key: KeyObject
  until: number
}

const most = 10_000
const lifetime = 30_000

/** Unwrapped keys for a short while: every process forgets by itself what another destroyed. */
export const rememberKeys = (clock: Clock) => {
  const entries = new Map<string, Entry>()
  let era = 0
  const now = () => clock.now().epochMilliseconds
  const dropOld = () => {
    for (const [id, { until }] of entries) {
      if (until > now() && entries.size < most) return
      entries.delete(id)
    }
  }
  return {
    find(id: string): KeyObject | undefined {
      const entry = entries.get(id)
      return entry && entry.until > now() ? entry.key : undefined
    },
    /** To be asked before a key is read: one that was read before something was destroyed is not kept. */
    get era() {
      return era
    },
    keep(id: string, key: KeyObject, readIn: number) {
      if (readIn !== era) return
      dropOld()
      entries.delete(id)
      entries.set(id, { key, until: now() + lifetime })
    },
    /** Erasing is rare, and reading keys again is cheap. */
    forgetAll() {
      era++
      entries.clear()
    },
  }
}
