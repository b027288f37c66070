import type { Static, TProperties, TSchema } from 'typebox'
import { Type } from 'typebox'

/** An object that holds these keys and no others. */
export const closed = <P extends TProperties>(properties: P, description?: string) =>
  Type.Object(properties, { additionalProperties: false, ...(description && { description }) })

export const words = (description: string) => Type.String({ minLength: 1, maxLength: 20_000, description })
export const feel = (description: string) =>
  Type.String({ minLength: 1, maxLength: 10_000, description: `${description} (FEEL)` })
export const optional = Type.Optional

/** A time in days, weeks, months or years, as ISO 8601 writes it. */
export const duration = (description: string) =>
  Type.String({
    // Not nothing, and never so long that the day it ends on would leave the calendar.
    pattern: '^P(?=\\d*[1-9]|.*[YMD]\\d*[1-9])(\\d{1,4}W|(\\d{1,3}Y)?(\\d{1,4}M)?(\\d{1,5}D)?)$',
    description,
  })

/** A table by names that the author chooses. */
export const byName = <T extends TSchema>(entry: T, description?: string) =>
  Type.Record(Type.String({ pattern: '^[\\s\\S]*$' }), entry, { ...(description && { description }) })

/** What a schema describes, where every part of it may be missing or was left out for being wrong. */
export type Partly<T> = T extends string | number | boolean | null | undefined
  ? T | undefined
  : T extends readonly (infer E)[]
    ? (Partly<E> | undefined)[] | undefined
    : T extends object
      ? { [K in keyof T]?: Partly<T[K]> } | undefined
      : T

export type PartlyStatic<S extends TSchema> = Partly<Static<S>>
