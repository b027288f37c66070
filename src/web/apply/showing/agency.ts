import type { Agency } from '#domain/place'
import type { Visit } from '#web/kit'

/** The agency of an application, by its id. */
export const agencyOf = ({ place }: Visit, id: string): Agency | undefined =>
  place.agencies.find((agency) => agency.id === id)
