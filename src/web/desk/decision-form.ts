import type { CaseFile, DecisionReason } from '#domain/cases'
import type { Answers, Problem } from '#engines/form'
import { say } from '#engines/form'
import { Decimal } from '#ground/decimal'
import { formAsking, sayAmount } from '#web/apply'
import type { Visit } from '#web/kit'

type Asking = Parameters<typeof formAsking>[0][number]

/** What is asked of whoever decides: as a form like any other, so that it is read and shown like one. */
export function askDecision(visit: Visit, file: CaseFile) {
  const found = file.finding?.reasons ?? []
  const asked = [
    askOutcome(visit, file),
    file.case.version.definition.process.finding.amount !== undefined && askAmount(visit, file),
    found.length > 0 && askFindings(visit, found),
    askReasons(visit, file),
  ]
  return formAsking(
    asked.filter((asking) => asking !== false),
    visit,
  )
}

function askOutcome({ words, language }: Visit, { case: about }: CaseFile): Asking {
  const { outcome: label, outcomeMissing: missing } = words.desk
  const outcomes = [...about.version.definition.process.outcomes.values()]
  const options = outcomes.map(({ code, label, sentence }) => ({
    code,
    label: say(label, language),
    hint: say(sentence, language),
  }))
  return { name: 'outcome', type: 'choice', label, missing, options }
}

function askAmount(visit: Visit, file: CaseFile): Asking {
  const { amountAsked: label, amountHint, amountHintNone } = visit.words.desk
  const found = amountFound(file)
  const hint = found ? amountHint(sayAmount(found, visit)) : amountHintNone
  return { name: 'amount', type: 'money', label, hint, optional: true }
}

/** What the rules worked out, also where it leads to no sure outcome. */
function amountFound({ case: about, finding }: CaseFile): Decimal | undefined {
  const { amount } = about.version.definition.process.finding
  const { values } = (finding?.record ?? {}) as { values?: Readonly<Record<string, unknown>> }
  const found = amount === undefined ? undefined : values?.[amount]
  return finding?.amount ?? (typeof found === 'string' ? Decimal.parse(found) : undefined)
}

/** An amount belongs to some outcomes and not to others. */
export function wrongAmount(visit: Visit, { case: about }: CaseFile, answers: Answers): Problem | undefined {
  const { words, language } = visit
  const { outcomes, finding } = about.version.definition.process
  const outcome = outcomes.get(String(answers.get('outcome')))
  if (!outcome || finding.amount === undefined || !answers.has('amount')) return undefined
  const given = answers.get('amount') !== ''
  if (given === outcome.hasAmount) return undefined
  const said = given ? words.desk.amountNotHere(say(outcome.label, language)) : words.desk.amountMissing
  return { at: 'amount', question: 'amount', code: 'check-failed', message: new Map([[language, said]]) }
}

function askFindings({ words, language }: Visit, found: readonly DecisionReason[]): Asking {
  const { restsOn: label, restsOnHint: hint } = words.desk
  const options = found.map(({ words, law }, index) => ({
    code: String(index + 1),
    label: say(words, language),
    hint: law && say(law, language),
  }))
  return { name: 'findings', type: 'choices', label, hint, optional: true, options }
}

function askReasons({ words, place }: Visit, { case: about }: CaseFile): Asking {
  const { reasons: label, reasonsHint, reasonsMissing: missing } = words.desk
  const language = place.languages.find(({ tag }) => tag === about.language)?.name ?? about.language
  return { name: 'reasons', type: 'long text', label, hint: reasonsHint(language), missing, most: '5000' }
}

/** The findings that it rests on, then what the officer wrote, a paragraph a reason. */
export function reasonsGiven({ language }: Visit, { finding }: CaseFile, answers: Answers): readonly DecisionReason[] {
  const chosen = answers.get('findings')
  const codes = Array.isArray(chosen) ? chosen : []
  const found = (finding?.reasons ?? []).filter((_, index) => codes.includes(String(index + 1)))
  const written = String(answers.get('reasons') ?? '')
    .split(/\n\s*\n/)
    .map((paragraph) => paragraph.trim())
    .filter(Boolean)
  return [...found, ...written.map((text) => ({ words: new Map([[language, text]]) }))]
}
