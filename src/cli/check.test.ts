import assert from 'node:assert/strict'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestContext } from 'node:test'
import { test } from 'node:test'
import { checkCommand } from './check.ts'

/** What the command prints, and its status. */
async function check(t: TestContext, ...args: string[]) {
  const out = t.mock.method(console, 'log', () => {})
  const err = t.mock.method(console, 'error', () => {})
  const status = await checkCommand(args)
  const lines = (calls: typeof out.mock.calls) => calls.map((call) => String((call.arguments as unknown[])[0]))
  const printed = { status, out: lines(out.mock.calls), err: lines(err.mock.calls) }
  for (const method of [out, err]) method.mock.restore()
  return printed
}

function folder(t: TestContext): string {
  const made = mkdtempSync(join(tmpdir(), 'publica-check-'))
  t.after(() => rmSync(made, { recursive: true }))
  return made
}

const change = (file: string, from: string, to: string) =>
  writeFileSync(file, readFileSync(file, 'utf8').replace(from, to))

test('our own services pass, and their examples are run', async (t) => {
  const { status, out } = await check(t)
  assert.equal(status, 0)
  assert.match(out.at(-1) ?? '', /^\d+ services and \d+ laws? read, \d\d examples run: no faults, no warnings\.$/)
})

test('every fault of every service is a line with file, line, column and remedy, and the status is 1', async (t) => {
  const services = folder(t)
  cpSync('services', services, { recursive: true })
  change(join(services, 'kite-licence/form.yaml'), 'when: flying near airfield', 'when: flying neer airfield')
  change(join(services, 'rates-rebate/process.yaml'), 'by: machine', 'by: magic')
  const { status, out } = await check(t, services)
  assert.equal(status, 1)
  assert.match(out[0] ?? '', /kite-licence\/form\.yaml:54:11 .*flying neer airfield/)
  assert.match(out.join('\n'), /rates-rebate\/process\.yaml:\d+:9 .*magic.* Use one of these: `machine`, `officer`\./)
  assert.match(out.at(-1) ?? '', /^2 services read, no examples run: 2 faults, no warnings\.$/)
})

test('one service can be checked alone; with warnings only, the status is 0', async (t) => {
  const service = join(folder(t), 'kite-licence')
  cpSync('services/kite-licence', service, { recursive: true })
  change(join(service, 'words.fr.yaml'), '    label: Permis accordé\n', '')
  const { status, out } = await check(t, service)
  assert.equal(status, 0)
  assert.match(out[0] ?? '', /words\.fr\.yaml:\d+:\d+ warning: Not translated: `outcomes → granted → label`/)
  assert.match(out.at(-1) ?? '', /^1 service read, 5 examples run: no faults, 1 warning\.$/)
})

test('a case for which a table has no rule is told with its decision, and two rules for one with theirs', async (t) => {
  const service = join(folder(t), 'kite-licence')
  cpSync('services/kite-licence', service, { recursive: true })
  change(join(service, 'rules.dmn'), '<text>&lt;= 2</text>', '<text>[0..2]</text>')
  change(join(service, 'rules.dmn'), '<text>(2..5]</text>', '<text>(2..6]</text>')
  const { status, out } = await check(t, service)
  assert.equal(status, 0)
  const [gap, overlap] = out
  assert.match(
    gap ?? '',
    /rules\.dmn:\d+:\d+ warning: \[fee\] No rule holds where kite span is < 0: for example with kite span = -1\./,
  )
  assert.match(
    overlap ?? '',
    /rules\.dmn:\d+:\d+ warning: \[fee, rule \w+\] .* can hold together, .* kite span = 5\.1\./,
  )
})

test('an example that comes out otherwise is a fault', async (t) => {
  const service = join(folder(t), 'kite-licence')
  cpSync('services/kite-licence', service, { recursive: true })
  change(join(service, 'examples/a-small-kite.yaml'), 'amount: 0', 'amount: 1')
  const { status, out } = await check(t, service)
  assert.equal(status, 1)
  assert.match(out[0] ?? '', /a-small-kite\.yaml:5:\d+ `amount` comes out as `0`/)
})

