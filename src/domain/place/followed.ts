import { isDeepStrictEqual } from 'node:util'
import type { Log } from '#ground/log'
import { DefinitionFaults, formatFault } from '#ground/source'
import type { Place } from './place.ts'

/** What is built from once, at the start: addresses, style sheets, and how days and amounts are reckoned. */
const restsOnStart = ['languages', 'colours', 'crest', 'zone', 'currency'] as const

const inFile: Partial<Record<keyof Place, string>> = { daysKept: 'days kept', madeUpPeople: 'made-up people' }

/** The place as place.yaml says it now. */
export interface FollowedPlace {
  /** Whoever holds it sees each change of what may change while Publica runs. */
  readonly place: Place
  /**
   * Reads it again. What it finds is told in the log, a slip with its line, once for each state of the file; until it is
   * mended the last good one stays in force. Never throws.
   */
  look(log: Log): void
}

/** Throws what `read` throws, now; later that is only told. */
export function followPlace(read: () => Place): FollowedPlace {
  const first = read()
  let now = first
  let told = ''

  /** Tells what is not as it should be when it is news; an empty one is news only where there was another. */
  function tell(state: string, say: () => void) {
    if (state === told) return
    told = state
    say()
  }

  function refuse(reason: unknown, log: Log) {
    const faults = reason instanceof DefinitionFaults ? reason.faults.map(formatFault) : [String(reason)]
    tell(faults.join('\n'), () => log.error({ faults }, 'place.yaml refused, what it said before stays in force'))
  }

  function take(next: Place, log: Log) {
    const changed = keysThatDiffer(now, next).filter((key) => !waitsForStart(key))
    now = { ...now, ...Object.fromEntries(changed.map((key) => [key, next[key]])) }
    if (changed.length > 0) log.info({ changed: changed.map(nameOf) }, 'place.yaml changed, and is followed')
    const waiting = keysThatDiffer(first, next).filter(waitsForStart).map(nameOf)
    tell(waiting.join(), () => {
      if (waiting.length > 0) log.warn({ waiting }, 'place.yaml changed: this takes effect at the next start')
      else if (changed.length === 0) log.info('place.yaml is as it was')
    })
  }

  return {
    place: shownBy(() => now),
    look(log) {
      try {
        take(read(), log)
      } catch (reason) {
        refuse(reason, log)
      }
    },
  }
}

/** A place whose values are asked for each time. */
function shownBy(now: () => Place): Place {
  const entries = keysOf(now()).map((key) => [key, { get: () => now()[key], enumerable: true }] as const)
  return Object.defineProperties({}, Object.fromEntries(entries)) as Place
}

const keysOf = (place: Place) => Object.keys(place) as (keyof Place)[]

const keysThatDiffer = (one: Place, other: Place) =>
  keysOf(one).filter((key) => !isDeepStrictEqual(one[key], other[key]))

const waitsForStart = (key: keyof Place) => restsOnStart.some((one) => one === key)

const nameOf = (key: keyof Place) => inFile[key] ?? key
