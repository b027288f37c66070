/** Moments to strike at: told by what happens and by chance, never by a clock. */
import { randomInt } from 'node:crypto'
import type { Way } from '#ground/test-database'
import type { Crowd } from './crowd.ts'
import { pick } from './plans.ts'

// The message of the simple query `commit`: its kind, its length, its text.
const commit = Buffer.from([0x51, 0, 0, 0, 11, ...Buffer.from('commit\0')])

const most = { answer: 100, commit: 15, statement: 600, sending: 2 }
/** A sending is some forty statements, with the rules' work and the mails that follow from it. */
const mostAfterSending = 40

type Sign = keyof typeof most

export interface Moment {
  /** What is counted. A sending is counted when it begins, and the statements after it. */
  sign: Sign
  count: number
  /** Whether the statement on which it falls still arrives. */
  last: 'pass' | 'lose'
}

export function someMoment(): Moment {
  const sign = pick<Sign>('answer', 'commit', 'statement', 'sending', 'sending')
  return { sign, count: randomInt(1, most[sign] + 1), last: pick('pass', 'lose') }
}

export const someAnswersLater = (): Moment => ({ sign: 'answer', count: randomInt(10, 60), last: 'pass' })

interface Scene {
  way: Way
  crowd: Crowd
  /** Rejects when there is nothing left to strike at. */
  lost: Promise<never>
}

/** Strikes at the moment itself, in the middle of whatever the statement belongs to. */
export const striking =
  ({ way, crowd, lost }: Scene) =>
  ({ sign, count, last }: Moment, strike: () => void = () => {}): Promise<void> => {
    const fallen = new Promise<void>((struck) => {
      let left = count
      const fall = () => {
        way.watch(undefined)
        strike()
        struck()
        return last
      }
      const countDown = () => (--left === 0 ? fall() : 'pass')
      const heard = () => {
        if (--left > 0) return
        crowd.off(sign as 'answer', heard)
        left = randomInt(1, mostAfterSending)
        if (sign === 'answer') fall()
        else way.watch(countDown)
      }
      if (sign === 'statement') way.watch(countDown)
      else if (sign === 'commit') way.watch((bytes) => (bytes.includes(commit) ? countDown() : 'pass'))
      else crowd.on(sign, heard)
    })
    return Promise.race([fallen, lost])
  }
