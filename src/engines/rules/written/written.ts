import type { Model } from '../model.ts'
import type { FunctionLogic, Logic } from './logic.ts'

/** A model as something to read: all its parts, in the order in which they are written. */
export interface WrittenModel {
  readonly name: string
  readonly description?: string | undefined
  readonly types: readonly WrittenType[]
  readonly inputs: readonly WrittenInput[]
  readonly decisions: readonly WrittenDecision[]
  readonly knowledge: readonly WrittenKnowledge[]
  readonly services: readonly WrittenService[]
  readonly sources: readonly WrittenSource[]
  /** The models it imports, and what it calls them. */
  readonly imports: readonly { readonly name: string; readonly model: Model }[]
}

interface Named {
  /** What expressions call it. */
  readonly name: string
  /** What people call it. */
  readonly label?: string | undefined
  readonly description?: string | undefined
}

/** A type of the model's own, or a component of one. */
export interface WrittenType extends Named {
  /** What it is made from, where that has a name. */
  readonly type?: string | undefined
  /** There may be any number of them. */
  readonly isList: boolean
  readonly allowed?: string | undefined
  readonly components: readonly WrittenType[]
}

interface WrittenInput extends Named {
  readonly id: string
  readonly type?: string | undefined
  readonly allowed?: string | undefined
}

/** What a part rests on directly: a part of its own model, or of one that it imports. */
interface WrittenNeed {
  readonly name: string
  readonly kind: 'input' | 'decision' | 'knowledge' | 'service'
  readonly namespace: string
}

/** A knowledge source: the law, and where it is to be read. */
export interface WrittenSource extends Named {
  readonly id: string
  readonly link?: string | undefined
}

interface WithLogic extends Named {
  readonly id: string
  readonly type?: string | undefined
  readonly needs: readonly WrittenNeed[]
  readonly sources: readonly WrittenSource[]
}

export interface WrittenDecision extends WithLogic {
  /** What it answers, in people's words, and what the answers may be. */
  readonly question?: string | undefined
  readonly answers?: string | undefined
  readonly logic: Logic
}

/** A business knowledge model: a function that decisions call by its name. */
export interface WrittenKnowledge extends WithLogic {
  readonly logic: FunctionLogic | { readonly kind: 'missing' }
}

export interface WrittenService extends Named {
  readonly id: string
  /** The inputs and decisions that it is called with, and the decisions that it gives. */
  readonly takes: readonly string[]
  readonly gives: readonly string[]
}
