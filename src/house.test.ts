/** The house rules of the project: floors, doors, no rings; and the few calls that only one room may make. */
import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { test } from 'node:test'
import { parseSync } from 'oxc-parser'

const floors = ['ground', 'engines', 'domain', 'web']
const doors: Record<string, string> = JSON.parse(readFileSync('package.json', 'utf8')).imports
const files = globSync('src/**/*.ts').map((file) => file.replaceAll('\\', '/'))
const source = new Map(files.map((file) => [file, readFileSync(file, 'utf8')]))

interface Import {
  from: string
  to: string
  typeOnly: boolean
  named: string
}

const importsOf = (file: string): Import[] => {
  const { module } = parseSync(file, source.get(file) ?? '')
  const literal = [
    ...module.staticImports.map((found) => ({
      named: found.moduleRequest.value,
      typeOnly: found.entries.length > 0 && found.entries.every((entry) => entry.isType),
    })),
    ...module.staticExports.flatMap((found) =>
      found.entries
        .filter((entry) => entry.moduleRequest)
        .map((entry) => ({ named: entry.moduleRequest?.value ?? '', typeOnly: entry.isType })),
    ),
  ]
  return literal.map(({ named, typeOnly }) => ({ from: file, to: resolve(file, named), typeOnly, named }))
}

const resolve = (file: string, named: string) => {
  if (named.startsWith('.')) return normalize(join(dirname(file), named)).replaceAll('\\', '/')
  if (named.startsWith('#')) return normalize(doors[named] ?? named).replaceAll('\\', '/')
  return named
}

const imports = files.flatMap(importsOf)
const floorOf = (file: string) => floors.indexOf(file.split('/')[1] ?? '')
const roomOf = (file: string) => {
  const [, floor, room] = file.split('/')
  return floorOf(file) < 0 ? '' : `${floor}/${(room ?? '').replace(/(\.test)?\.ts$/, '')}`
}
// The test databases stand outside the house that runs: they may read which server the tests were given.
const forTests = new Set(imports.flatMap(({ from, named }) => (named.startsWith('#test-') ? [from] : [])))
const isTest = (file: string) =>
  file.endsWith('.test.ts') ||
  /^src\/(ground\/)?test-/.test(file) ||
  file.startsWith('src/journeys/') ||
  forTests.has(file)
const say = (faults: Import[]) => faults.map(({ from, named }) => `${from} imports ${named}`)
const inHouse = imports.filter(({ from, to }) => floorOf(from) >= 0 && to.startsWith('src/'))

test('imports only go downstairs', () => {
  const upstairs = inHouse.filter(({ from, to }) => floorOf(to) > floorOf(from) || floorOf(to) < 0)
  assert.deepEqual(say(upstairs.filter(({ from }) => !isTest(from))), [])
})

test('what is for tests is used by tests alone', () => {
  const used = imports.filter(({ from, to }) => isTest(to) && !isTest(from))
  assert.deepEqual(say(used), [])
})

test('domain rooms know each other as types only', () => {
  const values = inHouse.filter(
    ({ from, to, typeOnly }) =>
      from.startsWith('src/domain/') && to.startsWith('src/domain/') && roomOf(from) !== roomOf(to) && !typeOnly,
  )
  assert.deepEqual(say(values.filter(({ from }) => !isTest(from))), [])
})

test('a room is entered by its door', () => {
  const climbed = inHouse.filter(({ from, to, named }) => roomOf(from) !== roomOf(to) && !named.startsWith('#'))
  assert.deepEqual(say(climbed), [])
  const unlisted = imports.filter(({ named }) => named.startsWith('#') && !doors[named])
  assert.deepEqual(say(unlisted), [])
})

test("a room's inside never imports its own door", () => {
  const own = inHouse.filter(({ from, to }) => `src/${roomOf(from)}.ts` === to && from !== to && !isTest(from))
  assert.deepEqual(say(own), [])
})

test('no file waits for itself', () => {
  const next = new Map<string, string[]>()
  for (const { from, to, typeOnly } of imports) if (!typeOnly) next.set(from, [...(next.get(from) ?? []), to])
  const done = new Set<string>()
  const rings: string[] = []
  const visit = (file: string, path: string[]) => {
    if (path.includes(file)) rings.push([...path.slice(path.indexOf(file)), file].join(' → '))
    if (done.has(file) || path.includes(file)) return
    for (const to of next.get(file) ?? []) visit(to, [...path, file])
    done.add(file)
  }
  for (const file of files) visit(file, [])
  assert.deepEqual(rings, [])
})

const only = (what: RegExp, where: (file: string) => boolean) =>
  [...source]
    .filter(([file]) => !isTest(file) && file !== 'src/house.test.ts' && !where(file))
    .flatMap(([file, text]) =>
      text.split('\n').flatMap((line, index) => (what.test(line) ? [`${file}:${index + 1} ${line.trim()}`] : [])),
    )

test('time comes from the clock alone', () => {
  const clock = (file: string) => file.startsWith('src/ground/clock')
  assert.deepEqual(only(/\bDate\.now\(|\bnew Date\(\)|\bTemporal\.Now\b|[`'"][^`'"]*(?<![.\w{])now\(\)/i, clock), [])
  const sql = globSync('migrations/*.sql').flatMap((file) =>
    /\bnow\(\)|current_timestamp|current_date/i.test(readFileSync(file, 'utf8')) ? [file] : [],
  )
  assert.deepEqual(sql, [])
})

test('the environment is read by one file', () => {
  assert.deepEqual(
    only(/\bprocess\.env\b/, (file) => file === 'src/config.ts' || file.startsWith('src/journeys/')),
    [],
  )
})

test('chance comes from node:crypto', () => {
  assert.deepEqual(
    only(/\bMath\.random\b/, () => false),
    [],
  )
})

test('every door stands where package.json says, and every room has one', () => {
  const missing = Object.entries(doors).filter(([, file]) => !source.has(normalize(file)))
  assert.deepEqual(missing, [])
})

test('migrations are numbered without a gap', () => {
  const numbers = globSync('migrations/*.sql')
    .map((file) => Number(/(\d{4})-/.exec(file)?.[1]))
    .sort((a, b) => a - b)
  assert.deepEqual(
    numbers,
    numbers.map((_, index) => index + 1),
  )
})
