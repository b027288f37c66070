import { Refusal } from '#ground/refusal'

const network = /^(ECONN|EPIPE|ETIMEDOUT|ENOTFOUND|EAI_|EHOST|ENET|ENOENT)/

// SQLSTATE: 08 connection, 28 who we say we are, 3D000 no such database, 53300 too many connections,
// 57014 a statement took too long, 57P01–57P03 the server is stopping or starting.
const server = /^(08...|28...|3D000|53300|57014|57P0[1-3])$/

const driver = /^(Connection terminated|Query read timeout|timeout exceeded|Client has encountered|Cannot use a pool)/

const reasons: [RegExp, string][] = [
  [/^(ECONNREFUSED|ENOENT)/, 'no PostgreSQL answers there'],
  [/^(ENOTFOUND|EAI_)/, 'the network knows no such host'],
  [/^28/, 'the server does not accept this user and password'],
  [/^3D000/, 'the server has no database of this name'],
  [/^53300/, 'the server has no connection left'],
  [/^57014/, 'a statement took too long'],
  [/^57P03/, 'the server is starting or stopping'],
]

const codeOf = (error: unknown) => (error instanceof Error && 'code' in error ? String(error.code) : '')

/** Whether the server could not be reached or the connection was lost, so that the same may work later. */
export const isUnavailable = (error: unknown): boolean => {
  const code = codeOf(error)
  return network.test(code) || server.test(code) || (error instanceof Error && driver.test(error.message))
}

/** Where a database is, for a person: without user and password. */
const placeOf = (url: string): string => {
  const at = URL.parse(url)
  return at ? `${at.hostname || 'localhost'}:${at.port || 5432}${at.pathname}` : 'an address that is no address'
}

export const unavailable = (url: string, error: unknown): Refusal => {
  const code = codeOf(error)
  const why = reasons.find(([what]) => what.test(code))?.[1] ?? 'the connection was lost or could not be made in time'
  const reason = `The database at ${placeOf(url)} cannot be used: ${why}.`
  return new Refusal('database-unavailable', { reason, ...(code && { code }) }, { cause: error })
}
