import type { CaseFile } from '#domain/cases'
import type { OutcomeInfo } from '#engines/definition'
import type { Answers, Problem } from '#engines/form'
import { readPage, say } from '#engines/form'
import { Decimal } from '#ground/decimal'
import { formAsking, sayAmount, todayOf } from '#web/apply'
import type { Typed, Visit } from '#web/kit'
import { askFindings, askLanguage, askLaw, askReasons, nameLaw } from './decision-reasons.ts'

type Asking = Parameters<typeof formAsking>[0][number]

/** What is asked of whoever decides: as a form like any other, so that it is read and shown like one. */
export function askDecision(visit: Visit, file: CaseFile) {
  const found = file.finding?.reasons ?? []
  const asked = [
    askOutcome(visit, file),
    file.case.version.definition.process.finding.amount !== undefined && askAmount(visit, file),
    found.length > 0 && askFindings(visit, found),
    askReasons(visit, file),
    askLanguage(visit, file),
    askLaw(visit, found.length > 0),
  ]
  return formAsking(
    asked.filter((asking) => asking !== false),
    visit,
  )
}

/** What was typed, where the case itself cannot be read: nobody is signed in any more. */
export function typedDecision({ words: { desk }, posted }: Visit): readonly Typed[] {
  const asked = {
    outcome: desk.youDecide,
    amount: desk.amount,
    findings: desk.restedOn,
    reasons: desk.reasons,
    language: desk.reasonsLanguage,
    law: desk.law,
  }
  return Object.entries(asked).map(([name, label]) => ({
    fields: [name],
    label,
    value: (posted.get(name) ?? []).join(', '),
  }))
}

/** What was typed, and all that is wrong with it. */
export function readDecision(visit: Visit, file: CaseFile): { answers: Answers; problems: readonly Problem[] } {
  const { form, page } = askDecision(visit, file)
  const { currency } = visit.place
  const read = readPage(page, visit.posted, { form, answers: new Map(), today: todayOf(visit), currency })
  // Whether there has to be an amount is for the outcome to say.
  const wrong = read.problems.filter(({ question, code }) => question !== 'amount' || code !== 'missing')
  const amount = wrong.some(({ question }) => question === 'amount')
    ? undefined
    : wrongAmount(visit, file, read.answers)
  const own = [amount, nameLaw(visit, file, read.answers)].filter((problem) => problem !== undefined)
  return { answers: read.answers, problems: [...wrong, ...own] }
}

export const outcomeOf = ({ case: about }: CaseFile, code: unknown): OutcomeInfo | undefined =>
  about.version.definition.process.outcomes.get(String(code))

/** The outcome's sentence is the applicant's, and of the rules' own outcome: an officer chooses by the label alone. */
function askOutcome({ words, language }: Visit, { case: about }: CaseFile): Asking {
  const { outcome: label, outcomeMissing: missing } = words.desk
  const outcomes = [...about.version.definition.process.outcomes.values()]
  const options = outcomes.map(({ code, label }) => ({ code, label: say(label, language) }))
  return { name: 'outcome', type: 'choice', label, missing, options }
}

function askAmount(visit: Visit, file: CaseFile): Asking {
  const { amountAsked: label, amountHint, amountHintFound } = visit.words.desk
  const { language } = visit
  const outcomes = [...file.case.version.definition.process.outcomes.values()].filter(({ hasAmount }) => hasAmount)
  const decisions = new Intl.ListFormat(language, { type: 'disjunction' }).format(
    outcomes.map(({ label }) => say(label, language)),
  )
  const found = amountFound(file)
  const hint = [found && amountHintFound(sayAmount(found, visit)), amountHint(decisions)].filter(Boolean).join(' ')
  return { name: 'amount', type: 'money', label, hint }
}

/** What the rules worked out, also where it leads to no sure outcome. */
export function amountFound({ case: about, finding }: CaseFile): Decimal | undefined {
  const { amount } = about.version.definition.process.finding
  const { values } = (finding?.record ?? {}) as { values?: Readonly<Record<string, unknown>> }
  const found = amount === undefined ? undefined : values?.[amount]
  return finding?.amount ?? (typeof found === 'string' ? Decimal.parse(found) : undefined)
}

/** An amount belongs to some outcomes and not to others. */
function wrongAmount(visit: Visit, file: CaseFile, answers: Answers): Problem | undefined {
  const { words, language } = visit
  const outcome = outcomeOf(file, answers.get('outcome'))
  const { finding } = file.case.version.definition.process
  if (!outcome || finding.amount === undefined) return undefined
  const given = answers.has('amount')
  if (given === outcome.hasAmount) return undefined
  const said = given ? words.desk.amountNotHere(say(outcome.label, language)) : words.desk.amountMissing
  return { at: 'amount', question: 'amount', code: 'check-failed', message: new Map([[language, said]]) }
}
