import { randomUUID } from 'node:crypto'
import type { CaseFile } from '#domain/cases'
import type { Answers, Problem } from '#engines/form'
import { Decimal } from '#ground/decimal'
import { Refusal } from '#ground/refusal'
import type { Answer, Visit } from '#web/kit'
import { goTo, show, speaksAnew } from '#web/kit'
import { decisionPage, typedIn } from './decision.view.ts'
import { askDecision, readDecision } from './decision-form.ts'
import { reasonsGiven } from './decision-reasons.ts'
import { caseOf, officerOf } from './officer.ts'
import type { Intended } from './review.ts'
import { isFarBeyond } from './review.ts'
import { reviewPage } from './review.view.ts'

const fileOf = (visit: Visit) => visit.rooms.cases.file(caseOf(visit), officerOf(visit))

/** The form to decide with; whoever may not decide is told before they type. */
export async function showDecision(visit: Visit): Promise<Answer> {
  const file = await fileOf(visit)
  if (file.mayNotDecide) return goTo(`/desk/cases/${file.case.reference}`)
  return shown(visit, file)
}

/** What was typed is read again to whoever typed it, and then decided. Whatever else happened meanwhile is shown, with what was typed. */
export async function decide(visit: Visit): Promise<Answer> {
  const file = await fileOf(visit)
  if (file.mayNotDecide && file.mayNotDecide !== 'case-already-decided') throw new Refusal(file.mayNotDecide)
  const step = field(visit, '_step')
  const since = changedSince(visit, file)
  const anew = speaksAnew(visit)
  if (step === 'change' || anew === 'typed') return shown(visit, file, { since })
  const { answers, problems } = readDecision(visit, file)
  if (problems.length > 0 || anew) return shown(visit, file, { problems, since })
  const intended = intendedBy(visit, file, answers)
  const unsure = step === 'make' && isFarBeyond(file, intended) && field(visit, 'sure') !== 'yes'
  if (step !== 'make' || unsure)
    return since === undefined ? reviewed(visit, file, intended, unsure) : shown(visit, file, { since })
  return make(visit, file, intended)
}

async function make(visit: Visit, file: CaseFile, { outcome, amount, reasons }: Intended): Promise<Answer> {
  const by = officerOf(visit)
  const order = { key: keyOf(visit), outcome, amount, reasons, by, seen: seenBy(visit) }
  try {
    await visit.rooms.cases.decide(file.case.id, order)
  } catch (error) {
    return afterRefusal(visit, error)
  }
  return goTo(`/desk/cases/${file.case.reference}?decided=yes`)
}

const field = ({ posted }: Visit, name: string) => posted.get(name)?.[0] ?? ''

const seenBy = (visit: Visit) => (/^\d{1,9}$/.test(field(visit, '_seq')) ? Number(field(visit, '_seq')) : 0)

const keyOf = (visit: Visit) => (/^[\w-]{1,64}$/.test(field(visit, '_key')) ? field(visit, '_key') : randomUUID())

function intendedBy(visit: Visit, file: CaseFile, answers: Answers): Intended {
  const amount = answers.get('amount')
  return {
    outcome: String(answers.get('outcome')),
    amount: amount ? Decimal.parse(String(amount)) : undefined,
    reasons: reasonsGiven(visit, file, answers),
  }
}

/** The act that the form had seen, where anything but a delivered notice came after it. */
function changedSince(visit: Visit, { acts }: CaseFile): number | undefined {
  const seen = seenBy(visit)
  return acts.some(({ seq, kind }) => seq > seen && kind !== 'notified') ? seen : undefined
}

const meanwhile: readonly string[] = ['seen-is-stale', 'case-already-decided']

async function afterRefusal(visit: Visit, error: unknown): Promise<Answer> {
  if (!(error instanceof Refusal) || !meanwhile.includes(error.code)) throw error
  return shown(visit, await fileOf(visit), { since: seenBy(visit) })
}

/** What stood in the way: problems with what was typed, or acts since the one that the form had seen. */
export interface InTheWay {
  problems?: readonly Problem[]
  since?: number
}

function shown(visit: Visit, file: CaseFile, { problems = [], since }: InTheWay = {}): Answer {
  const decidable = file.mayNotDecide === undefined
  const wrong = decidable && problems.length > 0
  return show({
    title: visit.words.desk.decideCase(file.case.reference),
    body: decisionPage(visit, file, { key: randomUUID(), since, problems: wrong ? problems : [] }),
    back: `/desk/cases/${file.case.reference}`,
    desk: true,
    at: 'desk',
    ...(decidable && { typedIn }),
    status: since !== undefined ? 409 : wrong ? 422 : 200,
    problems: wrong,
  })
}

/** Nothing is decided yet. `unsure` is whoever was asked to confirm an amount and has not. */
function reviewed(visit: Visit, file: CaseFile, intended: Intended, unsure = false): Answer {
  const fields = askDecision(visit, file).page.questions.map(({ slug }) => slug)
  const key = keyOf(visit)
  return show({
    title: `${visit.words.desk.checkDecision}: ${file.case.reference}`,
    body: reviewPage(visit, file, { intended, unsure, fields, key, seq: seenBy(visit) }),
    desk: true,
    at: 'desk',
    typedIn,
    status: unsure ? 422 : 200,
    problems: unsure,
  })
}
