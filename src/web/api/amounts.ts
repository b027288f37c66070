import type { Process } from '#engines/definition'
import type { Json, Value } from '#engines/feel'
import { toJson } from '#engines/feel'
import { Decimal } from '#ground/decimal'

/** Money as its words say it: to the cent, rounded half up, and always with both decimals. */
export const exactMoney = (amount: Decimal): string => amount.toFixed(2)

type Named = Pick<Process, 'finding'>

/** All that was worked out, by name: money as money, every other number as its exact text. */
export const decisionsToJson = (values: ReadonlyMap<string, Value>, process: Named): Record<string, Json> =>
  Object.fromEntries([...values].map(([name, value]) => [name, decisionToJson(name, value, process)]))

function decisionToJson(name: string, value: Value, process: Named): Json {
  if (value instanceof Decimal) return isMoney(name, process) ? exactMoney(value) : value.toString()
  if (Array.isArray(value)) return value.map((one) => decisionToJson(name, one, process))
  if (!(value instanceof Map)) return toJson(value)
  const parts = [...value].map(([part, inside]) => [part, decisionToJson(`${name}.${part}`, inside, process)])
  return Object.fromEntries(parts)
}

const isMoney = (name: string, { finding }: Named): boolean =>
  name === 'amount' ||
  name === finding.amount ||
  finding.money.some((money) => name === money || name.startsWith(`${money}.`))
