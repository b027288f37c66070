import type { Static } from 'typebox'
import type { LawVersion } from '#domain/catalogue'
import { showType } from '#engines/feel'
import type { Answer, Visit } from '#web/kit'
import type { lawLine, lawList, lawShown } from './law-schemas.ts'
import { jsonIn } from './speaking.ts'

/** All laws that services rest on, and that other systems may ask. */
export function listLaws(visit: Visit): Answer {
  const laws = visit.rooms.catalogue.laws().map(lineOf)
  return jsonIn(itsOwn(visit), { laws } satisfies Static<typeof lawList>)
}

/** A law has no translation: what it says of itself is in the place's main language, whatever was asked for. */
export const itsOwn = ({ place }: Visit) => ({ language: place.languages[0]!.tag })

/** One law, with what it takes and what it decides. */
export function showLaw(visit: Visit): Answer {
  const version = visit.rooms.catalogue.getLaw(visit.params.law ?? '')
  const { inputs, decisions, written } = version.definition.model
  const about = written().description
  return jsonIn(itsOwn(visit), {
    ...lineOf(version),
    ...(about && { about }),
    inputs: [...inputs.values()].map(({ name, type, description, allowed }) => ({
      ...{ name, type: showType(type), about: description },
      ...(allowed && { allowed }),
    })),
    decisions: [...decisions.values()].map(({ name, type, description, inputs, sources }) => ({
      ...{ name, type: showType(type), about: description },
      inputs: [...inputs],
      sources: [...sources],
    })),
  } satisfies Static<typeof lawShown>)
}

const lineOf = ({ definition: { id, model }, ordinal, hash }: LawVersion): Static<typeof lawLine> => ({
  ...{ id, name: model.name, version: { ordinal, hash } },
  links: {
    ...{ self: `/api/laws/${id}`, decide: `/api/laws/${id}/decide` },
    ...{ rules: `/api/laws/${id}/rules`, page: `/laws/${id}` },
  },
})
