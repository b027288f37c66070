import type { ArithmeticSign } from './tree.ts'
import { conforms } from './values/conform.ts'
import type { SimpleType, Type } from './values/types.ts'

/* What can be known of types before anything runs. 'any' may be everything, and null is of every type. */

export const itemOf = (type: Type): Type => (typeof type === 'object' && 'list' in type ? type.list : type)
/** What a loop over it goes through. */
export function itemTypeOf(type: Type): Type {
  if (typeof type === 'object' && 'range' in type) return type.range
  return type === 'range' ? 'any' : itemOf(type)
}
export const isList = (type: Type): boolean => typeof type === 'object' && 'list' in type
export const entriesOf = (type: Type): ReadonlyMap<string, Type> | undefined =>
  typeof type === 'object' && 'context' in type ? type.context : undefined

/** Whether values of unknown make may be of this type, or entries of it unknown. */
export const isOpen = (type: Type): boolean => type === 'any' || type === 'null' || entriesOf(type)?.size === 0

type Kind = SimpleType | 'list' | 'context'

function kindOf(type: Type): Kind {
  if (typeof type === 'string') return type
  if ('list' in type) return 'list'
  if ('context' in type) return 'context'
  return 'range' in type ? 'range' : 'function'
}

/** Whether a value of the one type can be a value of the other. */
export function mayBe(type: Type, wanted: Type): boolean {
  if (type === 'any' || type === 'null' || wanted === 'any' || conforms(type, wanted) || conforms(wanted, type))
    return true
  if (isList(type)) return mayBe(itemOf(type), itemOf(wanted))
  if (isList(wanted)) return mayBe(type, itemOf(wanted))
  if (kindOf(type) === 'date' && wanted === 'date and time') return true
  return kindOf(type) === kindOf(wanted) && typeof type === 'object' && sameShape(type, wanted)
}

function sameShape(type: Exclude<Type, string>, wanted: Type): boolean {
  if ('range' in type && typeof wanted === 'object' && 'range' in wanted) return mayBe(type.range, wanted.range)
  const [own, other] = [entriesOf(type), entriesOf(wanted)]
  return !own || !other || own.size === 0 || mayHaveEntries(own, other)
}

type Entries = ReadonlyMap<string, Type>

const answers = new WeakMap<Entries, WeakMap<Entries, boolean>>()

/** Types may share their parts, and would be gone through again and again: what is known of two contexts is kept. */
function mayHaveEntries(own: Entries, other: Entries): boolean {
  const known = answers.get(own)?.get(other)
  if (known !== undefined) return known
  const answer = [...other].every(([name, entry]) => own.has(name) && mayBe(own.get(name)!, entry))
  if (!answers.has(own)) answers.set(own, new WeakMap())
  answers.get(own)!.set(other, answer)
  return answer
}

/** Whether `=` or `<` between the two can ever be true or false. */
export const comparable = (left: Type, right: Type): boolean =>
  mayBe(left, right) || mayBe(right, left) || kindOf(left) === kindOf(right)

type Row = readonly [left: SimpleType, right: SimpleType, gives: Type]

const DAYS = 'days and time duration'
const MONTHS = 'years and months duration'
const MOMENT = 'date and time'

const shifts: readonly Row[] = (['date', MOMENT] as const).flatMap((day): Row[] => [
  [day, DAYS, day],
  [day, MONTHS, day],
])
const turned = (rows: readonly Row[]): Row[] => rows.map(([left, right, gives]) => [right, left, gives])
const bothWays = (rows: readonly Row[]): Row[] => [...rows, ...turned(rows)]
const numbers: Row = ['number', 'number', 'number']
const durations: readonly Row[] = [
  [DAYS, DAYS, DAYS],
  [MONTHS, MONTHS, MONTHS],
]
const scaled: readonly Row[] = [
  [DAYS, 'number', DAYS],
  [MONTHS, 'number', MONTHS],
]
const timeShift: Row = ['time', DAYS, 'time']

// DMN 1.5 §10.3.2.13, tables 57 to 61.
const TABLES: Readonly<Record<ArithmeticSign, readonly Row[]>> = {
  '+': [numbers, ['string', 'string', 'string'], ...durations, ...bothWays([...shifts, timeShift])],
  '-': [
    numbers,
    ...durations,
    ...shifts,
    timeShift,
    ['time', 'time', DAYS],
    ['date', 'date', DAYS],
    ['date', MOMENT, DAYS],
    [MOMENT, 'date', DAYS],
    [MOMENT, MOMENT, DAYS],
  ],
  '*': [numbers, ...bothWays(scaled)],
  '/': [numbers, ...scaled, [DAYS, DAYS, 'number'], [MONTHS, MONTHS, 'number']],
  '**': [numbers],
}

/** The type of a sum, product …; undefined where the operator is not defined for the two. */
export function arithmeticType(sign: ArithmeticSign, left: Type, right: Type): Type | undefined {
  const fits = TABLES[sign].filter(([l, r]) => mayBe(itemOf(left), l) && mayBe(itemOf(right), r))
  return common(fits.map(([, , gives]) => gives))
}

/** The one type of them all, 'any' where they differ; undefined of none. */
export function common(types: readonly Type[]): Type | undefined {
  const known = types.filter((type) => type !== 'null')
  const first = known[0] ?? types[0]
  if (first === undefined) return undefined
  return known.every((type) => conforms(type, first) && conforms(first, type)) ? first : 'any'
}
