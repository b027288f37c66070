import { FeelError } from '../values/error.ts'
import { isContext } from '../values/kind.ts'
import type { Builtin, During, Result, Value } from '../values/types.ts'
import { any, builtin, context, form, list, text, wrong } from './define.ts'

/* DMN 1.5 §10.3.4.11. */

const clause = '10.3.4.11'
const anyContext = { context: new Map() } as const
const contextList = { list: anyContext } as const

type Context = ReadonlyMap<string, Value>

function fromEntries(entries: readonly Value[], during: During): Result {
  during.spend(entries.length)
  const made = new Map<string, Value>()
  for (const entry of entries) {
    const key = isContext(entry ?? '') ? (entry as Context).get('key') : undefined
    const value = isContext(entry ?? '') ? (entry as Context).get('value') : undefined
    if (typeof key !== 'string' || value === undefined)
      return wrong('Every entry must have a text as key, and a value.')
    if (made.has(key)) return wrong('There are two entries with the same key.')
    made.set(key, value)
  }
  return made
}

function put(into: Context, keys: readonly Value[], value: Value, during: During): Result {
  during.spend(1 + into.size)
  const [key, ...deeper] = keys
  if (typeof key !== 'string') return wrong('The keys must be texts, and there must be one at least.')
  if (deeper.length === 0) return new Map(into).set(key, value)
  const inner = into.get(key) ?? null
  if (inner === null || !isContext(inner)) return wrong('There is no context at one of the keys.')
  const changed = put(inner, deeper, value, during)
  return changed instanceof FeelError ? changed : new Map(into).set(key, changed)
}

function merge(contexts: readonly Value[], during: During): Result {
  const merged = new Map<string, Value>()
  for (const one of contexts) {
    if (one === null || !isContext(one)) return wrong('Only contexts can be merged.')
    during.spend(1 + one.size)
    for (const [key, value] of one) merged.set(key, value)
  }
  return merged
}

function entriesOf(m: Context, during: During): Result {
  during.spend(3 * m.size)
  return [...m].map(
    ([key, value]) =>
      new Map<string, Value>([
        ['key', key],
        ['value', value],
      ]),
  )
}

export const contexts: readonly Builtin[] = [
  builtin(
    'get value',
    clause,
    ['get value({key1: "value1"}, "key1")', '"value1"'],
    form([context('m'), text('key')], 'any', ([m, key]) => m.get(key) ?? null),
  ),
  builtin(
    'get entries',
    clause,
    ['get entries({key1: "value1"})[1].value', '"value1"'],
    form([context('m')], contextList, ([m], during) => entriesOf(m, during)),
  ),
  builtin(
    'context',
    clause,
    ['context([{key: "a", value: 1}, {key: "b", value: 2}])', '{a: 1, b: 2}'],
    form([list('entries')], anyContext, ([entries], during) => fromEntries(entries, during)),
  ),
  builtin(
    'context put',
    clause,
    ['context put({x: 1, y: {a: 0}}, ["y", "a"], 2)', '{x: 1, y: {a: 2}}'],
    form([context('context'), text('key'), any('value')], anyContext, ([into, key, value], during) =>
      put(into, [key], value, during),
    ),
    form([context('context'), list('keys', 'string'), any('value')], anyContext, ([into, keys, value], during) =>
      put(into, keys, value, during),
    ),
  ),
  builtin(
    'context merge',
    clause,
    ['context merge([{a: 1}, {a: 2, b: 3}])', '{a: 2, b: 3}'],
    form([list('contexts')], anyContext, ([all], during) => merge(all, during)),
  ),
]
