import type { Type } from '#engines/feel'
import type { Logic, Model, WrittenModel } from '#engines/rules'
import type { RulesToWord } from './naming.ts'

const known = new WeakMap<Model, ReadonlyMap<string, Type>>()
/** A form has the names of its own model, and with them those of each law that this imports. */
const knownWithForm = new WeakMap<Model, ReadonlyMap<string, Type>>()

/** Every name that a text of the form or of its rules may use, parameters and entries too, so that any of them can be read by itself. */
export function namesOf({ rules, form }: Pick<RulesToWord, 'rules' | 'form'>): ReadonlyMap<string, Type> {
  if (!form) return namesIn(rules)
  const names = knownWithForm.get(rules) ?? new Map<string, Type>([...namesIn(rules), ...form.names, ['today', 'date']])
  knownWithForm.set(rules, names)
  return names
}

function namesIn(model: Model): ReadonlyMap<string, Type> {
  const names = known.get(model) ?? new Map([...importedNames(model), ...innerNames(model), ...ownNames(model)])
  known.set(model, names)
  return names
}

/** What a model that it imports calls its own parts: a trace goes through those as well. */
const importedNames = (model: Model): [string, Type][] =>
  model.written().imports.flatMap(({ model }) => [...namesIn(model)])

const written = new WeakMap<Model, readonly WrittenModel[]>()

/** A model and those that it imports, through others too, as they are written: each once, in however many ways it is imported. */
export function writtenIn(model: Model): readonly WrittenModel[] {
  const known = written.get(model)
  if (known) return known
  const own = model.written()
  const all = [...new Set([own, ...own.imports.flatMap(({ model }) => writtenIn(model))])]
  written.set(model, all)
  return all
}

const labels = new WeakMap<Model, ReadonlyMap<string, string>>()

/** What a model, or one that it imports, calls its own part of this name; the name itself where it says nothing. */
export function labelOf(model: Model, name: string): string {
  const known = labels.get(model) ?? labelsIn(model)
  labels.set(model, known)
  return known.get(name) ?? name
}

function labelsIn(model: Model): ReadonlyMap<string, string> {
  const parts = writtenIn(model).flatMap(({ inputs, decisions, knowledge }) => [...decisions, ...inputs, ...knowledge])
  // The first of a name is the one that is meant, and the last that is put into a map stays there.
  return new Map(parts.toReversed().map(({ name, label = name }) => [name, label]))
}

function ownNames(model: Model): [string, Type][] {
  const { knowledge, services, imports } = model.written()
  const functions = [...knowledge, ...services].map(({ name }): [string, Type] => [name, 'function'])
  const others = imports.map(({ name, model }): [string, Type] => [name, { context: namesIn(model) }])
  const values = [...model.inputs.values(), ...model.decisions.values()]
  return [...functions, ...others, ...values.map(({ name, type }): [string, Type] => [name, type])]
}

function innerNames(model: Model): [string, Type][] {
  const { decisions, knowledge } = model.written()
  const inside = [...decisions, ...knowledge].flatMap(({ logic }) => namesInside(logic))
  return inside.map((name) => [name, 'any'])
}

/** What a boxed expression calls its own parts. */
function namesInside(logic: Logic): string[] {
  switch (logic.kind) {
    case 'context':
      return logic.entries.flatMap(({ name, logic }) => [...(name === undefined ? [] : [name]), ...namesInside(logic)])
    case 'function':
      return [...logic.parameters.map(({ name }) => name), ...namesInside(logic.body)]
    case 'for':
    case 'some':
    case 'every':
      return [logic.name, 'partial', ...namesInside(logic.list), ...namesInside(logic.body)]
    case 'filter':
      return ['item', ...namesInside(logic.list), ...namesInside(logic.match)]
    case 'conditional':
      return [logic.condition, logic.holds, logic.otherwise].flatMap(namesInside)
    case 'list':
      return logic.items.flatMap(namesInside)
    default:
      return []
  }
}
