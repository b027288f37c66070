import type { DestinationStream, Logger } from 'pino'
import { pino } from 'pino'

/** Lines of JSON for machines, or pretty ones for a person at a terminal. Ids and numbers may enter, a person's data may not. */
export type Log = Logger

export type LogLevel = 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace' | 'silent'

export interface LogOptions {
  level?: LogLevel
  pretty?: boolean
  /** Where the lines go; standard output unless told. */
  to?: DestinationStream
}

/** Opens the log. What a request carried (query string, body, headers, cookies) is taken out whoever puts it in. */
export function openLog({ level = 'info', to }: LogOptions = {}): Log {
  return pino({ level }, to!)
}
