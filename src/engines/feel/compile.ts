import type { Place } from '#ground/source'
import { DefinitionFaults } from '#ground/source'
import { guarded } from './budget.ts'
import { mayBe } from './check.ts'
import type { EvaluationError } from './errors.ts'
import { generate, generateTests } from './generate.ts'
import { parseExpression, parseTests } from './parse.ts'
import { Frame, Run } from './run.ts'
import { Scope } from './scope.ts'
import type { Text } from './text.ts'
import { Faults, textAt } from './text.ts'
import { showType } from './values/conform.ts'
import type { Type, Value } from './values/types.ts'

/** Where the text stands in its file: the place of its first character. */
export interface Where {
  file: string
  line: number
  column: number
  /** The place of any character of it, where the text does not stand in the file as it is (in an indented block, or escaped). */
  place?: (offset: number) => Place
  /** The type the expression must give. */
  expects?: Type
  /** Only what cannot be run is a fault: what was published runs on, however much more a checker learns. */
  asPublished?: boolean
}

type Values = ReadonlyMap<string, Value>
type Tell = (error: EvaluationError) => void

/** An expression that was read, checked and bound; run it as often as you like. */
export interface Expression {
  readonly text: string
  readonly type: Type
  /** The free names it reads. */
  readonly uses: ReadonlySet<string>
  /** A FEEL error is null and is told to `errors`; throws only BudgetExceeded. */
  run(values: Values, errors?: Tell): Value
}

/** The tests of a decision table's cell, or an item's allowed values, over one input. */
export interface UnaryTests {
  readonly text: string
  readonly uses: ReadonlySet<string>
  run(input: Value, values: Values, errors?: Tell): boolean
}

/** Reads and binds an expression; throws DefinitionFaults with every fault of it at its place. */
export function compileExpression(text: string, names: ReadonlyMap<string, Type>, where: Where): Expression {
  const { source, faults, scope } = begin(text, names, where)
  const { tree, used } = parseExpression(text, scope, faults, NO_TYPES)
  if (tree && where.expects && !mayBe(tree.type, where.expects)) mustGive(faults, tree.type, where.expects)
  if (!tree || isRefused(faults, where)) throw new DefinitionFaults(faults.found)
  const { code } = generate(tree, source)
  const uses = namesOf(scope, used)
  const run = (values: Values, errors?: Tell) => guarded(() => code(frameOf(uses, scope, values, errors)))
  return { text, type: tree.type, uses, run }
}

/** Reads and binds unary tests over an input of the given type; throws DefinitionFaults. */
export function compileUnaryTests(
  text: string,
  names: ReadonlyMap<string, Type>,
  where: Where & { input: Type },
): UnaryTests {
  const { source, faults, scope } = begin(text, names, where)
  const { tree, used } = parseTests(text, scope, where.input, faults, NO_TYPES)
  if (!tree || isRefused(faults, where)) throw new DefinitionFaults(faults.found)
  const passes = generateTests(tree, scope.next, source)
  const uses = namesOf(scope, used)
  const run = (input: Value, values: Values, errors?: Tell) =>
    guarded(() => passes(input, frameOf(uses, scope, values, errors)) === true)
  return { text, uses, run }
}

const NO_TYPES: ReadonlyMap<string, Type> = new Map()

function begin(text: string, names: ReadonlyMap<string, Type>, where: Where) {
  const source: Text = where.place ? { text, place: where.place } : textAt(text, where)
  return { source, faults: new Faults(source), scope: scopeOf(names) }
}

const isRefused = (faults: Faults, { asPublished }: Where) => (asPublished ? faults.hasHole : faults.found.length > 0)

const scopes = new WeakMap<ReadonlyMap<string, Type>, { size: number; scope: Scope }>()

/** The many expressions of one form share one map of names, and so one scope. */
function scopeOf(names: ReadonlyMap<string, Type>): Scope {
  const known = scopes.get(names)
  if (known && known.size === names.size) return known.scope
  const scope = new Scope(undefined, names)
  scopes.set(names, { size: names.size, scope })
  return scope
}

function mustGive(faults: Faults, type: Type, expects: Type): void {
  const message = `This gives a ${showType(type)} where a ${showType(expects)} is wanted.`
  faults.add(0, 'wrong-type', message, `Write something that gives a ${showType(expects)}.`)
}

const namesOf = (scope: Scope, used: ReadonlySet<number>): ReadonlySet<string> =>
  new Set([...scope.entries.values()].filter(({ slot }) => used.has(slot)).map(({ name }) => name))

function frameOf(uses: ReadonlySet<string>, scope: Scope, values: Values, errors?: Tell): Frame {
  const slots: Value[] = []
  for (const name of uses) slots[scope.slotOf(name)] = values.get(name) ?? null
  return new Frame(slots, new Run(errors))
}
