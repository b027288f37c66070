import type { ApplicationLine } from '#domain/applications'
import type { Answer, Visit } from '#web/kit'
import { show } from '#web/kit'
import { minePage } from './mine.view.ts'

/** What this visitor has begun and sent: by their session, and as the person who is signed in. */
export async function mine(visit: Visit): Promise<Answer> {
  const body = minePage(visit, await linesOf(visit))
  return show({ title: visit.words.apply.myApplications, body, at: 'applications' })
}

async function linesOf({ rooms, session, person }: Visit): Promise<readonly ApplicationLine[]> {
  if (!session.id && !person) return []
  return rooms.applications.listOf({ session: session.id, person: person?.id })
}
