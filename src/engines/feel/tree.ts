import type { Builtin, Type, Value } from './values/types.ts'

/** A FEEL expression, read, typed and bound: every name is a slot of the frame it will run in. */
export type Node = Literal | Broken | Name | ItemName | BuiltinName | Operation | Access | Call | Control | Construction

interface Typed {
  /** Where it begins in its text. */
  readonly at: number
  readonly type: Type
}

export interface Literal extends Typed {
  readonly kind: 'literal'
  readonly value: Value
}
/** What could not be understood: its fault has been told, and whoever runs it all the same is told again. */
export interface Broken extends Typed {
  readonly kind: 'broken'
  readonly code: string
  readonly message: string
}
interface Name extends Typed {
  readonly kind: 'name'
  readonly name: string
  readonly slot: number
}
/** A name inside a filter over items of unknown make: the item's own entry where it has one, else what the scope has. */
export interface ItemName extends Typed {
  readonly kind: 'item name'
  readonly name: string
  readonly items: readonly number[]
  readonly otherwise: Node | undefined
}
export interface BuiltinName extends Typed {
  readonly kind: 'builtin'
  readonly builtin: Builtin
}

export type ArithmeticSign = '+' | '-' | '*' | '/' | '**'
export type ComparisonSign = '=' | '!=' | '<' | '<=' | '>' | '>='
type Operation = Negation | Arithmetic | Comparison | Logic | Between | In | InstanceOf

export interface Negation extends Typed {
  readonly kind: 'negation'
  readonly operand: Node
}
export interface Arithmetic extends Typed {
  readonly kind: 'arithmetic'
  readonly sign: ArithmeticSign
  readonly left: Node
  readonly right: Node
}
export interface Comparison extends Typed {
  readonly kind: 'comparison'
  readonly sign: ComparisonSign
  readonly left: Node
  readonly right: Node
}
export interface Logic extends Typed {
  readonly kind: 'and' | 'or'
  readonly left: Node
  readonly right: Node
}
export interface Between extends Typed {
  readonly kind: 'between'
  readonly value: Node
  readonly low: Node
  readonly high: Node
}
export interface In extends Typed {
  readonly kind: 'in'
  readonly value: Node
  /** Where the value stands while the tests look at it. */
  readonly slot: number
  readonly tests: readonly Test[]
}
interface InstanceOf extends Typed {
  readonly kind: 'instance of'
  readonly value: Node
  readonly of: Type
}

type Access = Path | Filter
export interface Path extends Typed {
  readonly kind: 'path'
  readonly from: Node
  readonly name: string
}
export interface Filter extends Typed {
  readonly kind: 'filter'
  readonly list: Node
  readonly slot: number
  /** The entries of the item that the condition names, and where they stand while it is looked at. */
  readonly entries: readonly { readonly name: string; readonly slot: number }[]
  readonly by: Node
  /** Whether the condition looks at the item at all; an index never does. */
  readonly perItem: boolean
}

export interface Call extends Typed {
  readonly kind: 'call'
  readonly callee: Node
  readonly args: readonly Node[]
  /** The parameters' names, where the call names them. */
  readonly names: readonly string[] | undefined
}

type Control = If | For | Quantified
export interface If extends Typed {
  readonly kind: 'if'
  readonly condition: Node
  readonly then: Node
  readonly otherwise: Node
}
export interface Iterator {
  readonly slot: number
  readonly in: Node
  /** The end of `1..n` written without brackets. */
  readonly to: Node | undefined
}
interface For extends Typed {
  readonly kind: 'for'
  readonly iterators: readonly Iterator[]
  readonly partial: number | undefined
  readonly body: Node
}
interface Quantified extends Typed {
  readonly kind: 'some' | 'every'
  readonly iterators: readonly Iterator[]
  readonly body: Node
}

type Construction = ListNode | ContextNode | RangeNode | SignRange | FunctionNode
export interface ListNode extends Typed {
  readonly kind: 'list'
  readonly items: readonly Node[]
}
export interface ContextNode extends Typed {
  readonly kind: 'context'
  readonly entries: readonly { readonly name: string; readonly slot: number; readonly value: Node }[]
}
export interface RangeNode extends Typed {
  readonly kind: 'range'
  readonly start: Node
  readonly end: Node
  readonly startIncluded: boolean
  readonly endIncluded: boolean
}
/** `(> 5)`. */
export interface SignRange extends Typed {
  readonly kind: 'sign range'
  readonly sign: ComparisonSign
  readonly value: Node
}
export interface FunctionNode extends Typed {
  readonly kind: 'function'
  readonly parameters: readonly { readonly name: string; readonly type: Type; readonly slot: number }[]
  /** Where the function finds itself, so that it can call itself. */
  readonly self: number | undefined
  readonly body: Node
}

/** One of the comma-separated tests of a cell or of `in`. */
export type Test = SignTest | ValueTest
interface SignTest {
  readonly kind: 'sign'
  readonly at: number
  readonly sign: ComparisonSign
  readonly value: Node
}
interface ValueTest {
  readonly kind: 'value'
  readonly at: number
  readonly value: Node
  /** It says `?`, so it is true or not, rather than a value to be equal to. */
  readonly says: boolean
}

export interface Tests {
  readonly negated: boolean
  /** None: the dash, which holds always. */
  readonly tests: readonly Test[]
}
