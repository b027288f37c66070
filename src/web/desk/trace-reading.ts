import type { CaseFile } from '#domain/cases'
import type { Reading } from '#web/apply'
import { speakingOfSent } from '#web/apply'
import type { Visit } from '#web/kit'

/** A trace as this officer reads it: with the words of the service's form and of its rules. */
export function readingOf(visit: Visit, { case: about, answers, sentAt }: CaseFile): Reading {
  const { definition } = about.version
  return { visit, definition, answers, speaking: speakingOfSent(visit, definition.form, answers, sentAt) }
}
