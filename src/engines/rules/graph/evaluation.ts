import type { EvaluationError, Value } from '#engines/feel'
import { Run } from '#engines/feel'
import type { DecideOptions } from '../model.ts'
import type { DecisionTrace } from '../trace.ts'
import type { Node } from './node.ts'

export interface ModelError extends EvaluationError {
  /** The decision that was being worked out. */
  readonly decision?: string | undefined
}

/** What is given for an input; undefined where nothing is. */
type Given = (node: Node) => Value | undefined

/** What is written down on the way. */
interface Record {
  readonly errors: ModelError[]
  readonly trace: DecisionTrace[] | undefined
  decision: string | undefined
}

/** One working out of a model: every part at most once. */
export class Evaluation {
  readonly run: Run
  readonly given: Given
  readonly record: Record
  readonly #known = new Map<Node, Value>()

  private constructor(run: Run, given: Given, record: Record) {
    this.run = run
    this.given = given
    this.record = record
  }

  static begin(given: Given, { explain, budget, now }: DecideOptions): Evaluation {
    const record: Record = { errors: [], trace: explain ? [] : undefined, decision: undefined }
    const run = new Run((error) => record.errors.push({ ...error, decision: record.decision }), budget, now)
    return new Evaluation(run, given, record)
  }

  valueOf(node: Node): Value {
    const known = this.#known.get(node)
    if (known !== undefined) return known
    const value = node.work(this)
    this.#known.set(node, value)
    return value
  }

  /** The same run with some parts already known: a decision service and what it was called with. */
  with(values: ReadonlyMap<Node, Value>): Evaluation {
    const inner = new Evaluation(this.run, this.given, { ...this.record, trace: undefined })
    for (const [node, value] of values) inner.#known.set(node, value)
    return inner
  }

  /** Works something out in the name of a decision, so that what goes wrong says whose it is. */
  as<T>(decision: string, work: () => T): T {
    const before = this.record.decision
    this.record.decision = decision
    const result = work()
    this.record.decision = before
    return result
  }
}
