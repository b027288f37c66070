import type { Type } from '#engines/feel'
import { openWording, showValue } from '#engines/feel'
import type { Logic, Model, TableLogic } from '#engines/rules'
import { namesOf } from '../rules-in-words/model-names.ts'
import { spokenIn } from '../spoken.ts'

/** What has a name and a type within a model: an input, a decision, a parameter of a function, an entry of a context. */
export interface Named {
  readonly name: string
  readonly type?: string | undefined
}

/** All that is named by the model itself, outermost first. */
export function namedIn(model: Model): readonly Named[] {
  const { inputs, decisions, knowledge } = model.written()
  return [...inputs, ...decisions, ...knowledge, ...[...decisions, ...knowledge].flatMap(({ logic }) => within(logic))]
}

function within(logic: Logic): Named[] {
  const own = logic.kind === 'function' ? logic.parameters : logic.kind === 'context' ? logic.entries : []
  const named = own.flatMap(({ name, type }) => (name === undefined ? [] : [{ name, type }]))
  return [...named, ...inside(logic).flatMap(within)]
}

/** What a boxed expression is put together from. */
function inside(logic: Logic): readonly Logic[] {
  switch (logic.kind) {
    case 'context':
      return logic.entries.map((entry) => entry.logic)
    case 'function':
      return [logic.body]
    case 'invocation':
      return [logic.called, ...logic.bindings.map((binding) => binding.logic)]
    case 'for':
    case 'some':
    case 'every':
      return [logic.list, logic.body]
    case 'filter':
      return [logic.list, logic.match]
    case 'conditional':
      return [logic.condition, logic.holds, logic.otherwise]
    case 'list':
      return logic.items
    case 'relation':
      return logic.rows.flat()
    default:
      return []
  }
}

/** Every name and every part of one that the model's formulas and cells say when they are put into words. */
export function namesSaid(model: Model): ReadonlySet<string> {
  const said = new Set<string>()
  const note = (name: string) => {
    said.add(name)
    return name
  }
  const { feel } = spokenIn('en')
  const names: ReadonlyMap<string, Type> = namesOf({ rules: model })
  const wording = openWording(names, {
    ...{ words: feel, name: note, part: note },
    value: (value) => showValue(value),
    dayOfYear: (month, day) => `${day}.${month}`,
  })
  const { decisions, knowledge } = model.written()
  const logics = [...decisions, ...knowledge].flatMap(({ logic }) => withInside(logic))
  for (const logic of logics) {
    if (logic.kind === 'literal') wording.expression(logic.text)
    if (logic.kind === 'table') sayTable(logic, wording)
  }
  for (const { name } of logics.flatMap(within)) said.add(name)
  return said
}

const withInside = (logic: Logic): Logic[] => [logic, ...inside(logic).flatMap(withInside)]

function sayTable({ inputs, rules }: TableLogic, wording: ReturnType<typeof openWording>): void {
  for (const { text } of inputs) wording.expression(text)
  for (const { cells, outputs } of rules) {
    for (const [index, cell] of cells.entries()) wording.tests(cell, inputs[index]?.text)
    for (const output of outputs) wording.expression(output)
  }
}
