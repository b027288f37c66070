/** What the written pages say must be true: every path they name exists. */
import assert from 'node:assert/strict'
import { existsSync, globSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { test } from 'node:test'

const pages = [...globSync('*.md'), ...globSync('decisions/*.md')]
const roots = 'src|services|decisions|migrations|schemas|place|pictures|bench|\\.ci'
const quoted = new RegExp(`\`((?:${roots})/[^\`\\s]*|[\\w.-]+\\.(?:md|json|yaml))\``, 'g')
const linked = /\]\((?!https?:|#|mailto:)([^)#\s]+)/g

for (const page of pages) {
  const text = readFileSync(page, 'utf8')

  test(`every path that ${page} names exists`, () => {
    const named = [...text.matchAll(quoted)].map(([, path = '']) => path).filter((path) => !/[<>{}…*]/.test(path))
    const links = [...text.matchAll(linked)].map(([, path = '']) => join(dirname(page), path))
    const anywhere = (path: string) =>
      existsSync(path) || (!path.includes('/') && globSync(`**/${path}`, { exclude: ['node_modules/**'] }).length > 0)
    assert.deepEqual(
      [...named, ...links].filter((path) => !anywhere(path)),
      [],
    )
  })
}

test('decisions are numbered, each number once', () => {
  const numbers = globSync('decisions/*.md').map((file) => /(\d{4})-/.exec(file)?.[1])
  assert.equal(new Set(numbers).size, numbers.length)
  assert.ok(numbers.every(Boolean))
})
