import { createHash } from 'node:crypto'
import type { Application } from '#domain/applications'
import type { Answers, FormPage, Posted, Stored } from '#engines/form'

const kept = ({ questions }: FormPage, answers: Answers) =>
  questions.map(({ name }) => answers.get(name) ?? null) as (Stored | null)[]

/** What stood on a page when it was shown, so that a save from elsewhere is told from one of the visitor's own other pages. */
export const seenOf = (page: FormPage, answers: Answers): string =>
  createHash('sha256')
    .update(JSON.stringify(kept(page, answers)))
    .digest('base64url')
    .slice(0, 16)

/**
 * Whether another device has meanwhile answered this very page, and otherwise. Answers to other pages do not clash: both
 * are kept.
 */
export function clashes(page: FormPage, posted: Posted, typed: Answers, { answers, revision }: Application): boolean {
  if (posted.get('_revision')?.[0] === String(revision)) return false
  if (posted.get('_seen')?.[0] === seenOf(page, answers)) return false
  const stored = page.questions.filter(({ name }) => answers.has(name))
  return stored.some(({ name }) => JSON.stringify(answers.get(name)) !== JSON.stringify(typed.get(name)))
}
