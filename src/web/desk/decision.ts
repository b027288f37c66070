import { randomUUID } from 'node:crypto'
import type { CaseFile } from '#domain/cases'
import type { Problem, Read } from '#engines/form'
import { readPage } from '#engines/form'
import { Decimal } from '#ground/decimal'
import { Refusal } from '#ground/refusal'
import { todayOf } from '#web/apply'
import type { Answer, Visit } from '#web/kit'
import { goTo, show } from '#web/kit'
import { decisionPage } from './decision.view.ts'
import { askDecision, reasonsGiven, wrongAmount } from './decision-form.ts'
import { caseOf, officerOf } from './officer.ts'

const fileOf = (visit: Visit) => visit.rooms.cases.file(caseOf(visit), officerOf(visit))

/** The form to decide with; whoever may not decide is told before they type. */
export async function showDecision(visit: Visit): Promise<Answer> {
  const file = await fileOf(visit)
  if (file.mayNotDecide) return goTo(`/desk/cases/${file.case.reference}`)
  return shown(visit, file)
}

/** The state decides. Whatever else happened to the case meanwhile is shown, with what was typed. */
export async function decide(visit: Visit): Promise<Answer> {
  const file = await fileOf(visit)
  if (file.mayNotDecide && file.mayNotDecide !== 'case-already-decided') throw new Refusal(file.mayNotDecide)
  const { form, page } = askDecision(visit, file)
  const read = readPage(page, visit.posted, {
    form,
    answers: new Map(),
    today: todayOf(visit),
    currency: visit.place.currency,
  })
  const amount = wrongAmount(visit, file, read.answers)
  const problems = amount ? [...read.problems, amount] : read.problems
  if (problems.length > 0) return shown(visit, file, { problems, since: changedSince(visit, file) })
  try {
    await visit.rooms.cases.decide(file.case.id, orderOf(visit, file, read))
  } catch (error) {
    return afterRefusal(visit, error)
  }
  return goTo(`/desk/cases/${file.case.reference}`)
}

const field = ({ posted }: Visit, name: string) => posted.get(name)?.[0] ?? ''

const seenBy = (visit: Visit) => (/^\d{1,9}$/.test(field(visit, '_seq')) ? Number(field(visit, '_seq')) : 0)

function orderOf(visit: Visit, file: CaseFile, { answers }: Read) {
  const amount = answers.get('amount')
  return {
    key: /^[\w-]{1,64}$/.test(field(visit, '_key')) ? field(visit, '_key') : randomUUID(),
    outcome: String(answers.get('outcome')),
    amount: amount ? Decimal.parse(String(amount)) : undefined,
    reasons: reasonsGiven(visit, file, answers),
    by: officerOf(visit),
    seen: seenBy(visit),
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
    status: since !== undefined ? 409 : wrong ? 422 : 200,
    problems: wrong,
  })
}
