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
  readonly #home: object
  /** What is known of the parts of the model that is asked, by their numbers; most have no others. */
  readonly #known: Value[] = []
  #foreign: Map<Node, Value> | undefined

  private constructor(home: object, run: Run, given: Given, record: Record) {
    this.#home = home
    this.run = run
    this.given = given
    this.record = record
  }

  static begin({ home }: Node, given: Given, { explain, budget, now }: DecideOptions): Evaluation {
    const record: Record = { errors: [], trace: explain ? [] : undefined, decision: undefined }
    const run = new Run((error) => record.errors.push({ ...error, decision: record.decision }), budget, now)
    return new Evaluation(home, run, given, record)
  }

  valueOf(node: Node): Value {
    const known = node.home === this.#home ? this.#known[node.slot] : this.#foreign?.get(node)
    if (known !== undefined) return known
    const value = node.work(this)
    this.#keep(node, value)
    return value
  }

  #keep(node: Node, value: Value): void {
    if (node.home === this.#home) {
      this.#known[node.slot] = value
      return
    }
    this.#foreign ??= new Map()
    this.#foreign.set(node, value)
  }

  /** The same run with some parts already known: a decision service and what it was called with. */
  with(values: ReadonlyMap<Node, Value>): Evaluation {
    const inner = new Evaluation(this.#home, this.run, this.given, { ...this.record, trace: undefined })
    for (const [node, value] of values) inner.#keep(node, value)
    return inner
  }
}
