import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { Decimal } from '#ground/decimal'
import { decision, input, modelOf, needs, table } from '../made-up-model.ts'
import { readModel } from '../read.ts'
import { nearestRules } from './nearest.ts'
import type { ToldRule, ToldTable } from './told.ts'
import { toldOf } from './told.ts'

type Row = readonly [cells: readonly [text: string, held: boolean][], gives: string, chosen?: boolean]

/** A table over numbers, as a trace tells it, and what its rules give. */
function tableOf(
  hitPolicy: string,
  values: readonly string[],
  rows: readonly Row[],
): [ToldTable, (rule: ToldRule) => string] {
  const rules = rows.map(([cells, , chosen = false], index) => ({
    ...{ number: index + 1, id: `r${index + 1}`, chosen, outputs: [], annotations: {} },
    matched: cells.every(([, held]) => held),
    tests: cells.map(([text, held]) => ({ text, held })),
  }))
  const inputs = values.map((value, index) => ({ text: `x${index}`, label: '', value }))
  return [{ hitPolicy, inputs, rules }, ({ number }) => rows[number - 1]![1]]
}

const near = (...[told, gives]: ReturnType<typeof tableOf>) =>
  nearestRules(told, gives).map(({ rule, failed }) => [rule.id, ...failed.map(({ value, test }) => `${value} ${test}`)])

test('of the rules that would give something else, those with the fewest failed conditions are told', () => {
  const rows: Row[] = [
    [
      [
        ['> 9', true],
        ['-', true],
      ],
      'refused',
      true,
    ],
    [
      [
        ['< 40000', false],
        ['> 5', false],
      ],
      'granted',
    ],
    [
      [
        ['< 40000', false],
        ['-', true],
      ],
      'granted',
    ],
    [
      [
        ['-', true],
        ['> 5', false],
      ],
      'refused',
    ],
  ]
  assert.deepEqual(near(...tableOf('U', ['42000', '3'], rows)), [['r3', '42000 < 40000']])
})

test('of those, the ones whose number was missed by least come first, and no more than three', () => {
  const rows: Row[] = ['< 10', '> 60000', '< 40000', '[50000..60000]', '< 41000'].map((text) => [[[text, false]], text])
  const told = tableOf('U', ['42000'], [...rows, [[['-', true]], 'else', true]])
  assert.deepEqual(near(...told), [
    ['r5', '42000 < 41000'],
    ['r3', '42000 < 40000'],
    ['r4', '42000 [50000..60000]'],
  ])
})

test('what would have been given otherwise is told before a second rule that gives the like', () => {
  const rows: Row[] = [
    [
      [
        ['< 2006', false],
        ['-', true],
      ],
      'refused',
    ],
    [
      [
        ['< 2007', false],
        ['-', true],
      ],
      'refused',
    ],
    [
      [
        ['< 2008', false],
        ['-', true],
      ],
      'refused',
    ],
    [
      [
        ['> 2006', true],
        ['"home"', false],
      ],
      'granted',
    ],
    [
      [
        ['> 2006', true],
        ['"shop"', true],
      ],
      'for an officer',
      true,
    ],
  ]
  const told = near(...tableOf('P', ['2018', 'shop'], rows))
  assert.deepEqual(told, [
    ['r4', 'shop "home"'],
    ['r3', '2018 < 2008'],
    ['r2', '2018 < 2007'],
  ])
})

test('a rule that gives the same is told only where no other would give something else', () => {
  const same: Row[] = [
    [[['> 5', true]], 'refused', true],
    [[['< 2', false]], 'refused'],
  ]
  assert.deepEqual(near(...tableOf('P', ['9'], same)), [['r2', '9 < 2']])
  assert.deepEqual(near(...tableOf('P', ['9'], [...same, [[['< 1', false]], 'granted']])), [['r3', '9 < 1']])
})

test('of a table whose first rule counts, what comes after it is not said to have failed', () => {
  const rows: Row[] = [
    [[['< 2', false]], 'a'],
    [[['> 5', true]], 'b', true],
    [[['< 8', false]], 'c'],
    [[['> 1', true]], 'd'],
  ]
  assert.deepEqual(near(...tableOf('F', ['9'], rows)), [['r1', '9 < 2']])
})

test('where every rule holds, or there is none, nothing is near', () => {
  assert.deepEqual(near(...tableOf('C', ['9'], [[[['-', true]], 'a', true]])), [])
  assert.deepEqual(near(...tableOf('U', [], [])), [])
})

const bounds = ['< 3', '>= 3', '[2..6)', '5', '> 7', '-', '1, 2, 9']

test('no rule that holds is ever told, and every condition told did fail', () => {
  fc.assert(
    fc.property(
      fc.constantFrom('FIRST', 'COLLECT', 'RULE ORDER'),
      fc.array(fc.constantFrom(...bounds), { minLength: 1, maxLength: 6 }),
      fc.integer({ min: 0, max: 10 }),
      (policy, cells, x) => {
        const rules = cells.map((cell, index) => [cell.replaceAll('<', '&lt;'), `${index % 3}`])
        const model = readModel(
          modelOf(
            input('x', 'number') +
              decision('d', needs('input', 'x') + table(`hitPolicy="${policy}"`, '<output/>', rules)),
          ),
        )
        const [told] = toldOf(model.decide('d', { x: Decimal.of(x) }, { explain: true }).trace!)
        const found = nearestRules(told!.table!, ({ number }) => rules[number - 1]![1]!)
        assert.ok(found.length <= 3)
        for (const { rule, failed } of found) {
          assert.equal(rule.matched, false)
          assert.equal(failed.length, 1)
        }
        const first = told!.table!.rules.find(({ matched }) => matched)
        if (policy === 'FIRST' && first) for (const { rule } of found) assert.ok(rule.number < first.number)
      },
    ),
    { numRuns: 60 },
  )
})

test('a rule that weighs less and looks elsewhere is told only where no other could have changed what came out', () => {
  const refused: Row = [
    [
      ['< 12', true],
      ['-', true],
    ],
    'refused',
    true,
  ]
  const elsewhere: Row = [
    [
      ['-', true],
      ['true', false],
    ],
    'unsure',
  ]
  const granted: Row = [
    [
      ['>= 12', false],
      ['true', false],
    ],
    'granted',
  ]
  const nearIn = (rows: Row[], isLighter: (rule: ToldRule) => boolean) => {
    const [told, gives] = tableOf('P', ['10', 'false'], rows)
    return nearestRules(told, gives, isLighter).map(({ rule }) => rule.id)
  }
  assert.deepEqual(
    nearIn([refused, elsewhere, granted], () => true),
    ['r3'],
  )
  assert.deepEqual(
    nearIn([refused, elsewhere], () => true),
    ['r2'],
  )
  assert.deepEqual(
    nearIn([refused, elsewhere, granted], () => false),
    ['r2'],
  )
})
