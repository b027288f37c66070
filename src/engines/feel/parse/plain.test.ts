import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { generateTests } from '../generate.ts'
import { parseExpression, parseTests } from '../parse.ts'
import { Scope } from '../scope.ts'
import { Faults } from '../text.ts'
import type { Type } from '../values/types.ts'
import { plainExpression, plainTests } from './plain.ts'

const text = (written: string) => ({ text: written, place: () => ({ file: 'x', line: 1, column: 1 }) })
const scope = new Scope(undefined, [['x', 'number']])
const types = new Map<string, Type>()

/** What the parser reads, its constants worked out; undefined where it finds a fault. */
function parsed(written: string, input: Type) {
  const faults = new Faults(text(written))
  const { tree } = parseTests(written, scope, input, faults, types)
  return tree && faults.found.length === 0 ? generateTests(tree, scope.next, text(written)).tests : undefined
}

/** Numbers by their digits. */
const shown = (tree: unknown) => tree && JSON.parse(JSON.stringify(tree))

const space = fc.constantFrom('', '', ' ', '\n  ', '\t')
const number = fc.oneof(
  fc.integer({ min: -100, max: 100 }).map(String),
  fc.constantFrom(
    '0',
    '-0',
    '1.50',
    '-0.001',
    '007',
    '00.5',
    '9007199254740993.25',
    '12345678901234567890123456789',
    '1e3',
    '.5',
    '5.',
  ),
)
const joined = (...parts: fc.Arbitrary<string>[]) => fc.tuple(...parts).map((all) => all.join(''))
const quoted = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 6 }).map((word) => `"${word}"`),
  fc.constantFrom('"home"', '"a\\n"', '"', '""'),
)
const cell = fc.oneof(
  joined(space, fc.constantFrom('', '<', '<=', '>', '>=', '=', '!='), space, number, space),
  joined(
    space,
    fc.constantFrom('[', '(', ']'),
    space,
    number,
    space,
    fc.constantFrom('..', '...'),
    space,
    number,
    fc.constantFrom(']', ')', '['),
  ),
  fc.array(joined(space, quoted, space), { minLength: 1, maxLength: 3 }).map((all) => all.join(',')),
  joined(space, fc.constantFrom('true', 'false', 'truely', 'x', '-', 'null'), space),
)

test('a cell that is read at sight is read as the parser reads it', () => {
  let plain = 0
  const check = fc.property(
    cell,
    fc.constantFrom<Type>('number', 'string', 'boolean', 'any', 'date'),
    (written, input) => {
      const tests = plainTests(written, input)
      if (!tests) return
      plain++
      assert.deepEqual(shown(tests), shown(parsed(written, input)), written)
    },
  )
  fc.assert(check, { numRuns: 3000 })
  assert.ok(plain > 150, `${plain} were plain`)
})

test('a number or text that is read at sight is read as the parser reads it', () => {
  let plain = 0
  const check = fc.property(cell, (written) => {
    const tree = plainExpression(written)
    if (!tree) return
    plain++
    const faults = new Faults(text(written))
    const read = parseExpression(written, scope, faults, types).tree
    assert.deepEqual(shown(tree), shown(read), written)
    assert.deepEqual(faults.found, [])
  })
  fc.assert(check, { numRuns: 3000 })
  assert.ok(plain > 150, `${plain} were plain`)
})
