import type { Application } from '#domain/applications'
import type { Agency } from '#domain/place'
import type { Definition } from '#engines/definition'
import type { FeelDate } from '#engines/feel'
import type { Answers, FormChange, FormPage, Walk } from '#engines/form'
import { changeSince, say, walk } from '#engines/form'
import type { ApplicationId } from '#ground/ids'
import { readReference } from '#ground/ids'
import { Refusal } from '#ground/refusal'
import type { Visit } from '#web/kit'
import { agencyOf } from '../showing/agency.ts'
import { todayOf } from '../showing/speaking.ts'

/** A draft with the path that its answers take today. */
export interface Draft {
  application: Application
  definition: Definition
  agency: Agency | undefined
  walk: Walk
  today: FeelDate
  /** What a newer version of the form changed since the draft was last kept; nobody has gone on with it yet. */
  change?: FormChange
  /** The service's name, as captions have it. */
  caption: string
}

/** The application that the address names. */
export function idOf({ params }: Visit): ApplicationId {
  const id = readReference(params.ref ?? '')
  if (id === undefined) throw new Refusal('not-found')
  return id
}

export async function draftOf(visit: Visit): Promise<Draft> {
  const application = await visit.rooms.applications.get(idOf(visit))
  const { definition } = application.version
  const today = todayOf(visit)
  const { earlier } = application
  const before = earlier && { form: earlier.version.definition.form, answers: earlier.answers }
  return {
    application,
    definition,
    today,
    agency: agencyOf(visit, application.agency),
    walk: walk(definition.form, application.answers, { today }),
    change: before && changeSince(before, definition.form, { today }),
    caption: say(definition.service.name, visit.language),
  }
}

/** The draft as it is with these answers, kept under the version that it goes on with. */
export const withAnswers = (draft: Draft, answers: Answers): Draft => ({
  ...draft,
  change: undefined,
  application: { ...draft.application, answers },
  walk: walk(draft.definition.form, answers, { today: draft.today }),
})

export const placeOf = ({ application }: Draft, rest = ''): string => `/applications/${application.reference}${rest}`

export const checkAnswersAt = (draft: Draft): string => placeOf(draft, '/check-answers')

export const agencyAt = (draft: Draft, changing = false): string =>
  placeOf(draft, `/agency${changing ? '?change=yes' : ''}`)

export const changedAt = (draft: Draft): string => placeOf(draft, '/form-changed')

export const questionAt = (draft: Draft, { slug }: FormPage, changing = false): string =>
  placeOf(draft, `/${slug}${changing ? '?change=yes' : ''}`)

/** The first page that waits for an answer, or all answers. */
export const nextOf = (draft: Draft): string =>
  draft.walk.next ? questionAt(draft, draft.walk.next) : checkAnswersAt(draft)
