import type { Place } from '#domain/place'
import { say } from '#engines/form'
import { isLoopback } from '#ground/loopback'
import type { Config } from '../config.ts'
import type { House } from '../house.ts'

/** What a newcomer reads when everything stands: where to go, and whom to be. */
export function greeting({ place, forTryingOut, hasInbox }: House, config: Config): string {
  const language = place.languages[0]!.tag
  const { host, origin, data, databaseUrl } = config
  const open = forTryingOut && !(isLoopback(host) && isLoopback(new URL(origin).hostname))
  const lines = [
    '',
    `Publica runs for ${say(place.name, language)}.`,
    '',
    `  Portal  ${origin}`,
    `  Desk    ${origin}/desk`,
    ...(hasInbox ? [inbox(origin, forTryingOut)] : []),
    ...(forTryingOut ? ['', '  Sign in as', ...people(place, language)] : []),
    ...(open ? ['', beware] : []),
    '',
    `  ${databaseUrl ? 'Data on the server that DATABASE_URL names' : `Data in ${data}, on a PostgreSQL of its own: for one machine and for trying out`}. Ctrl-C stops it all.`,
    '',
  ]
  return lines.join('\n')
}

const inbox = (origin: string, mayBeRead: boolean) =>
  mayBeRead
    ? `  Inbox   ${origin}/inbox  (every e-mail that is sent arrives here)`
    : '  No e-mail reaches anybody: SMTP_URL names no mail server, and the inbox for trying out is closed.'

const beware =
  '  Beware: this can be reached from other machines, and whoever reaches it may be any of these people, officers too.\n' +
  '  It is for trying out. For real people, OIDC_ISSUER says who they are, and NODE_ENV=production insists on it.'

function people(place: Place, language: string): string[] {
  const agencyName = (id: string) => say(place.agencies.find((agency) => agency.id === id)!.name, language)
  const width = Math.max(...place.madeUpPeople.map(({ name }) => name.length))
  return place.madeUpPeople.map(({ subject, name }) => {
    const role = place.officers.find((officer) => officer.subject === subject)
    return `    ${name.padEnd(width)}  ${role ? `officer at ${agencyName(role.agency)}` : 'who may apply'}`
  })
}
