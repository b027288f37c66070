import type { Decimal } from '#ground/decimal'
import { compare, equal } from '../values/compare.ts'
import { FeelError } from '../values/error.ts'
import { isList } from '../values/kind.ts'
import type { Builtin, During, Result, Value } from '../values/types.ts'
import { any, builtin, callable, form, list, number, optional, quick, rest, wrong } from './define.ts'
import { distinct } from './distinct.ts'
import { sliceOf } from './slice.ts'
import { replacedAt, replacedWhere, sorted } from './sort.ts'
import { indexOf, wholeNumber } from './whole.ts'

/* DMN 1.5 §10.3.4.4 and §10.3.4.10, but for sums and the like: those are in statistics.ts. */

const clause = '10.3.4.4'
const anyList = { list: 'any' } as const
const items = [list('list')] as const

function extreme(values: readonly Value[], sign: 1 | -1, during: During): Result {
  let best = values[0]
  for (const value of values) {
    const order = compare(value, best!, during)
    if (Number.isNaN(order)) return new FeelError('not-comparable', 'The items cannot all be compared with each other.')
    if (order * sign > 0) best = value
  }
  return best ?? null
}

function extremes(name: string, sign: 1 | -1, example: Builtin['example']): Builtin {
  const general = builtin(
    name,
    clause,
    example,
    form(items, 'any', ([values], during) => extreme(values, sign, during)),
    form([rest(any('c'))], 'any', ([values], during) => extreme(values, sign, during)),
  )
  return quick(general, { two: (a, b) => (b.compare(a) * sign > 0 ? b : a) })
}

/** `all` ends at the first false, `any` at the first true; null where neither is sure. */
function decided(values: readonly Value[], sure: boolean): Result {
  if (values.includes(sure)) return sure
  if (values.every((value) => value === !sure)) return !sure
  const strange = values.some((value) => value !== null && typeof value !== 'boolean')
  return strange ? wrong('Every item must be true, false or null.') : null
}

function sublist(values: readonly Value[], start: Decimal, length: Decimal | undefined): Result {
  const slice = sliceOf(values.length, start, length)
  return slice instanceof FeelError ? slice : values.slice(slice.from, slice.to)
}

/** The list with some of it taken out at a position and something else put in. */
function spliced(values: readonly Value[], position: Decimal, taken: number, put: readonly Value[]): Result {
  const index = indexOf(position, values.length)
  return index instanceof FeelError ? index : values.toSpliced(index, taken, ...put)
}

/** The arguments may be one long list, many times. */
function joined(all: readonly (readonly Value[])[], during: During): readonly Value[] {
  during.spend(all.reduce((length, each) => length + each.length, 0) >> 2)
  return all.flat()
}

function positionsOf(values: readonly Value[], match: Value, during: During): Value {
  return values.flatMap((item, i) => (equal(item, match, during) === true ? [wholeNumber(i + 1)] : []))
}

function flattened(values: readonly Value[], during: During): Value {
  const flat: Value[] = []
  const pending: Value[] = [values]
  while (pending.length > 0) {
    const value = pending.pop()!
    during.spend(1)
    if (isList(value)) for (let i = value.length - 1; i >= 0; i--) pending.push(value[i]!)
    else flat.push(value)
  }
  return flat
}

export const lists: readonly Builtin[] = [
  builtin(
    'list contains',
    clause,
    ['list contains([1, 2, 3], 2)', 'true'],
    form([list('list'), any('element')], 'boolean', ([values, element], during) =>
      values.some((item) => equal(item, element, during) === true),
    ),
  ),
  builtin(
    'list replace',
    clause,
    ['list replace([2, 4, 7, 8], 3, 6)', '[2, 4, 6, 8]'],
    form([list('list'), number('position'), any('newItem')], anyList, ([values, position, item]) =>
      replacedAt(values, position, item),
    ),
    form([list('list'), callable('match'), any('newItem')], anyList, ([values, match, item], during) =>
      replacedWhere(values, match, item, during),
    ),
  ),
  builtin(
    'count',
    clause,
    ['count([1, 2, 3])', '3'],
    form(items, 'number', ([values]) => wholeNumber(values.length)),
  ),
  extremes('min', -1, ['min(1, 2, 3)', '1']),
  extremes('max', 1, ['max([1, 2, 3])', '3']),
  builtin(
    'all',
    clause,
    ['all([false, null, true])', 'false'],
    form(items, 'boolean', ([values]) => decided(values, false)),
    form([any('b1'), rest(any('b'))], 'boolean', ([first, others]) => decided([first, ...others], false)),
  ),
  builtin(
    'any',
    clause,
    ['any([false, null, true])', 'true'],
    form(items, 'boolean', ([values]) => decided(values, true)),
    form([any('b1'), rest(any('b'))], 'boolean', ([first, others]) => decided([first, ...others], true)),
  ),
  builtin(
    'sublist',
    clause,
    ['sublist([4, 5, 6], 1, 2)', '[4, 5]'],
    form([list('list'), number('start position'), optional(number('length'))], anyList, ([values, start, length]) =>
      sublist(values, start, length),
    ),
  ),
  builtin(
    'append',
    clause,
    ['append([1], 2, 3)', '[1, 2, 3]'],
    form([list('list'), rest(any('item'))], anyList, ([values, more]) => [...values, ...more]),
  ),
  builtin(
    'concatenate',
    clause,
    ['concatenate([1, 2], [3])', '[1, 2, 3]'],
    form([rest(list('list'))], anyList, ([all], during) => joined(all, during)),
  ),
  builtin(
    'insert before',
    clause,
    ['insert before([1, 3], 1, 2)', '[2, 1, 3]'],
    form([list('list'), number('position'), any('newItem')], anyList, ([values, position, item]) =>
      spliced(values, position, 0, [item]),
    ),
  ),
  builtin(
    'remove',
    clause,
    ['remove([1, 2, 3], 2)', '[1, 3]'],
    form([list('list'), number('position')], anyList, ([values, position]) => spliced(values, position, 1, [])),
  ),
  builtin(
    'reverse',
    clause,
    ['reverse([1, 2, 3])', '[3, 2, 1]'],
    form(items, anyList, ([values]) => values.toReversed()),
  ),
  builtin(
    'index of',
    clause,
    ['index of([1, 2, 3, 2], 2)', '[2, 4]'],
    form([list('list'), any('match')], { list: 'number' }, ([values, match], during) =>
      positionsOf(values, match, during),
    ),
  ),
  builtin(
    'union',
    clause,
    ['union([1, 2], [2, 3])', '[1, 2, 3]'],
    form([rest(list('list'))], anyList, ([all], during) => distinct(joined(all, during), during)),
  ),
  builtin(
    'distinct values',
    clause,
    ['distinct values([1, 2, 3, 2, 1])', '[1, 2, 3]'],
    form(items, anyList, ([values], during) => distinct(values, during)),
  ),
  builtin(
    'flatten',
    clause,
    ['flatten([[1, 2], [[3]], 4])', '[1, 2, 3, 4]'],
    form(items, anyList, ([values], during) => flattened(values, during)),
  ),
  builtin(
    'sort',
    '10.3.4.10',
    ['sort([3, 1, 4, 5, 2], function(x, y) x < y)', '[1, 2, 3, 4, 5]'],
    form([list('list'), callable('precedes')], anyList, ([values, precedes], during) =>
      sorted(values, precedes, during),
    ),
  ),
]
