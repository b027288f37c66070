import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import test from 'node:test'
import type { Html } from './html.ts'
import { raw } from './html.ts'

interface Fixture {
  name: string
  options: Record<string, unknown>
  html: string
}

type Component = (options: never) => Html | undefined

const shipped = new URL('../../../node_modules/govuk-frontend/dist/govuk/components/', import.meta.url)
const folders = ['content', 'fields', 'navigation'].map((folder) => new URL(`${folder}/`, import.meta.url))

/** Parts that several of our components share, which are none themselves. */
const shared = ['choice-item', 'form-group']

for (const { name, file } of folders.flatMap(components)) {
  test(`${name} makes the HTML that the design system ships`, async (t) => {
    const component = await load(name, file)
    const fixtures = fixturesOf(name)
    assert.ok(fixtures.length > 0)
    for (const fixture of fixtures) {
      await t.test(fixture.name, () => {
        const made = component(trusting(fixture.options) as never)
        assert.equal(normal(String(made ?? '')), normal(fixture.html))
      })
    }
  })
}

test('the comparison forgives white space that nobody sees and the order of attributes, and nothing else', () => {
  assert.equal(
    normal('<p id="i" class=" b  a">\n one\n  <b>two</b></p> '),
    normal('<p class="b a" id="i">one <b>two</b></p>'),
  )
  assert.notEqual(normal('<p>one<b>two</b></p>'), normal('<p>one <b>two</b></p>'))
  assert.notEqual(normal('<p class="a b">'), normal('<p class="b a">'))
  assert.notEqual(normal('<textarea> a</textarea>'), normal('<textarea>a</textarea>'))
  assert.notEqual(normal('<input value=" a">'), normal('<input value="a">'))
  assert.notEqual(normal('<input disabled>'), normal('<input>'))
})

function components(folder: URL) {
  const names = readdirSync(folder)
    .filter((file) => !file.endsWith('.test.ts'))
    .map((file) => file.replace(/\.ts$/, ''))
  return names.filter((name) => !shared.includes(name)).map((name) => ({ name, file: new URL(`${name}.ts`, folder) }))
}

async function load(name: string, file: URL): Promise<Component> {
  const exported = (await import(file.href)) as Record<string, Component>
  return exported[name.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase())]!
}

function fixturesOf(name: string): Fixture[] {
  return JSON.parse(readFileSync(new URL(`${name}/fixtures.json`, shipped), 'utf8')).fixtures
}

/** Where the macros take markup as a string, ours take Html. */
function trusting(value: unknown, key = ''): unknown {
  if (typeof value === 'string') return value && markup.test(key) ? raw(value) : value
  if (Array.isArray(value)) return value.map((item) => trusting(item))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, trusting(item, name)]))
}

const markup = /^html$|Html$|^(start|end|navigationStart|navigationEnd)$/
const inline = /^<\/?(a|b|circle|g|path|span|strong|svg)\b/

/** The document with white space only where a reader sees it: one space, and none at the edges of a block. */
function normal(document: string): string {
  let made = ''
  let space = false
  let edge = true
  for (const part of document.match(/<textarea[\s\S]*?<\/textarea>|<(?:"[^"]*"|[^">])*>|[^<]+/g) ?? []) {
    if (part.startsWith('<')) {
      if (!inline.test(part)) [edge, space] = [true, false]
      made += part.replace(/^<([\w-]+)((?:"[^"]*"|[^">])*)>/, (_, name, rest) => `<${name}${sorted(rest)}>`)
      continue
    }
    const words = part.trim().replace(/\s+/g, ' ')
    space ||= /^\s/.test(part)
    if (!words) continue
    made += space && !edge ? ` ${words}` : words
    space = /\s$/.test(part)
    edge = false
  }
  return made
}

function sorted(attributes: string): string {
  const pairs = [...attributes.matchAll(/([^\s="]+)(?:="([^"]*)")?/g)].map(([, name, value]) => {
    if (value === undefined) return name
    return `${name}="${name === 'class' ? value.trim().replace(/\s+/g, ' ') : value}"`
  })
  return pairs
    .sort()
    .map((pair) => ` ${pair}`)
    .join('')
}
