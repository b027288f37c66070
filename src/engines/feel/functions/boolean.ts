import type { Builtin } from '../values/types.ts'
import { builtin, form, nullable, truth } from './define.ts'

/* DMN 1.5 §10.3.4.2. */

export const booleans: readonly Builtin[] = [
  builtin(
    'not',
    '10.3.4.2',
    ['not(true)', 'false'],
    form([nullable(truth('negand'))], 'boolean', ([negand]) => (negand === null ? null : !negand)),
  ),
]
