import { compileUnaryTests } from '#engines/feel'
import type { Form, Question } from '#engines/form'
import type { InputInfo, Model } from '#engines/rules'
import type { Process } from '../../model.ts'
import { neededFor } from '../../needed.ts'
import { Faults, meant } from '../../source/faults.ts'
import type { Source } from '../../source.ts'
import { nameOfType, sameType } from '../../types.ts'

/** The decisions that a finding is made of: outcome, amount, and what the steps look at. */
export function decisionsOf({ finding, steps }: Process, rules: Model): string[] {
  const used = steps.flatMap(({ when }) => [...(when?.uses ?? [])])
  const names = [finding.outcome, finding.amount, ...used].filter((name) => name !== undefined)
  return [...new Set(names)].filter((name) => rules.decisions.has(name))
}

/** The names that the decisions of a finding take. */
const inputsOf = (process: Process, rules: Model): ReadonlySet<string> =>
  new Set(decisionsOf(process, rules).flatMap((name) => [...(rules.decisions.get(name)?.inputs ?? [])]))

/** Ties the rules to the form: every input is a question or a computed value of the right type. Gives the questions needed. */
export function bindRules({ faults }: Source, form: Form, process: Process, rules: Model): ReadonlySet<string> {
  const inputs = inputsOf(process, rules)
  for (const name of inputs) {
    const input = rules.inputs.get(name)
    if (input) checkInput(name, input, form, faults)
  }
  return neededFor(form, inputs)
}

function checkInput(name: string, input: InputInfo, form: Form, faults: Faults): void {
  const given = form.names.get(name)
  if (given === undefined) {
    const near = meant(name, [...form.names.keys()])
    const hint = near.startsWith('Did') ? ` ${near}` : ''
    faults.fault(
      input.at,
      'input-not-asked',
      `The rules need \`${name}\`, and form.yaml does not provide it.`,
      `Ask it as a question, or work it out under \`computed\`.${hint}`,
    )
  } else if (!sameType(input.type, given)) {
    const message = `The rules take \`${name}\` as ${nameOfType(input.type)}, and form.yaml gives ${nameOfType(given)}.`
    faults.fault(input.at, 'wrong-type', message, 'Make the two the same.')
  } else {
    checkOptions(form.questions.get(name), input, faults)
  }
}

/** Every option of a choice is one of the values that the rules allow. */
function checkOptions(question: Question | undefined, { allowed, at }: InputInfo, faults: Faults): void {
  if (!question || allowed === undefined || question.type !== 'choice') return
  const tests = new Faults().keeping(() => compileUnaryTests(allowed, new Map(), { ...at, input: 'string' }))
  for (const { code } of question.options) {
    if (tests && !tests.run(code, new Map()))
      faults.fault(
        at,
        'code-not-allowed',
        `The rules do not know \`${code}\`, an option of \`${question.name}\`: they allow ${allowed}.`,
        'Make the codes the same in both.',
      )
  }
}
