import type { DecideOptions, Inputs, Model, Outcome, Trace } from '#engines/rules'
import type { ExplainedText, ExplainOptions } from './explain.ts'
import { explain, explainInParts } from './explain.ts'
import type { RulesToWord } from './rules-in-words/naming.ts'

/** A trace that reads as sentences. They are put together when they are first looked at, and cost nothing until then. */
export interface ToldTrace extends Trace {
  /** One after the other, the law in brackets behind what it says. */
  readonly sentences: readonly string[]
  /** The same, each with what it tells of and with its law apart. */
  readonly inParts: readonly ExplainedText[]
}

/** What came of a decision, and how, in words. */
export interface ExplainedOutcome extends Outcome {
  readonly trace: ToldTrace
}

type Asked = DecideOptions & ExplainOptions

/**
 * Works out one decision of the rules of a service, of a law's model, or of any model. With `explain: true` its trace tells itself in
 * sentences: each decision, what went in and where that came from, the rules that held, the nearest that did not and which condition
 * failed, with the law; in the `language` that is asked for, else in the service's or the model's own (English where that is not known).
 * Without it, `model.decide` answers, and nothing is paid for what nobody asked.
 */
export function decide(
  rules: Model | RulesToWord,
  name: string,
  inputs: Inputs,
  options: Asked & { explain: true },
): ExplainedOutcome
export function decide(rules: Model | RulesToWord, name: string, inputs: Inputs, options?: Asked): Outcome
export function decide(rules: Model | RulesToWord, name: string, inputs: Inputs, options: Asked = {}): Outcome {
  const model = 'rules' in rules ? rules.rules : rules
  const outcome = model.decide(name, inputs, options)
  return outcome.trace ? { ...outcome, trace: toldTrace(outcome, outcome.trace, rules, options) } : outcome
}

function toldTrace(outcome: Outcome, trace: Trace, rules: Model | RulesToWord, telling: ExplainOptions): ToldTrace {
  let sentences: readonly string[] | undefined
  let inParts: readonly ExplainedText[] | undefined
  return {
    ...trace,
    get sentences() {
      sentences ??= explain(outcome, rules, telling)
      return sentences
    },
    get inParts() {
      inParts ??= explainInParts(outcome, rules, telling)
      return inParts
    },
  }
}
