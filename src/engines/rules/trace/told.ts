import type { Json } from '#engines/feel'
import type { Trace } from '../trace.ts'
import { traceToJson } from '../trace.ts'

/** A trace as it is told to people: as it is stored, by this engine or an older one. */
export interface ToldDecision {
  readonly decision: string
  readonly id: string
  readonly value: Json
  /** The FEEL of a literal expression. */
  readonly text?: string | undefined
  readonly sources: readonly string[]
  readonly description?: string | undefined
  readonly inputs: readonly { readonly name: string; readonly value: Json; readonly from: string }[]
  readonly table?: ToldTable | undefined
}

export interface ToldTable {
  readonly hitPolicy: string
  readonly inputs: readonly { readonly text: string; readonly label: string; readonly value: Json }[]
  readonly rules: readonly ToldRule[]
}

export interface ToldRule {
  readonly number: number
  readonly id: string
  readonly matched: boolean
  /** Missing in the oldest traces. */
  readonly chosen?: boolean | undefined
  readonly tests: readonly { readonly text: string; readonly held: boolean }[]
  readonly outputs: readonly { readonly name: string; readonly value: Json }[]
  readonly annotations: Readonly<Record<string, string>>
}

/** A trace that was made just now, as one that was stored. */
export const toldOf = (trace: Trace): readonly ToldDecision[] =>
  (traceToJson(trace) as unknown as { decisions: ToldDecision[] }).decisions
