import type { Question } from '../../questions.ts'
import type { FieldType, Reading } from '../field-type.ts'
import { answer, blank, problem } from '../field-type.ts'
import { isBlank } from '../typed-text.ts'
import { sayChoices, showChoices } from './choices.view.ts'

/** Any number of several options; their codes are stored, in the order of the options. */
export const choices: FieldType = {
  gives: { list: 'string' },
  missing: 'missing-choices',
  blank: [],
  limits: {},
  fields: (slug) => [slug],
  read: (posted, question) => acceptCodes(posted.get(question.slug) ?? [], question),
  accept: (json, question) =>
    json === '' ? blank : Array.isArray(json) ? acceptCodes(json, question) : problem('wrong-shape'),
  value: (stored) => (Array.isArray(stored) ? [...stored] : []),
  show: showChoices,
  say: sayChoices,
  examples: () => import('./choices.examples.ts'),
}

function acceptCodes(given: readonly unknown[], question: Question): Reading {
  if (!given.every((code) => typeof code === 'string')) return problem('wrong-shape')
  const wanted = new Set(given.filter((code) => !isBlank(code)))
  const codes = question.options.map(({ code }) => code).filter((code) => wanted.delete(code))
  if (wanted.size > 0) return problem('unknown-choice')
  return codes.length === 0 ? blank : answer(codes)
}
