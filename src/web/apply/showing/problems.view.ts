import type { FormPage, Problem, Speaking } from '#engines/form'
import { sayProblem } from '#engines/form'
import type { Html } from '#engines/page'
import { errorSummary } from '#engines/page'
import type { Visit } from '#web/kit'
import { speakingOf } from './speaking.ts'

/** All problems of a page at its top, each leading to its field, in the order of the fields. */
export function problemSummary(
  visit: Visit,
  page: FormPage,
  problems: readonly Problem[],
  speaking: Speaking = speakingOf(visit),
): Html | undefined {
  if (problems.length === 0) return undefined
  const errorList = page.questions.flatMap((question) =>
    problems
      .filter((problem) => problem.question === question.name)
      .map((problem) => ({ text: sayProblem(problem, question, speaking), href: `#${problem.at}` })),
  )
  return errorSummary({ titleText: visit.words.apply.thereIsAProblem, errorList })
}
