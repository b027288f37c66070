import type { WrittenModel, WrittenType } from '#engines/rules'

/** A type that the model defines, by its name; one of FEEL's own is none. */
const typeNamed = ({ types }: WrittenModel, name: string | undefined): WrittenType | undefined =>
  types.find((type) => type.name === name)

/** The types that a name stands for one after the other: a type may be another one by a new name. */
export function typesBehind(
  written: WrittenModel,
  name: string | undefined,
  before: readonly WrittenType[] = [],
): readonly WrittenType[] {
  const type = typeNamed(written, name)
  // One that is itself so ends nowhere.
  return !type || before.includes(type) ? before : typesBehind(written, type.type, [...before, type])
}

/** What a value of this type is made of, of whatever type that is by another name. */
export const partsOfType = (written: WrittenModel, name: string | undefined): readonly WrittenType[] =>
  typesBehind(written, name).find(({ components }) => components.length > 0)?.components ?? []

/** The type behind a name that says which values there may be. */
export const limitedType = (written: WrittenModel, name: string | undefined): WrittenType | undefined =>
  typesBehind(written, name).find(({ allowed }) => allowed !== undefined)

/** The texts that a value of a type may be, where they are written out. */
export const textsOf = (type: Pick<WrittenType, 'allowed'> | undefined): readonly string[] =>
  [...(type?.allowed ?? '').matchAll(/"((?:[^"\\]|\\.)*)"/g)].map(([, text = '']) => text)
