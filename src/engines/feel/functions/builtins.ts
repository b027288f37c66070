import type { Builtin } from '../values/types.ts'
import { booleans } from './boolean.ts'
import { contexts } from './context.ts'
import { conversions } from './conversion.ts'
import { dates } from './date.ts'
import { lists } from './list.ts'
import { numbers } from './number.ts'
import { ranges } from './range.ts'
import { statistics } from './statistics.ts'
import { texts } from './text.ts'

export { callBuiltin, callForm, formByNames } from './call.ts'

/** Every built-in function of DMN 1.5 FEEL by its name. */
export const builtins: ReadonlyMap<string, Builtin> = new Map(
  [conversions, booleans, texts, lists, statistics, numbers, dates, ranges, contexts]
    .flat()
    .map((one) => [one.name, one]),
)
