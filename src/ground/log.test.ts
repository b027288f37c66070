import assert from 'node:assert/strict'
import { test } from 'node:test'
import fastify from 'fastify'
import type { LogOptions } from '#ground/log'
import { openLog } from '#ground/log'

const secret = 'Aroha-Ngata'

const written = (options: LogOptions = {}) => {
  const lines: string[] = []
  const log = openLog({ level: 'trace', ...options, to: { write: (line) => void lines.push(line) } })
  return { log, lines, last: () => JSON.parse(lines.at(-1)!) }
}

test('a line holds its time, level, message and what was given with it', () => {
  const { log, last } = written()
  log.info({ case: 12, step: 'decide' }, 'decided')
  const { time, pid, ...rest } = last()
  assert.deepEqual(rest, { level: 'info', case: 12, step: 'decide', msg: 'decided' })
  assert.match(time, /^\d{4}-\d\d-\d\dT/)
  assert.equal(pid, process.pid)
})

test('what a person gave is left out wherever it is put', () => {
  const { log, lines, last } = written()
  const given = {
    body: { name: secret },
    query: { q: secret },
    headers: { cookie: secret },
    deep: { list: [{ answers: { income: secret }, Email: secret }] },
    payload: secret,
  }
  log.info(given, 'asked')
  log.child(given).info('asked by a child')
  log.child({}, { redact: [] }).info({ request: given }, 'asked again')
  assert.equal(lines.length, 3)
  assert.doesNotMatch(lines.join(''), new RegExp(secret))
  assert.deepEqual(last().request, { deep: { list: [{}] } })
})

test('query strings, passwords in addresses, e-mail addresses and tokens of links are taken out of any text', () => {
  const { log, last } = written()
  log.info(
    { url: `/services/x?income=${secret}&b=1`, sent: `to aroha.ngata@example.org: <${secret}@x.nz>` },
    `GET /a?b=${secret}`,
  )
  assert.equal(last().url, '/services/x')
  assert.equal(last().sent, 'to (an e-mail address): <(an e-mail address)>')
  assert.equal(last().msg, 'GET /a')
  log.info(`postgres://publica:${secret}@127.0.0.1:5432/postgres at /links/${'aB3_-xY9'.repeat(4)}/x`)
  assert.equal(last().msg, 'postgres://127.0.0.1:5432/postgres at /links/…/x')
  log.info(`so? wrote @@${secret}@@b@c.example.org, (see /x?y=${secret}) and ${secret}@localhost.`)
  assert.equal(last().msg, `so? wrote (an e-mail address), (see /x) and ${secret}@localhost.`)
})

test('nobody keeps the log busy with a long word', () => {
  const { log, lines } = written()
  const parts = ['a', '/', '@', 'a@', '@a', '://', ':', 'a.', 'a@b.', '-', 'a/@', '?', '/?', 'é', '.a', '\\']
  for (const part of parts) log.info({ service: part.repeat(200_000 / part.length) }, 'refused')
  assert.equal(lines.length, parts.length)
})

test('an error keeps its kind, its code and where it was thrown', () => {
  const { log, last } = written()
  log.error({ err: Object.assign(new TypeError('x is no function'), { code: 'E_X' }) }, 'failed')
  assert.equal(last().err.type, 'TypeError')
  assert.equal(last().err.message, 'x is no function')
  assert.equal(last().err.code, 'E_X')
  assert.match(last().err.stack, /log\.test\.ts/)
})

test('an error of the database tells nothing of the row', () => {
  const { log, lines, last } = written()
  const failure = (code: string, message: string) =>
    Object.assign(new Error(message), {
      code,
      detail: `Key (email)=(${secret}) already exists.`,
      where: secret,
      parameters: [secret],
    })
  log.error(failure('23505', 'duplicate key value violates unique constraint "people_subject"'))
  assert.equal(last().err.message, 'duplicate key value violates unique constraint "people_subject"')
  log.error(failure('22P02', `invalid input syntax for type integer: "${secret}"`))
  assert.equal(last().err.code, '22P02')
  assert.match(last().err.stack, /^\s+at /)
  assert.doesNotMatch(lines.join(''), new RegExp(secret))
})

test('an error of reading JSON does not quote what was read', () => {
  const { log, lines } = written()
  try {
    JSON.parse(`{"name": ${secret}}`)
  } catch (cause) {
    log.error({ err: cause })
    log.error(cause)
    log.error(new Error('the answers could not be read', { cause }))
  }
  assert.match(lines[0]!, /SyntaxError/)
  assert.doesNotMatch(lines.join(''), new RegExp(secret.slice(0, 4)))
})

test('no query string, body or cookie of a request reaches a line', async () => {
  const { log, lines } = written()
  const app = fastify({ loggerInstance: log })
  app.post('/apply', (request) => {
    request.log.info({ body: request.body, headers: request.headers }, 'got')
    throw new Error(`could not take ${request.url}`)
  })
  const headers = { cookie: `s=${secret}`, 'content-type': 'application/json' }
  await app.inject({ method: 'POST', url: `/apply?name=${secret}`, headers, payload: { name: secret } })
  await app.inject({ method: 'POST', url: `/apply?name=${secret}`, headers, payload: `{"name": ${secret}` })
  await app.close()
  assert.match(lines.join(''), /"url":"\/apply"/)
  assert.doesNotMatch(lines.join(''), new RegExp(secret))
})

test('a pretty line is one that a person reads', () => {
  const { log, lines } = written({ pretty: true })
  log.warn({ case: 5 }, 'late')
  log.error({ err: new Error('broken') }, 'failed')
  assert.match(lines[0]!, /^\d\d:\d\d:\d\d warn {2}late {"case":5}\n$/)
  assert.match(lines[1]!, /^\d\d:\d\d:\d\d error failed\n {2}Error: broken\n {4}at /)
})

test('no text that is logged becomes a line of its own, or a command to the terminal', () => {
  const { log, lines } = written({ pretty: true })
  log.error({ err: new Error(`no ${'\u001b'}[2J\n12:00:00 info  all is well`) }, 'failed\r\n12:00:00 info  it was not')
  assert.match(
    lines[0]!,
    /^\d\d:\d\d:\d\d error failed 12:00:00 info {2}it was not\n {2}Error: no {2}\[2J 12:00:00 info {2}all is well\n {4}at /,
  )
})
