import type { CaseFile, DecisionReason } from '#domain/cases'
import type { Answers, Problem, Sentence } from '#engines/form'
import { say } from '#engines/form'
import type { formAsking } from '#web/apply'
import { languageName } from '#web/apply'
import type { Visit } from '#web/kit'

type Asking = Parameters<typeof formAsking>[0][number]

export function askFindings({ words, language }: Visit, found: readonly DecisionReason[]): Asking {
  const { restsOn: label, restsOnHint: hint } = words.desk
  const options = found.map(({ words, law }, index) => ({
    code: String(index + 1),
    label: say(words, language),
    hint: law && say(law, language),
  }))
  return { name: 'findings', type: 'choices', label, hint, optional: true, options }
}

export function askReasons({ words, language }: Visit, { case: about }: CaseFile): Asking {
  const { reasons: label, reasonsHint, reasonsMissing: missing } = words.desk
  const name = languageName(about.language, { language })
  return { name: 'reasons', type: 'long text', label, hint: reasonsHint(name), missing, most: '5000' }
}

/** Asked only where it cannot be told: whoever reads the applicant's language on this page writes it too. */
export function askLanguage({ words, language, place, posted }: Visit, { case: about }: CaseFile): Asking | false {
  if (about.language === language && !posted.has('language')) return false
  const { reasonsLanguage: label, reasonsLanguageMissing: missing } = words.desk
  const options = place.languages.map(({ tag }) => ({ code: tag, label: languageName(tag, { language }) }))
  return { name: 'language', type: 'choice', label, missing, options }
}

/** Whoever ticks a finding has named its law. */
export function askLaw({ words, posted }: Visit, hasFindings: boolean): Asking {
  const { law: label, lawHint, lawHintFindings, lawMissing, lawMissingFindings } = words.desk
  const missing = hasFindings ? lawMissingFindings : lawMissing
  const hint = hasFindings ? lawHintFindings : lawHint
  const optional = (posted.get('findings')?.length ?? 0) > 0
  return { name: 'law', type: 'text', label, hint, missing, optional, most: '300' }
}

/** What stands in the field before anything is typed: the law that the service rests on, as the applicant knows it. */
export const lawOfService = ({ case: about }: CaseFile): string =>
  say(about.version.definition.service.law.name, about.language)

/**
 * The applicant is told the section that it rests on: a finding that was ticked says it, or the officer does. The law alone, as it
 * stood in the field, says none.
 */
export function nameLaw(visit: Visit, file: CaseFile, answers: Answers): Problem | undefined {
  const typed = answers.get('law')
  const alone = new Set(['', ...file.case.version.definition.service.law.name.values()])
  if (typeof typed !== 'string' || !alone.has(typed)) return undefined
  if (findingsTicked(file, answers).some(({ law }) => law)) return undefined
  const { lawMissing, lawMissingFindings } = visit.words.desk
  const said = file.finding?.reasons.length ? lawMissingFindings : lawMissing
  return { at: 'law', question: 'law', code: 'check-failed', message: new Map([[visit.language, said]]) }
}

function findingsTicked({ finding }: CaseFile, answers: Answers): readonly DecisionReason[] {
  const chosen = answers.get('findings')
  const codes = Array.isArray(chosen) ? chosen : []
  return (finding?.reasons ?? []).filter((_, index) => codes.includes(String(index + 1)))
}

/** The findings that it rests on, then what the officer wrote, a paragraph a reason, each with the law that they named. */
export function reasonsGiven({ language }: Visit, file: CaseFile, answers: Answers): readonly DecisionReason[] {
  const found = findingsTicked(file, answers)
  const written = String(answers.get('reasons') ?? '')
    .split(/\n\s*\n/)
    .map((paragraph) => paragraph.trim())
    .filter(Boolean)
  const writtenIn = String(answers.get('language') ?? language)
  const law = lawGiven(file, String(answers.get('law') ?? ''), writtenIn)
  return [...found, ...written.map((text) => ({ words: new Map([[writtenIn, text]]), ...(law && { law }) }))]
}

/**
 * Whoever leaves the service's law as it stood there names it in every language of the service; whoever adds the section to it,
 * in the applicant's.
 */
function lawGiven(file: CaseFile, typed: string, language: string): Sentence | undefined {
  if (typed === '') return undefined
  const ofService = lawOfService(file)
  if (typed === ofService) return file.case.version.definition.service.law.name
  return new Map([[typed.startsWith(ofService) ? file.case.language : language, typed]])
}
