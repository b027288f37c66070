/** Somebody who goes on asking when the house falls and stands up again, and who reads what they are shown. */
import { wordsIn } from '#web/words'
import type { Fields, Seen } from '../visitor.ts'
import { hiddenFields, Visitor } from '../visitor.ts'

/** What nobody should have seen. */
export class Complaint extends Error {}

export interface Street {
  origin: string
  /** Resolves while somebody answers there. */
  open(): Promise<void>
  /** An answer came, or began to and broke off. */
  hear(answer: number | 'broken off'): void
  /** Somebody was told in this language that the records are away. */
  hearAway(language: string): void
}

export interface Applicant {
  get(path: string): Promise<Seen>
  /** Presses a page's button, however often it takes, and gives where it leads. */
  press(page: Seen, typed?: Fields): Promise<string>
  /** Signs in, and comes back to this path. */
  signIn(path: string): Promise<Seen>
  leave(): void
}

/** A path without language and query. */
export const bare = (path: string) => path.replace(/^\/(fr|ar)(?=\/|$)/, '').replace(/\?.*/, '')

export const headingIn = (body: string) => /<h1[^>]*>\s*([^<]*)/.exec(body)?.[1]?.trim() ?? body.slice(0, 200)

const problemsIn = (body: string) => /govuk-error-summary__list">(.*?)<\/ul>/s.exec(body)?.[1] ?? ''

interface Answer {
  status: number
  body: string
}

const mostTries = 200

export function applicant(street: Street, { person, language }: { person: string; language: string }): Applicant {
  const visitor = new Visitor(street.origin)

  /** Undefined where nobody answered, once the door is open again. */
  async function answered<R extends Answer>(asking: Promise<R>): Promise<R | undefined> {
    try {
      const answer = await asking
      street.hear(answer.status)
      return answer
    } catch (reason) {
      const { code } = reason as { code?: string }
      if (!code) throw reason
      if (code === 'BROKEN_OFF') street.hear('broken off')
      await street.open()
      return undefined
    }
  }

  function isAway({ status, body }: Answer, path: string): boolean {
    if (status !== 503) return false
    const spoken = /^\/(fr|ar)\//.exec(path)?.[1] ?? 'en'
    const { failures, signIn } = wordsIn(spoken)
    if (headingIn(body) === failures['database-unavailable'].title) street.hearAway(spoken)
    else if (!bare(path).startsWith('/sign-in') || headingIn(body) !== signIn.unreachable)
      throw new Complaint(`503 at ${path} says "${headingIn(body)}"`)
    return true
  }

  async function get(path: string): Promise<Seen> {
    for (;;) {
      const seen = await answered(visitor.get(path))
      if (!seen || isAway(seen, seen.path)) continue
      if (seen.status === 200 || isLost(seen)) return seen
      throw new Complaint(`GET ${path} leads to ${seen.path}: ${seen.status} ${headingIn(seen.body)}`)
    }
  }

  async function press(page: Seen, typed: Fields = {}): Promise<string> {
    for (let fields: Fields = { ...hiddenFields(page.body), ...typed }; ; ) {
      const answer = await answered(visitor.once(page.path, fields))
      if (answer?.status === 303) return answer.location!
      if (!answer) continue
      if (isAway(answer, page.path)) fields = keptOn(answer, page.path, fields)
      else
        throw new Complaint(`POST ${page.path}: ${answer.status} ${headingIn(answer.body)} ${problemsIn(answer.body)}`)
    }
  }

  /** Signing in takes many steps at two sites: whoever is lost on the way begins again. */
  async function signIn(path: string): Promise<Seen> {
    const prefix = language && `/${language}`
    for (let tries = 0; tries < mostTries; tries++) {
      const choosing = await get(`${prefix}/sign-in?return=${encodeURIComponent(path)}`)
      if (isLost(choosing)) continue
      const seen = await answered(visitor.answer(choosing, { person }))
      if (!seen || isAway(seen, seen.path) || isLost(seen)) continue
      if (seen.status === 200 && bare(seen.path) === path && seen.body.includes('/sign-out"')) return seen
      throw new Complaint(`signing in leads to ${seen.path}: ${seen.status} ${headingIn(seen.body)}`)
    }
    throw new Complaint(`${person} cannot sign in`)
  }

  return { get, press, signIn, leave: () => visitor.close() }
}

const isLost = ({ path }: Seen) => bare(path) === '/sign-in/failed'

/** The form of the page that says that the records are away: all that was typed, to be sent to the same place. */
function keptOn({ body }: Answer, path: string, typed: Fields): Fields {
  const kept = hiddenFields(body)
  const lost = Object.keys(typed).filter((name) => kept[name] !== typed[name])
  if (lost.length > 0) throw new Complaint(`what was typed is lost at ${path}: ${lost}`)
  if (!body.includes(`<form method="post" action="${path.replaceAll('&', '&amp;')}"`))
    throw new Complaint(`what was typed at ${path} would be sent elsewhere`)
  return kept
}
