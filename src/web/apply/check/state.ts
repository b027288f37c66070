import type { Definition } from '#engines/definition'
import type { Answers } from '#engines/form'
import { carryForward } from '#engines/form'
import type { Visit } from '#web/kit'
import { sealedAnswers } from './sealed.ts'

/** What a check of a service has been told so far. It lies sealed in the visitor's browser; nothing is stored here. */
export interface Check {
  answersOf(visit: Visit, definition: Definition): Answers
  /** False where the answers do not fit into the browser's cookie; those before stay. */
  keep(visit: Visit, definition: Definition, answers: Answers): boolean
  forget(visit: Visit): void
}

const cookie = 'check'

export function openCheck(secret: Uint8Array): Check {
  const sealed = sealedAnswers(secret)
  return {
    answersOf({ rooms, cookies }, { id, form }) {
      const answers = sealed.open(id, cookies.get(cookie), rooms.clock.now())
      return answers ? carryForward(form, answers) : new Map()
    },
    keep({ rooms, cookies }, { id }, answers) {
      const text = sealed.seal(id, answers, rooms.clock.now())
      if (text !== undefined) cookies.set(cookie, text)
      return text !== undefined
    },
    forget: ({ cookies }) => cookies.set(cookie, undefined),
  }
}
