import type { Visit } from '../visit.ts'

/** The name of the buttons that take what was typed along to the page in another language. No question may be called so. */
export const anewField = '_language'

/** What they say: whether the page had told of problems, which are to be told again in the language that was asked for. */
export const anewAs = { typed: 'typed', problems: 'problems' } as const

/**
 * Whether a form was posted only so that its page is shown in the language of this visit, with what was typed: nothing of it is
 * kept or done. Every page that shows a form as `typedIn` asks this before anything else.
 */
export function speaksAnew({ posted }: Pick<Visit, 'posted'>): keyof typeof anewAs | undefined {
  const said = posted.get(anewField)?.[0]
  return said === undefined ? undefined : said === anewAs.problems ? 'problems' : 'typed'
}
