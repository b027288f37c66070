import type { Currency } from '#engines/form'
import type { Model } from '#engines/rules'
import { namedIn } from './named-in.ts'
import { partsOfType, typesBehind } from './types-in.ts'

/** The type whose values are amounts of money, and so are those of each type that is made from it. */
const MONEY = 'money'

/** What of a model is an amount of money: by its type, or because law.yaml says so. A name, or a part of one. */
export function amountsOf(model: Model, listed: readonly string[], currency: Currency): ReadonlyMap<string, Currency> {
  const written = model.written()
  const isMoney = (type: string | undefined) =>
    type === MONEY || typesBehind(written, type).some((one) => one.name === MONEY || one.type === MONEY)
  const typed = namedIn(model).flatMap(({ name, type }) => [
    ...(isMoney(type) ? [name] : []),
    ...partsOfType(written, type).flatMap((part) => (isMoney(part.type) ? [`${name}.${part.name}`] : [])),
  ])
  return new Map([...typed, ...listed].map((name) => [name, currency]))
}