test('a folder that is not there, or holds no service, is one clear sentence', async (t) => {
  assert.deepEqual(await check(t, 'no/such/folder'), {
    status: 2,
    out: [],
    err: ['publica: There is no folder no/such/folder.'],
  })
  const empty = folder(t)
  assert.match((await check(t, empty)).err.join(), /no service/)
  mkdirSync(join(empty, 'half'))
  writeFileSync(join(empty, 'half/form.yaml'), 'pages: []')
  assert.equal((await check(t, empty)).status, 1)
  assert.equal((await check(t, '--nope')).status, 2)
  const { status, out } = await check(t, '--help')
  assert.deepEqual([status, out[0]?.split('\n')[0]], [0, 'publica check [FOLDER]'])
})

test('what is hidden, what npm brought and what is no service is passed by', async (t) => {
  const project = folder(t)
  cpSync('services/kite-licence', join(project, 'kite-licence'), { recursive: true })
  for (const other of ['node_modules/thing', '.git', 'docs', 'kite-licence/node_modules/thing', 'kite-licence/.idea']) {
    mkdirSync(join(project, other), { recursive: true })
    for (const name of ['service.yaml', 'x.dmn'])
      writeFileSync(join(project, other, other === 'docs' ? 'notes.yaml' : name), 'nothing: good')
  }
  const { status, out } = await check(t, project)
  assert.deepEqual([status, out], [0, ['1 service read, 5 examples run: no faults, no warnings.']])
})

test('the place.yaml beside the services is read with them, and must name services that there are', async (t) => {
  const project = folder(t)
  for (const part of ['services/kite-licence', 'place', 'place.yaml'])
    cpSync(part, join(project, part), { recursive: true })
  const { status, out } = await check(t, join(project, 'services'))
  assert.equal(status, 1)
  assert.match(out[0] ?? '', /place\.yaml:\d+:16 There is no service of the name "rates-rebate"\./)
  change(join(project, 'place.yaml'), 'zone: Indian/Mauritius', 'zone: Indian')
  assert.match(
    (await check(t, join(project, 'services'))).out.join('\n'),
    /place\.yaml:\d+:\d+ "Indian" is no time zone/,
  )
  assert.equal((await check(t, join(project, 'services/kite-licence'))).status, 0)
})

test('a service that no agency offers is a warning', async (t) => {
  const project = folder(t)
  for (const part of ['services', 'place', 'place.yaml']) cpSync(part, join(project, part), { recursive: true })
  cpSync('services/kite-licence', join(project, 'services/kite-permit'), { recursive: true })
  const { status, out } = await check(t, join(project, 'services'))
  assert.equal(status, 0)
  assert.match(out[0] ?? '', /services\/kite-permit\/service\.yaml:1:1 warning: No agency offers this service/)
})

test('a service without a words file for a language of the place is a warning, also where it is checked alone', async (t) => {
  const project = folder(t)
  for (const part of ['services', 'place', 'place.yaml']) cpSync(part, join(project, part), { recursive: true })
  rmSync(join(project, 'services/kite-licence/words.ar.yaml'))
  const warning = /kite-licence\/words\.ar\.yaml:1:1 warning: .*speaks `ar`.*no file of words/
  for (const path of ['services', 'services/kite-licence']) {
    const { status, out } = await check(t, join(project, path))
    assert.equal(status, 0)
    assert.match(out[0] ?? '', warning)
    assert.match(out.at(-1) ?? '', /no faults, 1 warning\.$/)
  }
  rmSync(join(project, 'place.yaml'))
  assert.equal((await check(t, join(project, 'services'))).out.length, 1)
})

test('a folder that has neither is no folder of services, though laws lie beside it', async (t) => {
  const { status, err } = await check(t, 'src')
  assert.equal(status, 2)
  assert.match(err.join(), /There is no service and no law in src/)
})
