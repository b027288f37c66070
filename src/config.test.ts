import assert from 'node:assert/strict'
import { resolve } from 'node:path'
import { test } from 'node:test'
import { readConfig, testDatabaseUrl } from './config.ts'

const key = 'q'.repeat(43)

test('with nothing set it is a made-up state on one machine', () => {
  const { data, mail, ...rest } = readConfig({})
  assert.equal(data, resolve('.publica'))
  assert.equal(mail.smtpUrl, undefined)
  assert.deepEqual(rest, {
    port: 3000,
    host: 'localhost',
    trustProxy: undefined,
    folder: undefined,
    origin: 'http://localhost:3000',
    production: false,
    databaseUrl: undefined,
    masterKey: undefined,
    oidc: undefined,
    rateLimit: 600,
    logLevel: 'warn',
    works: true,
    underNpm: false,
  })
})

test('what is set is read, and an empty value is not set', () => {
  const config = readConfig({
    PORT: '8080',
    PUBLICA_DATA: '/var/lib/publica',
    ORIGIN: 'https://services.example.org/',
    DATABASE_URL: 'postgresql://u:p@db/x',
    PUBLICA_MASTER_KEY: '0f'.repeat(32),
    SMTP_URL: 'smtps://mail',
    MAIL_FROM: 'Meridia <services@example.org>',
    OIDC_ISSUER: 'https://id.example.org',
    OIDC_CLIENT_ID: 'publica',
    OIDC_CLIENT_SECRET: 'secret',
    RATE_LIMIT: '0',
    LOG_LEVEL: ' ',
    TRUST_PROXY: '10.0.0.1, 10.0.0.2',
    PUBLICA_WORKS: 'no',
  })
  assert.equal(config.port, 8080)
  assert.equal(config.data, '/var/lib/publica')
  assert.equal(config.origin, 'https://services.example.org')
  assert.deepEqual(config.masterKey, new Uint8Array(32).fill(15))
  assert.deepEqual(config.oidc, { issuer: 'https://id.example.org', clientId: 'publica', clientSecret: 'secret' })
  assert.equal(config.rateLimit, 0)
  assert.equal(config.logLevel, 'warn')
  assert.deepEqual(config.trustProxy, ['10.0.0.1', '10.0.0.2'])
  assert.equal(config.works, false)
})

const faults: [string, Record<string, string>, RegExp][] = [
  ['PORT', { PORT: '80 80' }, /whole number from 0 to 65535/],
  ['PORT', { PORT: '70000' }, /whole number/],
  ['ORIGIN', { ORIGIN: 'services.example.org' }, /begins with http/],
  ['ORIGIN', { ORIGIN: 'https://example.org/services' }, /end after the host/],
  ['DATABASE_URL', { DATABASE_URL: 'mysql://db' }, /begins with postgres/],
  ['PUBLICA_MASTER_KEY', { PUBLICA_MASTER_KEY: 'too short' }, /32 bytes/],
  ['SMTP_URL', { SMTP_URL: 'mail:25' }, /begins with smtp/],
  ['OIDC_CLIENT_ID', { OIDC_ISSUER: 'https://id' }, /OIDC_ISSUER needs it/],
  ['OIDC_CLIENT_SECRET', { OIDC_ISSUER: 'https://id', OIDC_CLIENT_ID: 'x' }, /OIDC_ISSUER needs it/],
  ['RATE_LIMIT', { RATE_LIMIT: '-1' }, /whole number/],
  ['LOG_LEVEL', { LOG_LEVEL: 'loud' }, /one of fatal, error/],
  ['PUBLICA_WORKS', { PUBLICA_WORKS: 'sometimes' }, /one of yes, no/],
  ['ORIGIN', { NODE_ENV: 'production' }, /public address/],
  ['PUBLICA_MASTER_KEY', { NODE_ENV: 'production', ORIGIN: 'https://x.org' }, /beside the data/],
  ['OIDC_ISSUER', { NODE_ENV: 'production', ORIGIN: 'https://x.org', PUBLICA_MASTER_KEY: key }, /pick who they are/],
  [
    'SMTP_URL',
    {
      ...{ NODE_ENV: 'production', ORIGIN: 'https://x.org', PUBLICA_MASTER_KEY: key },
      ...{ OIDC_ISSUER: 'https://id', OIDC_CLIENT_ID: 'x', OIDC_CLIENT_SECRET: 'y' },
    },
    /e-mails would stay in/,
  ],
]

for (const [name, environment, sentence] of faults)
  test(`a fault in ${name} (${JSON.stringify(environment)}) is one sentence that begins with it`, () => {
    assert.throws(
      () => readConfig(environment),
      (error: Error) => {
        assert.match(error.message, new RegExp(`^${name} `))
        assert.match(error.message, sentence)
        assert.match(error.message, /\.$/)
        return true
      },
    )
  })

test('a fault never repeats a secret', () => {
  for (const environment of [{ PUBLICA_MASTER_KEY: 'hunter2' }, { DATABASE_URL: 'db://u:hunter2@h' }])
    assert.throws(
      () => readConfig(environment),
      (error: Error) => !error.message.includes('hunter2'),
    )
})

test('the server of the tests is read on its own', () => {
  assert.equal(testDatabaseUrl({}), undefined)
  assert.equal(testDatabaseUrl({ TEST_DATABASE_URL: 'postgres://h/x', PORT: 'bad' }), 'postgres://h/x')
})
