import type { Model, WrittenModel, WrittenType } from '#engines/rules'
import { writtenIn } from './model-names.ts'

/** A part of what goes by the name, or `name.part`, `of`: by that one's own type, else by any that has such a part. */
export function findPart(model: Model, part: string, of: string | undefined): WrittenType | undefined {
  const own =
    of === undefined
      ? undefined
      : partsOf(
          model,
          of.split('.').map((step) => step.trim()),
        )
  return own?.find(({ name }) => name === part) ?? findAnywhere(typesIn(model), part)
}

const typesIn = (model: Model) => writtenIn(model).flatMap(({ types }) => types)

function findAnywhere(types: readonly WrittenType[], name: string): WrittenType | undefined {
  for (const { components } of types) {
    const found = components.find((component) => component.name === name) ?? findAnywhere(components, name)
    if (found) return found
  }
  return undefined
}

type Parts = readonly WrittenType[]

/** The components of the type of what goes by the first name, followed from part to part; nothing where that is not written. */
function partsOf(model: Model, [first = '', ...steps]: readonly string[]): Parts | undefined {
  const imported = model.written().imports.find(({ name }) => name === first)
  if (imported) return partsOf(imported.model, steps)
  for (const written of writtenIn(model)) {
    const named = [...written.decisions, ...written.inputs].find(({ name }) => name === first)
    if (named)
      return within(partsOfType(model, written, named.type), steps, (type) => partsOfType(model, written, type))
  }
  return undefined
}

function within(parts: Parts | undefined, steps: readonly string[], resolve: (type?: string) => Parts | undefined) {
  return steps.reduce((known, step): Parts | undefined => {
    const next = known?.find(({ name }) => name === step)
    return next && (next.components.length > 0 ? next.components : resolve(next.type))
  }, parts)
}

/** A type may be another one by a new name; one that is itself so ends nowhere. */
function partsOfType(model: Model, written: WrittenModel, name: string | undefined, seen = 0): Parts | undefined {
  if (name === undefined || seen > 20) return undefined
  const plain = name.slice(name.lastIndexOf('.') + 1)
  const type = [...written.types, ...typesIn(model)].find((one) => one.name === name || one.name === plain)
  if (!type) return undefined
  return type.components.length > 0 ? type.components : partsOfType(model, written, type.type, seen + 1)
}
