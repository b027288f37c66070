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
  /** What is being worked out, inside a decision service too. */
  readonly now: { decision: string | undefined }
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
  /** The parts that have no value because something went wrong. */
  #failed: Set<Node> | undefined

  private constructor(home: object, run: Run, given: Given, record: Record) {
    this.#home = home
    this.run = run
    this.given = given
    this.record = record
  }

  static begin({ home }: Node, given: Given, { explain, budget, now }: DecideOptions): Evaluation {
    const record: Record = { errors: [], trace: explain ? [] : undefined, now: { decision: undefined } }
    const run = new Run((error) => record.errors.push({ ...error, decision: record.now.decision }), budget, now)
    return new Evaluation(home, run, given, record)
  }

  valueOf(node: Node): Value {
    const known = node.home === this.#home ? this.#known[node.slot] : this.#foreign?.get(node)
    if (known !== undefined) return known
    const value = node.work(this)
    this.#keep(node, value)
    return value
  }

  /**
   * A part was worked out. Where it came to nothing, and something that it rests on had gone wrong before, all that went wrong in it
   * since follows from that, and is not told once more.
   */
  worked(node: Node, value: Value, toldBefore: number): void {
    const { errors } = this.record
    const follows = node.needs.some((need) => this.#failed?.has(need))
    if (!isNothing(value) || (!follows && errors.length === toldBefore)) return
    // What a decision service told meanwhile, which was called here, is told of its own decisions.
    if (follows) errors.push(...errors.splice(toldBefore).filter(({ decision }) => decision !== node.name))
    this.failed(node)
  }

  failed(node: Node): void {
    this.#failed ??= new Set()
    this.#failed.add(node)
  }

  hasFailed(node: Node): boolean {
    return this.#failed?.has(node) ?? false
  }

  #keep(node: Node, value: Value): void {
    if (node.home === this.#home) {
      this.#known[node.slot] = value
      return
    }
    this.#foreign ??= new Map()
    this.#foreign.set(node, value)
  }

  /**
   * The same run with some parts already known: a decision service and what it was called with. An expression may call it any number
   * of times, and only what is called by itself is `traced`.
   */
  with(values: ReadonlyMap<Node, Value>, traced: boolean): Evaluation {
    const trace = traced ? this.record.trace : undefined
    const inner = new Evaluation(this.#home, this.run, this.given, { ...this.record, trace })
    for (const [node, value] of values) inner.#keep(node, value)
    return inner
  }
}

/** Null, or a context of which nothing is known. */
const isNothing = (value: Value) =>
  value === null || (value instanceof Map && value.values().every((entry) => entry === null))
