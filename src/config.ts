import { isIP } from 'node:net'
import { join, resolve } from 'node:path'

/** Everything that an installation may set, read once. The defaults make a made-up state on one machine. */
export interface Config {
  port: number
  /** The name or address to listen on: this machine only, unless told. */
  host: string
  /** Proxies in front, by address: their word is taken for who is asking. */
  trustProxy?: string[]
  /** The folder for what this machine keeps: the database, unless it is elsewhere, and the master key. */
  data: string
  /** Where place.yaml and services/ lie; the project's own folder unless told. */
  folder?: string
  /** The address people use, without a slash at the end. */
  origin: string
  production: boolean
  /** A PostgreSQL server; without it Publica starts one of its own in the data folder. */
  databaseUrl?: string
  /** 32 bytes; without it they are kept in a file of the data folder. */
  masterKey?: Uint8Array
  mail: { from?: string; smtpUrl?: string }
  /** Who says who people are; without it a provider in the same process, for trying out. */
  oidc?: { issuer: string; clientId: string; clientSecret: string }
  /** Requests a minute from one address; 0 is no limit. */
  rateLimit: number
  logLevel: LogLevel
  /** Whether this process works on jobs too, or leaves them to others on the same database. */
  works: boolean
  /** Whether npm started this process, and it shall end with npm. */
  underNpm: boolean
}

const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const
type LogLevel = (typeof logLevels)[number]

type Environment = Readonly<Record<string, string | undefined>>

class ConfigFault extends Error {
  constructor(key: string, sentence: string) {
    super(`${key} ${sentence}`)
    this.name = 'ConfigFault'
  }
}

type Take = <R>(key: string, read: (text: string, key: string) => R) => R | undefined

// An empty value is how a compose file or a shell says "not set".
const taker =
  (from: Environment): Take =>
  (key, read) => {
    const text = from[key]?.trim()
    return text ? read(text, key) : undefined
  }

const text = (value: string) => value

const numberUpTo = (most: number) => (value: string, key: string) => {
  if (!/^\d+$/.test(value) || Number(value) > most)
    throw new ConfigFault(key, `must be a whole number from 0 to ${most}, and is "${value}".`)
  return Number(value)
}

const address =
  (...schemes: string[]) =>
  (value: string, key: string) => {
    const scheme = URL.parse(value)?.protocol.slice(0, -1)
    if (scheme && schemes.includes(scheme)) return value
    throw new ConfigFault(key, `must be an address that begins with ${schemes.join(':// or ')}://.`)
  }

const origin = (value: string, key: string) => {
  const { origin: plain, pathname, search } = new URL(address('http', 'https')(value, key))
  if (pathname !== '/' || search)
    throw new ConfigFault(key, `must end after the host, as in ${plain}, and is "${value}".`)
  return plain
}

const key = (value: string, name: string) => {
  const bytes = /^[0-9a-f]{64}$/i.test(value) ? Buffer.from(value, 'hex') : Buffer.from(value, 'base64')
  if (bytes.length !== 32)
    throw new ConfigFault(name, 'must be 32 bytes in base64 or hex, such as "openssl rand -base64 32" prints.')
  return new Uint8Array(bytes)
}

const addresses = (value: string, name: string) => {
  const found = value.split(/[\s,]+/)
  const wrong = found.find((one) => !isIP(one.replace(/\/\d{1,3}$/, '')))
  if (wrong) throw new ConfigFault(name, `must be IP addresses or ranges such as 10.0.0.0/8, and holds "${wrong}".`)
  return found
}

const mailbox = (value: string, name: string) => {
  if (/^[^<>\r\n]*<[^\s<>@]+@[^\s<>@]+>$|^[^\s<>@]+@[^\s<>@]+$/.test(value)) return value
  throw new ConfigFault(name, 'must be an e-mail address, with or without a name: Meridia <services@example.org>.')
}

const oneOf =
  <T extends string>(...values: readonly T[]) =>
  (value: string, name: string): T => {
    const found = values.find((one) => one === value)
    if (!found) throw new ConfigFault(name, `must be one of ${values.join(', ')}, and is "${value}".`)
    return found
  }

const needs = (value: unknown, name: string, because: string) => {
  if (value === undefined) throw new ConfigFault(name, `is not set: ${because}.`)
}

const readOidc = (take: Take): Config['oidc'] => {
  const issuer = take('OIDC_ISSUER', address('https', 'http'))
  if (!issuer) return undefined
  const clientId = take('OIDC_CLIENT_ID', text)
  const clientSecret = take('OIDC_CLIENT_SECRET', text)
  needs(clientId, 'OIDC_CLIENT_ID', 'OIDC_ISSUER needs it')
  needs(clientSecret, 'OIDC_CLIENT_SECRET', 'OIDC_ISSUER needs it')
  return { issuer, clientId: clientId!, clientSecret: clientSecret! }
}

const refuseHalfSet = (take: Take, { oidc, masterKey, mail }: Config) => {
  needs(take('ORIGIN', text), 'ORIGIN', 'with NODE_ENV=production the links in e-mails need the public address')
  needs(masterKey, 'PUBLICA_MASTER_KEY', 'with NODE_ENV=production the key must not lie beside the data it locks')
  needs(oidc, 'OIDC_ISSUER', 'with NODE_ENV=production people may not pick who they are, as they may while trying out')
  needs(mail.smtpUrl, 'SMTP_URL', 'with NODE_ENV=production nobody may look into the inbox that e-mails would stay in')
}

/** Reads the environment, and throws one sentence that names the key for the first thing that is wrong. */
export const readConfig = (environment: Environment = process.env): Config => {
  const take = taker(environment)
  const port = take('PORT', numberUpTo(65_535)) ?? 3000
  const config: Config = {
    port,
    host: take('HOST', text) ?? 'localhost',
    trustProxy: take('TRUST_PROXY', addresses),
    data: resolve(take('PUBLICA_DATA', text) ?? '.publica'),
    folder: take('PUBLICA_FOLDER', (value) => resolve(value)),
    origin: take('ORIGIN', origin) ?? `http://localhost:${port}`,
    production: take('NODE_ENV', text) === 'production',
    databaseUrl: take('DATABASE_URL', address('postgres', 'postgresql')),
    masterKey: take('PUBLICA_MASTER_KEY', key),
    mail: {
      from: take('MAIL_FROM', mailbox),
      smtpUrl: take('SMTP_URL', address('smtp', 'smtps')),
    },
    oidc: readOidc(take),
    rateLimit: take('RATE_LIMIT', numberUpTo(1_000_000)) ?? 600,
    logLevel: take('LOG_LEVEL', oneOf(...logLevels)) ?? (take('NODE_ENV', text) === 'production' ? 'info' : 'warn'),
    works: take('PUBLICA_WORKS', oneOf('yes', 'no')) !== 'no',
    underNpm: take('npm_lifecycle_event', text) !== undefined,
  }
  if (config.production) refuseHalfSet(take, config)
  return config
}

/** Where a PostgreSQL of this installation's own lies, for whoever starts it. */
export const postgresFolder = ({ data }: Pick<Config, 'data'>): string => join(data, 'postgres')

/** The server that tests make their databases on; without it they share an embedded one. */
export const testDatabaseUrl = (environment: Environment = process.env): string | undefined =>
  taker(environment)('TEST_DATABASE_URL', address('postgres', 'postgresql'))
