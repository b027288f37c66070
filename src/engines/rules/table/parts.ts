import type { Code, Passes, Run, Type, Value } from '#engines/feel'
import type { Direct } from '../boxed/boxed.ts'
import type { Item } from '../items.ts'

/** What a column asks. */
export interface Input {
  readonly label: string
  readonly text: string
  readonly type: Type
  readonly code: Code
  readonly direct: Direct | undefined
}

/** A cell that gives something. */
export interface Given {
  readonly code: Code
  readonly direct: Direct | undefined
}

/** What a column gives. */
export interface Output {
  readonly name: string | undefined
  readonly item: Item
  /** The values it may give, those of most weight first. */
  readonly values: readonly Value[] | undefined
  readonly otherwise: Given | undefined
}

export interface Rule {
  readonly number: number
  readonly id: string
  /** Only the cells that ask something: a dash is no test. */
  readonly tests: readonly { readonly input: number; readonly passes: Passes }[]
  readonly cells: readonly string[]
  readonly outputs: readonly Given[]
  readonly annotations: Readonly<Record<string, string>>
}

/** A rule whose cells all hold, and what it gives. */
export interface Match {
  readonly rule: Rule
  readonly outputs: readonly Value[]
}

/** What comes of the rules that match, and which of them it came of. */
export interface Verdict {
  readonly value: Value
  readonly chosen: readonly Match[]
  /** Why there is no value, though rules matched. */
  readonly trouble?: string
}

export interface Policy {
  /** As the standard abbreviates it: "U", "P", "C+". */
  readonly name: string
  /** The first match settles it. */
  readonly first?: true
  judge(matches: readonly Match[], outputs: readonly Output[], run: Run): Verdict
}
