import { sameDayInCycle } from './calendar.ts'
import { twoDigits } from './date.ts'

const offsetWritten = /^([+-])(\d\d):(\d\d)(?::(\d\d))?$/
const zoneWritten = /^[A-Za-z][A-Za-z0-9_+\-/]*$/
const greatestOffset = 18 * 3600
// Within these days Temporal knows the zones' rules. Before them no zone had any yet; after them the rules go on as the calendar does.
const firstDay = -95_000_000
const lastDay = 95_000_000
const earlyCycle = -4 * 146_097
const lateCycle = 146_097

const namedZones = new Map<string, Zone>()

/** An offset from UTC, or a zone of the IANA database with its rules. */
export class Zone {
  static readonly utc: Zone = new Zone('Z', 0)

  /** "Z", "+01:00", "+05:30:15" or "Europe/Paris". */
  readonly name: string
  /** In seconds; undefined for a zone of the database. */
  readonly offset: number | undefined

  private constructor(name: string, offset: number | undefined) {
    this.name = name
    this.offset = offset
  }

  /** In whole seconds, up to 18 hours either way. */
  static ofOffset(seconds: number): Zone | undefined {
    if (!Number.isInteger(seconds) || Math.abs(seconds) > greatestOffset) return undefined
    return seconds === 0 ? Zone.utc : new Zone(showOffset(seconds), seconds)
  }

  /** What follows the seconds of a time: "Z", "+01:00", "@Europe/Paris". */
  static parse(text: string): Zone | undefined {
    if (text === 'Z' || text === 'z') return Zone.utc
    return text.startsWith('@') ? Zone.named(text.slice(1)) : Zone.ofOffset(readOffset(text))
  }

  private static named(name: string): Zone | undefined {
    const known = namedZones.get(name)
    if (known !== undefined) return known
    const id = zoneWritten.test(name) ? zoneId(name) : undefined
    if (id === undefined) return undefined
    const zone = new Zone(id, undefined)
    if (namedZones.size < 1000) namedZones.set(name, zone)
    return zone
  }

  /** The offset at a local time; where a clock is turned, the one before the turn. */
  offsetAtLocal(epochDay: number, secondOfDay: number): number {
    if (this.offset !== undefined) return this.offset
    const local = (knownDay(epochDay) * 86_400 + secondOfDay) * 1000
    const clock = Temporal.Instant.fromEpochMilliseconds(local).toZonedDateTimeISO('UTC').toPlainDateTime()
    return Math.round((local - clock.toZonedDateTime(this.name).epochMilliseconds) / 1000)
  }

  /** The offset at a moment, given in UTC. */
  offsetAtMoment(epochDay: number, secondOfDay: number): number {
    if (this.offset !== undefined) return this.offset
    const milliseconds = (knownDay(epochDay) * 86_400 + secondOfDay) * 1000
    const moment = Temporal.Instant.fromEpochMilliseconds(milliseconds).toZonedDateTimeISO(this.name)
    return Math.round(moment.offsetNanoseconds / 1e9)
  }

  /** As it stands behind a time. */
  toString(): string {
    return this.offset === undefined ? `@${this.name}` : this.name
  }
}

function knownDay(epochDay: number): number {
  if (epochDay < firstDay) return sameDayInCycle(epochDay, earlyCycle)
  return epochDay > lastDay ? sameDayInCycle(epochDay, lateCycle) : epochDay
}

function zoneId(name: string): string | undefined {
  try {
    return Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(name).timeZoneId
  } catch {
    return undefined
  }
}

function readOffset(text: string): number {
  const parts = offsetWritten.exec(text)
  if (parts === null || Number(parts[3]) > 59 || Number(parts[4] ?? 0) > 59) return Number.NaN
  const seconds = Number(parts[2]) * 3600 + Number(parts[3]) * 60 + Number(parts[4] ?? 0)
  return parts[1] === '-' ? -seconds : seconds
}

function showOffset(seconds: number): string {
  const all = Math.abs(seconds)
  const text = `${seconds < 0 ? '-' : '+'}${twoDigits(Math.floor(all / 3600))}:${twoDigits(Math.floor(all / 60) % 60)}`
  return all % 60 === 0 ? text : `${text}:${twoDigits(all % 60)}`
}
