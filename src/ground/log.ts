import type { DestinationStream, Logger, LoggerOptions } from 'pino'
import { pino, stdTimeFunctions } from 'pino'
import { cleanLine } from './log/clean.ts'
import { errorOf, messageOf } from './log/error.ts'
import { prettyTo } from './log/pretty.ts'

/** Lines of JSON for machines, or readable ones for a person at a terminal. Ids and numbers enter it, a person's data does not. */
export type Log = Logger

export interface LogOptions {
  level?: 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace' | 'silent'
  pretty?: boolean
  /** Where the lines go; standard output unless told. */
  to?: DestinationStream
}

type LogMethod = NonNullable<NonNullable<LoggerOptions['hooks']>['logMethod']>

// Where no message is given pino takes the error's, whatever it quotes.
const withMessage: LogMethod = function (given, method) {
  const [what, message] = given as unknown[]
  const error = what instanceof Error ? what : (what as { err?: unknown } | null)?.err
  if (error === undefined || message !== undefined) return method.apply(this, given)
  const fields = what instanceof Error ? { err: what } : what
  return method.apply(this, [fields, messageOf(error)] as never)
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
        err: (error) => errorOf(error),
        req: ({ method, url, id }) => ({ id, method, url }),
        res: ({ statusCode }) => ({ statusCode }),
      },
      hooks: { streamWrite: cleanLine, logMethod: withMessage },
    },
    pretty ? prettyTo(to) : to,
  )
