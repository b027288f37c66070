import type { Draft, Plain } from '#engines/feel'
import { NotDirect } from '#engines/feel'
import type { Column } from './columns.ts'
import { columnsOf, placeAmong } from './columns.ts'
import type { Order } from './direct.ts'

/** Looks the rules up by columns, each worked out beforehand; gives the number of the rule that is chosen. */
export function directColumns({ rules, alone, numberOf }: Order, parts: readonly Plain[], draft: Draft): string {
  if (!rules.every(({ tests }) => tests.every(({ passes }) => passes.points))) throw new NotDirect()
  const columns = columnsOf(rules, parts.length).map(({ input, column }) => {
    const part = parts[input]!
    if (column.kind !== part.kind) throw new NotDirect()
    return { column, set: setNumber(column, part, draft) }
  })
  // Without room for all of them the closures ask the cells that are left.
  const asked = new Set(rules.flatMap(({ tests }) => tests.map(({ input }) => input)))
  if (asked.size > columns.length) throw new NotDirect()
  if (columns.length === 0) throw new NotDirect()
  const chosen = draft.variable()
  const [none, numbers] = [rules.length, draft.constant(Int32Array.from(rules, numberOf))]
  const words = columns.map(({ column, set }) => {
    const begin = draft.local(`${set} * ${column.words}`)
    return `${draft.constant(column.sets)}[${begin} + w]`
  })
  const ends = (end: 0 | 1) => columns.map(({ column, set }) => `${draft.constant(column.spans)}[${set} * 2 + ${end}]`)
  const [from, to] = [draft.local(`Math.max(${ends(0).join(', ')})`), draft.local(`Math.min(${ends(1).join(', ')})`)]
  const bits = words.join(' & ')
  const found = `const n = ${numbers}[w * 32 + 31 - Math.clz32(bits & -bits)];`
  const only = `if (${chosen} !== ${none} && ${chosen} !== n) return gaveUp; ${chosen} = n;`
  const loop = `let bits = ${bits};`
  draft.line(`let ${chosen} = ${none};`)
  draft.line(
    alone
      ? `for (let w = ${from}; w < ${to}; w++) { ${loop} for (; bits !== 0; bits &= bits - 1) { ${found} ${only} } }`
      : `for (let w = ${from}; w < ${to}; w++) { ${loop} if (bits !== 0) { ${found} ${chosen} = n; break; } }`,
  )
  return chosen
}

/** The number of the set for a part. */
function setNumber(column: Column, part: Plain, draft: Draft): string {
  if (column.kind === 'boolean') return draft.local(`${part.js} ? 0 : 1`)
  if (column.kind === 'string') return draft.local(`${draft.constant(column.texts)}.get(${part.js}) ?? 0`)
  if (!column.doubles) throw new NotDirect()
  return draft.local(`${draft.constant(placeAmong)}(${draft.constant(column.doubles)}, ${part.near})`)
}
