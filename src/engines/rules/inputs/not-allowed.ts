import type { Place } from '#ground/source'
import type { Model, Outcome } from '../model.ts'

/** An input that has a value of its type, and not one of those that the model allows it. */
export interface NotAllowed {
  readonly input: string
  /** Why not, as a sentence. */
  readonly why: string
}

/** The inputs whose values were not allowed: such an error stands at the input, and not where it leads to. */
export function notAllowed({ inputs }: Model, { errors }: Outcome): NotAllowed[] {
  const byPlace = new Map([...inputs.values()].map(({ name, at }) => [keyOf(at), name]))
  const found = new Map(
    errors.flatMap(({ at, message }) => {
      const input = byPlace.get(keyOf(at))
      return input === undefined ? [] : [[input, message] as const]
    }),
  )
  return [...found].map(([input, message]) => ({ input, why: message.endsWith('.') ? message : `${message}.` }))
}

const keyOf = ({ file, line, column }: Place) => `${line}:${column} ${file}`
