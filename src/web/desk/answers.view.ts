import type { CaseFile } from '#domain/cases'
import type { Html } from '#engines/page'
import { answersList, pagesAnswered } from '#web/apply'
import type { Visit } from '#web/kit'
import { readingOf } from './trace-reading.ts'

/** What was answered, as the applicant was asked it. */
export function answersGiven(visit: Visit, file: CaseFile): Html {
  const { answers } = file
  const { form } = file.case.version.definition
  return answersList(visit, { pages: pagesAnswered(form, answers), answers, speaking: readingOf(visit, file).speaking })
}
