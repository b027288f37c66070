import { BudgetExceeded } from './budget.ts'
import type { EvaluationError } from './errors.ts'
import type { Text } from './text.ts'
import type { FeelDateTime } from './values/date-time.ts'
import { FeelError } from './values/error.ts'
import type { During, Result, Value } from './values/types.ts'

/** Enough for any law; a loop that never ends is over in well under a second. */
const BUDGET = 1_000_000
const DEEPEST = 800
/** More errors than this say nothing new. */
const MOST_TOLD = 100

/** One evaluation: what it may still spend, and who is told what went wrong. */
export class Run implements During {
  readonly now: FeelDateTime | undefined
  readonly #tell: ((error: EvaluationError) => void) | undefined
  readonly #whole: number
  #again: Run | undefined
  #left: number
  #depth = 0
  #told = 0
  #troubles = 0

  constructor(tell?: (error: EvaluationError) => void, budget = BUDGET, now?: FeelDateTime) {
    this.#tell = tell
    this.#left = budget
    this.#whole = budget
    this.now = now
  }

  /** What is worked out once more, at the same moment, and told to nobody: all of it together within as much as the first time. */
  again(): Run {
    this.#again ??= new Run(undefined, this.#whole, this.now)
    return this.#again
  }

  /** How often something was reported. */
  get troubles(): number {
    return this.#troubles
  }

  spend(steps: number): void {
    this.#left -= steps
    if (this.#left < 0) throw new BudgetExceeded('The evaluation takes more steps than it is allowed.')
  }

  /** What a result costs beside the work itself, so that no model grows a list or a text without end. */
  pay(result: Result): Result {
    const size = typeof result === 'string' ? result.length >> 6 : Array.isArray(result) ? result.length >> 2 : 0
    if (size > 0) this.spend(size)
    return result
  }

  /** Goes one call deeper, and comes back. */
  deeper<T>(work: () => T): T {
    this.spend(1)
    if (++this.#depth > DEEPEST) throw new BudgetExceeded('The evaluation nests more calls than it is allowed.')
    const result = work()
    this.#depth--
    return result
  }

  report(code: string, message: string, text: Text, offset: number): null {
    this.#troubles++
    if (this.#tell && this.#told++ < MOST_TOLD) {
      const at = text.place(offset)
      this.#tell(text.rule === undefined ? { code, message, at } : { code, message, at, rule: text.rule })
    }
    return null
  }
}

/** The values that an expression's names stand for, by slot. */
export class Frame {
  readonly slots: Value[]
  readonly run: Run

  constructor(slots: Value[], run: Run) {
    this.slots = slots
    this.run = run
  }
}

/** A compiled piece of an expression. */
export type Code = (frame: Frame) => Value

/** A result as a value: an error is told, at its place, and is null. */
export function settle(result: Result, frame: Frame, text: Text, at: number): Value {
  return result instanceof FeelError ? frame.run.report(result.code, result.message, text, at) : result
}
