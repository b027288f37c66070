/*
 * A decision's logic as it is written: data for whoever shows it, in words or to another system. Every FEEL text is as its author
 * wrote it; '' where there is none.
 */

export type Logic =
  | Literal
  | TableLogic
  | { readonly kind: 'context'; readonly entries: readonly EntryLogic[] }
  | { readonly kind: 'invocation'; readonly called: Logic; readonly bindings: readonly EntryLogic[] }
  | FunctionLogic
  | { readonly kind: 'list'; readonly items: readonly Logic[] }
  | { readonly kind: 'relation'; readonly columns: readonly string[]; readonly rows: readonly (readonly Logic[])[] }
  | { readonly kind: 'conditional'; readonly condition: Logic; readonly holds: Logic; readonly otherwise: Logic }
  | { readonly kind: 'filter'; readonly list: Logic; readonly match: Logic }
  | IterationLogic
  | { readonly kind: 'missing' }

interface Literal {
  readonly kind: 'literal'
  readonly text: string
  readonly type?: string | undefined
}

/** What goes by a name; in a context, the entry without one is what the whole gives. */
export interface EntryLogic {
  readonly name?: string | undefined
  readonly type?: string | undefined
  readonly logic: Logic
}

export interface FunctionLogic {
  readonly kind: 'function'
  /** FEEL, or the language of a function that is only named here: Java, PMML. */
  readonly language: string
  readonly parameters: readonly { readonly name: string; readonly type?: string | undefined }[]
  readonly body: Logic
}

/** `for` gives the body for each, `some` and `every` whether it holds for them. */
export interface IterationLogic {
  readonly kind: 'for' | 'some' | 'every'
  readonly name: string
  readonly list: Logic
  readonly body: Logic
}

export interface TableLogic {
  readonly kind: 'table'
  /** As the standard abbreviates it: 'U', 'P', 'C+'. */
  readonly hitPolicy: string
  readonly inputs: readonly TableInput[]
  readonly outputs: readonly TableOutput[]
  /** The names of the columns in which rules are annotated. */
  readonly annotations: readonly string[]
  readonly rules: readonly RuleLogic[]
}

interface TableInput {
  /** What the model calls the column, where it has another name than what it looks at. */
  readonly label?: string | undefined
  readonly text: string
  readonly type?: string | undefined
  /** The values it may have. */
  readonly allowed?: string | undefined
}

interface TableOutput {
  readonly name?: string | undefined
  readonly label?: string | undefined
  readonly type?: string | undefined
  /** The values it may give, those of most weight first. */
  readonly values?: string | undefined
  /** What it gives where no rule holds. */
  readonly otherwise?: string | undefined
}

export interface RuleLogic {
  readonly number: number
  readonly id?: string | undefined
  /** A cell for each input: '-' where anything will do. */
  readonly cells: readonly string[]
  readonly outputs: readonly string[]
  /** By the names of their columns. */
  readonly annotations: Readonly<Record<string, string>>
}
