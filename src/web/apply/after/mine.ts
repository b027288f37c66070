import type { ApplicationLine } from '#domain/applications'
import { Refusal } from '#ground/refusal'
import type { Answer, Visit } from '#web/kit'
import { show } from '#web/kit'
import type { SentLine } from './mine.view.ts'
import { minePage } from './mine.view.ts'

/** What this visitor has begun and sent: by their session, and as the person who is signed in. */
export async function mine(visit: Visit): Promise<Answer> {
  const lines = await linesOf(visit)
  const drafts = lines.filter(({ state }) => state === 'draft')
  const sent = await Promise.all(lines.filter(({ state }) => state === 'sent').map((line) => withStanding(visit, line)))
  const body = minePage(visit, { drafts, sent })
  return show({ title: visit.words.apply.myApplications, body, at: 'applications' })
}

async function linesOf({ rooms, session, person }: Visit): Promise<readonly ApplicationLine[]> {
  if (!session.id && !person) return []
  return rooms.applications.listOf({ session: session.id, person: person?.id })
}

/** One that cannot be read any more is still in the list. */
async function withStanding({ rooms }: Visit, line: ApplicationLine): Promise<SentLine> {
  try {
    const { case: file, decision } = await rooms.cases.standing(line.id)
    const outcome = decision && file.version.definition.process.outcomes.get(decision.outcome)
    return { ...line, status: file.status, outcome: outcome?.label }
  } catch (error) {
    if (error instanceof Refusal && error.code === 'erased') return line
    throw error
  }
}
