import type { Type } from '#engines/feel'
import { showType } from '#engines/feel'
import type { InputProblem, NotAllowed, Outcome } from '#engines/rules'
import { errorsBegun, wayTo, withoutRule } from '#engines/rules'
import type { Answer } from '#web/kit'
import type { Explained } from './problem.ts'
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

/** Every input whose value is of its type, and not one that the law allows; why not is in the law's own words. */
export function inputsDenied(answering: Answering, denied: readonly NotAllowed[]): Answer {
  const { api } = answering.words
  const problems = denied.map(({ input, why }) => ({
    input,
    pointer: pointerTo('input', input),
    code: 'not-allowed',
    message: api.inputNotAllowed(input, why),
  }))
  return problem(answering, 'inputs-wrong', api.inputProblems(problems.length), { problems })
}

/** Where there is no value: what went wrong first, with its place; and what was worked out until then, where that was asked for. */
export function noValue(answering: Answering, decision: string, outcome: Outcome, explained: Explained): Answer {
  const { api } = answering.words
  const silent = withoutRule(outcome)
  const [first] = outcome.errors
  const why = silent.length > 0 ? api.noRule(silent) : api.errorIn(first!.message, first!.decision, first!.rule)
  const missing = silent.map((one) => ({ decision: one, code: 'no-rule', message: api.noRule([one]) }))
  const errors = [...missing, ...errorsBegun(outcome).map(errorOf)]
  return problem(answering, 'no-value', api.noValue(decision, why), { errors, ...explained })
}

export const errorOf = ({ decision, rule, code, message, at }: Outcome['errors'][number]) => ({
  ...{ decision, code, message },
  ...(rule !== undefined && { rule }),
  at: { file: inItsLaw(at.file), line: at.line, column: at.column },
})

/** A file by its law alone: where that lies on this machine is nobody's business. */
const inItsLaw = (file: string) => file.split('/').slice(-2).join('/')
