import type { CaseFile, DecisionReason } from '#domain/cases'
import type { Answers } from '#engines/form'
import { say } from '#engines/form'
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

function askAmount(visit: Visit, { finding }: CaseFile): Asking {
  const { amountAsked: label, amountHint, amountHintNone } = visit.words.desk
  const hint = finding?.amount ? amountHint(sayAmount(finding.amount, visit)) : amountHintNone
  return { name: 'amount', type: 'money', label, hint, optional: true }
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
