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
  return show({ title, body: filePage(visit, file), back: '/desk', desk: true, at: 'desk' })
}
