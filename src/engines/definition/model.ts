import type { Expression } from '#engines/feel'
import type { Currency, Form, Sentence } from '#engines/form'
import type { Model, WrittenType } from '#engines/rules'
import type { Place } from '#ground/source'
import type { Sentences } from './finding/sentences.ts'

/** Path inside the service's folder ('form.yaml', 'examples/kept.yaml') → bytes. */
export type Files = ReadonlyMap<string, Uint8Array>

/** A service, read, checked and compiled. */
export interface Definition extends ModelWords {
  readonly id: string
  /** The main language first. */
  readonly languages: readonly string[]
  readonly main: string
  readonly service: ServiceInfo
  readonly form: Form
  readonly process: Process
  readonly rules: Model
  readonly examples: readonly Example[]
  /** The questions the finding rests on, through computed values and conditions too. */
  readonly needed: ReadonlySet<string>
  /** The decisions that a finding is made of: outcome, amount, and what the steps look at. */
  readonly decides: readonly string[]
  /** Fills the sentences of the rules. */
  readonly sentences: Sentences
}

export interface ServiceInfo {
  readonly name: Sentence
  readonly summary: Sentence
  readonly law: { readonly name: Sentence; readonly link: string }
  readonly start: {
    readonly whoMayApply: readonly Sentence[]
    readonly whatYouNeed: readonly Sentence[]
    readonly howLongItTakes: Sentence
    readonly timeToDecide: Sentence
  }
  /** Search words by language. */
  readonly keywords: ReadonlyMap<string, readonly string[]>
  readonly declaration: Sentence
  readonly ifYouDisagree: Sentence
  /** How long they have for it: ISO 8601 duration. */
  readonly timeToDisagree?: string
  /** When a person must sign in: 'to send' an application, or not at all. */
  readonly signIn: 'to send' | 'no'
}

export interface Process {
  readonly finding: FindingSource
  readonly outcomes: ReadonlyMap<string, OutcomeInfo>
  readonly steps: readonly Step[]
}

interface FindingSource {
  /** The decision that gives the code of an outcome. */
  readonly outcome: string
  /** The code by which the rules say that they have no sure answer; it is no outcome, and an officer decides. */
  readonly unsure?: string
  /** The decision that gives an amount of money. */
  readonly amount?: string
  /** Other decisions that are amounts of money, for how they are shown. */
  readonly money: readonly string[]
}

export interface OutcomeInfo {
  readonly code: string
  readonly label: Sentence
  readonly sentence: Sentence
  /** Whether the amount belongs to this outcome: a refusal has none, whatever the sum would have been. */
  readonly hasAmount: boolean
}

export interface Step {
  readonly step: string
  readonly by: 'machine' | 'officer'
  /** Over `outcome`, `amount` and the decisions; a step without it takes every case that comes to it. */
  readonly when?: Expression
  /** ISO 8601 duration. */
  readonly within?: string
}

/** What is said of the rules of a model and of the laws that it imports, by what the models call their parts. */
export interface ModelWords {
  /** The words of rules by the id of a rule or decision; the main language's are the model's own. */
  readonly ruleWords: ReadonlyMap<string, RuleWords>
  /** What people call the decisions; of a law its inputs, its functions and the names within formulas, too. */
  readonly decisionWords: ReadonlyMap<string, DecisionNames>
  /** Of the types of laws, and of what they are made of, as the law's model has them. */
  readonly typeWords: ReadonlyMap<WrittenType, TypeWords>
  /** What is an amount of money in a law's own currency: a name, or a part of one, `thresholds.lower`. */
  readonly amounts: ReadonlyMap<string, Currency>
}

/** What a law says of itself, beside its model. */
export interface LawWords extends ModelWords {
  readonly main: string
  /** The main language first. */
  readonly languages: readonly string[]
  readonly name: Sentence
  readonly about?: Sentence
  /** The Acts that it rests on, and where they can be read. */
  readonly acts: readonly { readonly name: Sentence; readonly link: string | undefined }[]
  readonly currency: Currency | undefined
}

export interface TypeWords {
  readonly label: Sentence
  readonly about: Sentence | undefined
}

/** What people call a decision of the model, and what it is made of. */
export interface DecisionNames {
  readonly label: Sentence
  /** Of an input: what has to be given. */
  readonly about?: Sentence | undefined
  /** What it gives is made of these, by their names in the model. */
  readonly parts: ReadonlyMap<string, Sentence>
  /** The texts that it may give. */
  readonly values: ReadonlyMap<string, Sentence>
  /** Columns of its table that look at something without a name, by what the model calls them. */
  readonly columns: ReadonlyMap<string, Sentence>
}

export interface RuleWords {
  /** Of a rule: which one of its table it is. */
  readonly number?: number | undefined
  readonly reason?: Sentence | undefined
  readonly law?: Sentence | undefined
  /** What amounts that stand in the sentence for themselves are in, `{160}`: those of a law have its own currency. */
  readonly currency?: Currency | undefined
  /** The sentence as the model has it, by which it is told from those of other models under the same id. */
  readonly written?: string | undefined
  readonly others?: readonly RuleWords[]
}

/** A worked case of the service's own: answers in, finding and path out. */
export interface Example {
  readonly name: string
  readonly file: string
  readonly about: string
  /** ISO date; what `today` is in it. */
  readonly today?: string
  readonly answers: Readonly<Record<string, unknown>>
  /** What each decision, `outcome` and `amount` among them, is to be: exact text, codes, true or false. */
  readonly finding: ReadonlyMap<string, unknown>
  /** Names of the pages asked, in order. */
  readonly path?: readonly string[]
  at(...path: (string | number)[]): Place
}
