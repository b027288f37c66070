import type { Type } from '#engines/feel'
import { showType } from '#engines/feel'
import type { InputProblem, Outcome } from '#engines/rules'
import { wayTo } from '#engines/rules'
import type { Answer } from '#web/kit'
import { pointerTo, problem } from './problem.ts'
import type { Answering } from './speaking.ts'

/** Every input that is missing or wrong, at its place in the body. */
export function inputsWrong(answering: Answering, found: readonly InputProblem[]): Answer {
  const problems = found.map((one) => ({
    input: one.input,
    pointer: pointerTo('input', one.input, ...one.within.map(String)),
    code: one.code,
    message: sentenceOf(one, answering),
  }))
  return problem(answering, 'inputs-wrong', answering.words.api.inputProblems(problems.length), { problems })
}

function sentenceOf({ input, within, code, type }: InputProblem, { words: { api } }: Answering): string {
  const name = wayTo(input, within)
  if (code === 'unknown-input') return api.unknownInput(name)
  if (code === 'unknown-entry') return api.unknownEntry(name, entriesOf(type))
  if (code === 'missing-input') return api.missingInput(name, showType(type))
  return code === 'wrong-type' ? api.wrongInput(name, showType(type)) : api.inputTooLong(name)
}

const entriesOf = (type: Type) => (typeof type === 'object' && 'context' in type ? [...type.context.keys()] : [])

/** A table without a rule for the input is no error by itself, and mostly what those that follow come from. */
export function noValue(answering: Answering, decision: string, { trace, errors }: Outcome): Answer {
  const { api } = answering.words
  const silent = trace!.decisions.filter(({ value, table }) => value === null && table?.rules.every((r) => !r.chosen))
  const why = silent.length > 0 ? api.noRule(silent.map((each) => each.decision)) : errors[0]!.message
  return problem(answering, 'no-value', api.noValue(decision, why), { errors: errors.map(errorOf) })
}

export const errorOf = ({ decision, code, message }: Outcome['errors'][number]) => ({ decision, code, message })
