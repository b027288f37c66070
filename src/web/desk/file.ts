import type { CaseFile } from '#domain/cases'
import { say } from '#engines/form'
import type { Answer, Visit } from '#web/kit'
import { show } from '#web/kit'
import { filePage } from './file.view.ts'
import { caseOf, officerOf } from './officer.ts'

/** Everything about a case: answers, finding, how it came about, history. */
export async function showFile(visit: Visit): Promise<Answer> {
  const file = await visit.rooms.cases.file(caseOf(visit), officerOf(visit))
  const { reference, version } = file.case
  const title = `${visit.words.desk.caseOf(reference)} – ${say(version.definition.service.name, visit.language)}`
  const body = filePage(visit, file, await goingOn(visit, file))
  return show({ title, body, back: '/desk', desk: true, at: 'desk' })
}

/** Where whoever comes from deciding it goes on: anyone may write an address, so the decision has to be theirs. */
async function goingOn(visit: Visit, { decision }: CaseFile): Promise<{ reference?: string } | undefined> {
  const officer = officerOf(visit)
  const by = decision?.by
  if (!visit.query.has('decided') || typeof by !== 'object' || by.id !== officer.id) return undefined
  const { cases } = await visit.rooms.cases.waiting(officer, { most: 1 })
  return { reference: cases[0]?.reference }
}
