import type { FastifyReply, FastifyRequest } from 'fastify'
import type { PersonWithRoles } from '#domain/people'
import { hashOf } from './session/held.ts'
import type { Needs } from './session/hold.ts'
import { Hold } from './session/hold.ts'
import type { Session } from './visit.ts'

export interface OpenSession extends Session {
  readonly person: string | undefined
  /** Whom the request came from; nobody where that person was erased since. */
  readonly holder: PersonWithRoles | undefined
  /** Gives the visitor a cookie where they have none, so that their form can be told from another's. */
  formKey(): string
}

/**
 * The session of a request. A visitor's cookie says by itself whether anything was kept, so that pages that need no
 * database are shown without one. The secret changes whenever the session comes to mean more: when it is first kept, and on signing in.
 */
export async function openSession(needs: Needs, request: FastifyRequest, reply: FastifyReply): Promise<OpenSession> {
  const hold = new Hold(needs, { request, reply })
  const record = await hold.read()
  return {
    get id() {
      return hold.kept?.id
    },
    get person() {
      return hold.person
    },
    holder: record?.holder,
    formKey: () => hold.forms(),
    keep: () => keep(hold),
    recall: (name) => hold.kept?.notes[name],
    note: (name, text) => note(hold, name, text),
    signIn: (person, notes) => signIn(hold, person, notes),
    end: () => hold.end(),
  }
}

async function keep(hold: Hold): Promise<string> {
  if (!hold.kept) await hold.renew(hold.anew())
  else if (hold.kept.passing) await hold.renew({ ...hold.kept, passing: undefined })
  return hold.kept!.id
}

async function note(hold: Hold, name: string, text: string | undefined): Promise<void> {
  const data = hold.kept ?? { ...hold.anew(), passing: true as const }
  const { [name]: _, ...others } = data.notes
  const next = { ...data, notes: text === undefined ? others : { ...others, [name]: text } }
  await (hold.kept ? hold.write(next) : hold.renew(next))
}

async function signIn(hold: Hold, person: string, notes: Record<string, string>): Promise<Buffer> {
  const { id, ...fresh } = hold.fresh()
  if (hold.person && hold.person !== person) hold.forgetBesides()
  const goesOn = hold.person ? undefined : hold.kept?.id
  hold.person = person
  await hold.renew({ ...fresh, id: goesOn ?? id, notes })
  return hashOf(hold.held!.secret)
}
