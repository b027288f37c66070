import type { Outcome } from '../model.ts'

/**
 * The decisions whose tables had no rule for the input, of an outcome that was explained. That is no error by itself, and mostly what the
 * errors that follow come from; a table that is silent after an error is so because of that.
 */
export function withoutRule({ trace, errors }: Outcome): string[] {
  const decisions = trace?.decisions ?? []
  const failed = decisions.findIndex(({ decision }) => decision === errors[0]?.decision)
  return decisions
    .slice(0, failed < 0 ? undefined : failed)
    .filter(({ value, table }) => value === null && table?.rules.every((rule) => !rule.chosen))
    .map(({ decision }) => decision)
}

/** The errors where they began: not those of decisions that rest on one that had no rule. */
export function errorsBegun(outcome: Outcome): Outcome['errors'] {
  const silent = new Set(withoutRule(outcome))
  const rests = outcome.trace?.decisions.filter(({ inputs }) =>
    inputs.some(({ name, from, value }) => from === 'decision' && value === null && silent.has(name)),
  )
  const following = new Set(rests?.map(({ decision }) => decision))
  return outcome.errors.filter(({ decision }) => decision === undefined || !following.has(decision))
}
