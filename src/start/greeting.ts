import type { Place } from '#domain/place'
import { say } from '#engines/form'
import type { Config } from '../config.ts'
import type { House } from '../house.ts'

/** What a newcomer reads when everything stands: where to go, and whom to be. */
export function greeting({ place, forTryingOut, hasInbox }: House, { origin, data, databaseUrl }: Config): string {
  const language = place.languages[0]!.tag
  const lines = [
    '',
    `Publica runs for ${say(place.name, language)}.`,
    '',
    `  Portal  ${origin}`,
    `  Desk    ${origin}/desk`,
    ...(hasInbox ? [`  Inbox   ${origin}/inbox  (every e-mail that is sent arrives here)`] : []),
    ...(forTryingOut ? ['', '  Sign in as', ...people(place, language)] : []),
    '',
    `  ${databaseUrl ? 'Data on the server that DATABASE_URL names' : `Data in ${data}, on a PostgreSQL of its own: for one machine and for trying out`}. Ctrl-C stops it all.`,
    '',
  ]
  return lines.join('\n')
}

function people(place: Place, language: string): string[] {
  const agencyName = (id: string) => say(place.agencies.find((agency) => agency.id === id)!.name, language)
  const width = Math.max(...place.madeUpPeople.map(({ name }) => name.length))
  return place.madeUpPeople.map(({ subject, name }) => {
    const role = place.officers.find((officer) => officer.subject === subject)
    return `    ${name.padEnd(width)}  ${role ? `officer at ${agencyName(role.agency)}` : 'who may apply'}`
  })
}
