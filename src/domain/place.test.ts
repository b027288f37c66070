import assert from 'node:assert/strict'
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { test } from 'node:test'
import { followPlace, readPlace } from '#domain/place'
import { DefinitionFaults } from '#ground/source'
import type { Ending } from '#ground/test-database'
import { listeningLog } from '#test-state'
import { placeSchema } from './place/schema.ts'

/** A copy of place.yaml with its crest, and the way to write it anew, from what the project's own says. */
function placeFolder(t: Ending) {
  const folder = mkdtempSync(join(tmpdir(), 'publica-place-'))
  t.after(() => rmSync(folder, { recursive: true }))
  cpSync('place', join(folder, 'place'), { recursive: true })
  const write = (change: (text: string) => string = (text) => text) =>
    writeFileSync(join(folder, 'place.yaml'), change(readFileSync('place.yaml', 'utf8')))
  return { folder, write }
}

/** The faults of place.yaml after a change to it, as "line code message remedy". */
function faultsAfter(t: Ending, change: (text: string) => string, options?: { services: string }): string[] {
  const { folder, write } = placeFolder(t)
  write(change)
  try {
    readPlace(folder, options)
    return []
  } catch (reason) {
    assert(reason instanceof DefinitionFaults)
    return reason.faults.map(({ at, code, message, remedy }) => `${at.line} ${code} ${message} ${remedy}`)
  }
}

const lineOf = (words: string) =>
  readFileSync('place.yaml', 'utf8')
    .split('\n')
    .findIndex((line) => line.includes(words)) + 1

test('a place is read with its crest, its main language first', () => {
  const place = readPlace('.')
  assert.equal(place.name.keys().next().value, 'en')
  assert.equal(place.name.get('ar'), 'ميريديا')
  assert(place.crest.startsWith('<svg'))
  assert.deepEqual(place.languages[2], { tag: 'ar', name: 'العربية', direction: 'rtl' })
  assert.deepEqual(place.agencies[0]?.services, ['rates-rebate', 'kite-licence'])
  assert.equal(place.officers[0]?.services, 'all')
  assert.equal(place.complaints.get('en')?.includes('\n\n'), true)
})

test('the file itself may be named instead of its folder', () => {
  assert.equal(readPlace('place.yaml').zone, readPlace('.').zone)
})

test('all faults of a place are told at once, each at its line', (t) => {
  const faults = faultsAfter(t, (text) =>
    text.replace('zone:', 'zonn:').replace("accent: '#0b5a6b'", 'accent: teal').replace('services: all', 'services: 5'),
  )
  assert.equal(faults.length, 4)
  for (const [line, words] of [
    [1, '"zone" is missing'],
    [lineOf('zone:'), '"zonn" is not known'],
    [lineOf('accent:'), '"accent"'],
    [lineOf('services: all'), '"services"'],
  ] as const) {
    assert(
      faults.some((fault) => fault.startsWith(`${line} `) && fault.includes(words)),
      `${line} ${words} in ${faults}`,
    )
  }
})

for (const [what, from, to, code] of [
  ['a time zone that is none', 'zone: Indian/Mauritius', 'zone: Indian/Nowhere', 'unknown-zone'],
  ['an officer of no agency', 'agency: high-valley', 'agency: low-valley', 'unknown-agency'],
  ['a sentence without the main language', 'name: { en: Meridia,', 'name: { ', 'missing'],
  ['a sentence in a language that is not spoken here', 'fr: Méridia,', 'de: Meridia,', 'unknown-language'],
  ['a crest that is not there', 'place/crest.svg', 'place/crest.png', 'no-file'],
  ['a crest that is no picture', 'place/crest.svg', 'place.yaml', 'no-svg'],
  ['two agencies of one name', 'id: high-valley', 'id: port-calder', 'twice'],
  ['YAML that is none', 'name: {', 'name: {{', 'yaml'],
  ['a second document', 'zone:', '---\nzone:', 'yaml'],
  ['a key that is there twice', 'zone:', 'zone: x\nzone:', 'yaml'],
] as const) {
  test(`${what} is a fault`, (t) => {
    const faults = faultsAfter(t, (text) => text.replace(from, to))
    assert(
      faults.some((fault) => fault.split(' ')[1] === code),
      String(faults),
    )
  })
}

