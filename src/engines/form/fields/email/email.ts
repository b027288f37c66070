import type { Question } from '../../questions.ts'
import type { FieldType, Reading } from '../field-type.ts'
import { answer, problem } from '../field-type.ts'
import { acceptText, oneText } from '../text/text.ts'
import { visible } from '../typed-text.ts'
import { sayEmail, showEmail } from './email.view.ts'

const mostCharacters = 254

/** An e-mail address. */
export const email: FieldType = {
  ...oneText(mostCharacters, (typed, question) => acceptEmail(visible(typed.slice(0, 10_000)), question)),
  accept: acceptEmail,
  show: showEmail,
  say: sayEmail,
  examples: () => import('./email.examples.ts'),
}

// RFC 5321 §4.5.3.1: 254 characters, 64 before the @. Quoted names and addresses by number are left out: nobody has one.
function acceptEmail(json: unknown, question: Question): Reading {
  const read = acceptText(json, question, { most: mostCharacters })
  if (read.kind !== 'answer') return read
  const [name = '', host = '', ...more] = String(read.answer).split('@')
  const good = more.length === 0 && isMailbox(name) && isHost(host)
  return good ? answer(`${name}@${host}`) : problem('not-an-email')
}

const isMailbox = (name: string) =>
  name.length <= 64 && name.split('.').every((part) => /^[\p{L}\p{M}\p{N}!#$%&'*+/=?^_`{|}~-]+$/u.test(part))

const isHost = (host: string) => {
  const parts = host.split('.')
  return (
    parts.length > 1 &&
    parts.every((part) => /^[\p{L}\p{N}][\p{L}\p{M}\p{N}-]{0,62}$/u.test(part) && !part.endsWith('-'))
  )
}
