import { say } from '#engines/form'
import type { Visit } from '#web/kit'

/** The services whose cases this officer works on, by name. */
export function servicesOf({ rooms, place, person, language }: Visit): readonly { id: string; name: string }[] {
  const ids = (person?.roles ?? []).flatMap(({ agency, service }) =>
    service === '*' ? (place.agencies.find(({ id }) => id === agency)?.services ?? []) : [service],
  )
  return [...new Set(ids)]
    .map((id) => ({ id, name: nameOf(rooms, id, language) }))
    .sort((one, other) => one.name.localeCompare(other.name, language))
}

export function nameOf({ catalogue }: Visit['rooms'], service: string, language: string): string {
  const name = catalogue.find(service)?.definition.service.name
  return name ? say(name, language) : service
}