test('a service that there is none of is a fault, with the one that was meant', (t) => {
  const faults = faultsAfter(
    t,
    (text) =>
      text
        .replace('services: [rates-rebate, kite-licence]', 'services: [rates-rebat, kite-licence]')
        .replace('services: all', 'services: [tombola]'),
    { services: 'services' },
  )
  assert.deepEqual(faults, [
    `${lineOf('services: [rates-rebate, kite-licence]')} unknown-service There is no service of the name "rates-rebat". Did you mean "rates-rebate"?`,
    `${lineOf('services: all')} unknown-service There is no service of the name "tombola". Name a folder in services/.`,
  ])
  assert.deepEqual(
    faultsAfter(t, (text) => text, { services: 'services' }),
    [],
  )
})

/** As Biome writes JSON: a list of plain values on one line where it fits. */
function written(schema: unknown): string {
  const text = JSON.stringify(schema, null, 2)
  const listed = text.replace(
    /^(.*)\[\n([^[\]{}]*?)\n\s*\](,?)$/gm,
    (whole, before: string, items: string, comma: string) => {
      const line = `${before}[${items.trim().replace(/\n\s*/g, ' ')}]${comma}`
      return line.length <= 120 ? line : whole
    },
  )
  return `${listed}\n`
}

// Where it is not: node --test --test-update-snapshots src/domain/place.test.ts
test('schemas/place.json, which editors read, is what the code validates with', (t) => {
  t.assert.fileSnapshot(placeSchema, resolve('schemas/place.json'), { serializers: [written] })
})

test('a place that is followed', async (t) => {
  const { folder, write } = placeFolder(t)
  write()
  const { place, look } = followPlace(() => readPlace(folder))
  const { log, said } = listeningLog()
  const told = (words: string) => {
    const line = said(words)
    look(log)
    return line
  }
  const telephone = () => place.contact.telephone

  await t.test('shows what changed to whoever holds it, and says what that is', async () => {
    write((text) => text.replace('555 0100', '555 0199').replace('messages: 14', 'messages: 7'))
    assert.deepEqual((await told('place.yaml changed, and is followed')).changed, ['contact', 'days kept'])
    assert.equal(telephone(), '+999 20 555 0199')
    assert.equal(place.daysKept.messages, 7)
  })

  await t.test(
    'keeps what was said before while there is a slip in it, which is told once, with its line',
    async () => {
      write((text) => text.replace('555 0100', '555 0177').replace('agency: high-valley', 'agency: low-valley'))
      const { faults } = await told('place.yaml refused')
      assert.match(String(faults), /place\.yaml:\d+:\d+ .*low-valley/)
      assert.equal(telephone(), '+999 20 555 0199')
      const again = said('place.yaml')
      look(log)
      write((text) => text.replace('555 0100', '555 0177'))
      look(log)
      assert.equal((await again).msg, 'place.yaml changed, and is followed')
      assert.equal(telephone(), '+999 20 555 0177')
    },
  )

  await t.test('keeps it while the file is away, too', async () => {
    rmSync(join(folder, 'place.yaml'))
    assert.match(String((await told('place.yaml refused')).faults), /ENOENT/)
    assert.equal(telephone(), '+999 20 555 0177')
    write((text) => text.replace('555 0100', '555 0177'))
    await told('place.yaml is as it was')
  })

  await t.test('says what waits for the next start, and follows the rest', async () => {
    write((text) => text.replace('#0b5a6b', '#7b1fa2').replace('code: MRD', 'code: EUR'))
    assert.deepEqual((await told('takes effect at the next start')).waiting, ['colours', 'currency'])
    assert.equal(place.colours.accent, '#0b5a6b')
    assert.equal(place.currency.code, 'MRD')
    assert.equal(telephone(), '+999 20 555 0100')
  })

  await t.test('gives the same values while nothing changes', () => {
    const { agencies, officers } = place
    look(log)
    assert.equal(place.agencies, agencies)
    assert.equal(place.officers, officers)
  })
})
