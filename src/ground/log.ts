import type { DestinationStream, Logger } from 'pino'
import { pino, stdSerializers, stdTimeFunctions } from 'pino'
import { cleanLine } from './log/clean.ts'
import { prettyTo } from './log/pretty.ts'

/** Lines of JSON for machines, or readable ones for a person at a terminal. Ids and numbers enter it, a person's data does not. */
export type Log = Logger

export interface LogOptions {
  level?: 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace' | 'silent'
  pretty?: boolean
  /** Where the lines go; standard output unless told. */
  to?: DestinationStream
}

/**
 * Opens the log. Whoever puts it in, it leaves out what a request carried (query string, body, headers, cookies),
 * e-mail addresses, passwords, and what an error of the database quotes from the row.
 */
export const openLog = ({ level = 'info', pretty = false, to = process.stdout }: LogOptions = {}): Log =>
  pino(
    {
      level,
      base: { pid: process.pid },
      timestamp: stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      serializers: {
        err: stdSerializers.err,
        req: ({ method, url, id }) => ({ id, method, url }),
        res: ({ statusCode }) => ({ statusCode }),
      },
      hooks: { streamWrite: cleanLine },
    },
    pretty ? prettyTo(to) : to,
  )
