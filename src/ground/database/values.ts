import pg from 'pg'
import { Decimal } from '#ground/decimal'

type Read = (text: string) => unknown

const whole: Read = (text) => {
  const value = Number(text)
  if (!Number.isSafeInteger(value)) throw new RangeError(`${text} is beyond the whole numbers that stay exact (2^53)`)
  return value
}

const decimal: Read = (text) => {
  const value = Decimal.parse(text)
  if (!value) throw new RangeError(`${text} is no decimal number`)
  return value
}

const { INT8, NUMERIC, DATE, TIMESTAMPTZ } = pg.types.builtins
const single = new Map<number, Read>([
  [INT8, whole],
  [NUMERIC, decimal],
  [DATE, (text) => Temporal.PlainDate.from(text)],
  [TIMESTAMPTZ, (text) => Temporal.Instant.from(text)],
])

// pg_type.dat of PostgreSQL: the array types of the four above.
const arrays: [number, number][] = [
  [1016, INT8],
  [1231, NUMERIC],
  [1182, DATE],
  [1185, TIMESTAMPTZ],
]
// Its types say that it is a function; it is an object with this one.
const { create } = pg.types.arrayParser as unknown as { create(text: string, read: Read): { parse(): unknown[] } }
const listOf =
  (read: Read): Read =>
  (text) =>
    create(text, read).parse()
const readers = new Map([...single, ...arrays.map(([list, item]) => [list, listOf(single.get(item)!)] as const)])

/** How `pg` reads what the server says. */
export const types = {
  getTypeParser(oid: number, format?: 'text' | 'binary') {
    return (format !== 'binary' && readers.get(oid)) || pg.types.getTypeParser(oid, format)
  },
} as pg.CustomTypesConfig

const written = [Decimal, Temporal.Instant, Temporal.PlainDate]

/** How a value is written for the server: `pg` would make JSON of a Temporal value. */
export const parameter = (value: unknown): unknown => {
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map(parameter)
  return written.some((type) => value instanceof type) ? String(value) : value
}
