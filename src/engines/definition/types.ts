import type { Type } from '#engines/feel'

/** Whether a value of one type may stand where the other is wanted; what may be anything may stand anywhere. */
export function sameType(wanted: Type, given: Type): boolean {
  if (wanted === 'any' || given === 'any' || given === 'null') return true
  if (typeof wanted === 'string' || typeof given === 'string') return wanted === given
  if ('list' in wanted && 'list' in given) return sameType(wanted.list, given.list)
  if ('context' in wanted && 'context' in given)
    return [...wanted.context].every(([name, type]) => sameType(type, given.context.get(name) ?? 'any'))
  return 'range' in wanted && 'range' in given && sameType(wanted.range, given.range)
}

/** A type in plain words, for messages. */
export function nameOfType(type: Type): string {
  if (type === 'boolean') return 'yes or no'
  if (type === 'string') return 'text'
  if (typeof type === 'string') return `a ${type}`
  return 'list' in type ? 'a list' : 'context' in type ? 'a context' : 'a range'
}
