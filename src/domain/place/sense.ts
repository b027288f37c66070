import { nearestWord } from '#ground/source'
import type { Faults, Path } from './faults.ts'
import type { PlaceFile, SentenceFile } from './schema.ts'

/** What no schema can say: names that must be known, and sentences that must be there. */
export function checkSense(faults: Faults, place: PlaceFile): void {
  const main = place.languages[0]?.tag ?? ''
  const tags = place.languages.map(({ tag }) => tag)
  for (const [path, sentence] of sentencesIn(place)) checkSentence(faults, path, sentence, { main, tags })
  if (!isZone(place.zone))
    faults.add(
      ['zone'],
      'unknown-zone',
      `"${place.zone}" is no time zone.`,
      'Name one as in the IANA database: Europe/Paris.',
    )
  for (const [index, { id }] of place.agencies.entries()) {
    if (place.agencies.findIndex((other) => other.id === id) === index) continue
    faults.add(['agencies', index, 'id'], 'twice', `There are two agencies "${id}".`, 'Give each an id of its own.')
  }
  for (const [index, { agency }] of (place.officers ?? []).entries()) {
    if (place.agencies.some(({ id }) => id === agency)) continue
    faults.add(
      ['officers', index, 'agency'],
      'unknown-agency',
      `There is no agency "${agency}".`,
      'Name the id of an agency of this file.',
    )
  }
}

/** Every service that an agency offers, or an officer works on, is one that there is. */
export function checkServices(faults: Faults, { agencies, officers = [] }: PlaceFile, known: readonly string[]): void {
  for (const [index, { services }] of agencies.entries())
    checkNames(faults, ['agencies', index, 'services'], services, known)
  for (const [index, { services }] of officers.entries())
    if (services !== 'all') checkNames(faults, ['officers', index, 'services'], services, known)
}

function checkNames({ add }: Faults, path: Path, services: readonly string[], known: readonly string[]): void {
  for (const [index, service] of services.entries()) {
    if (known.includes(service)) continue
    const near = nearestWord(service, known)
    const remedy = near ? `Did you mean "${near}"?` : 'Name a folder in services/.'
    add([...path, index], 'unknown-service', `There is no service of the name "${service}".`, remedy)
  }
}

function checkSentence(
  { add }: Faults,
  path: Path,
  sentence: SentenceFile,
  { main, tags }: { main: string; tags: readonly string[] },
) {
  if (typeof sentence === 'string') return
  if (!(main in sentence))
    add(path, 'missing', `The sentence in "${main}", the main language, is missing.`, `Add "${main}" here.`)
  for (const tag of Object.keys(sentence).filter((tag) => !tags.includes(tag))) {
    add(
      [...path, tag],
      'unknown-language',
      `"${tag}" is none of the languages.`,
      'Add it to "languages", or take the sentence out.',
    )
  }
}

function sentencesIn(place: PlaceFile): [Path, SentenceFile][] {
  const contact = (path: Path, { hours, address }: PlaceFile['contact']): [Path, SentenceFile][] => [
    [[...path, 'hours'], hours],
    [[...path, 'address'], address],
  ]
  const { name, kind, complaints, privacy, accessibility, banner } = place
  return [
    ...Object.entries({ name, kind, complaints, privacy, accessibility }).map(([key, value]): [Path, SentenceFile] => [
      [key],
      value,
    ]),
    ...Object.entries(banner ?? {}).map(([key, value]): [Path, SentenceFile] => [['banner', key], value]),
    ...contact(['contact'], place.contact),
    ...place.agencies.flatMap((agency, index): [Path, SentenceFile][] => [
      [['agencies', index, 'name'], agency.name],
      ...contact(['agencies', index], agency),
    ]),
  ]
}

function isZone(zone: string): boolean {
  try {
    return Boolean(Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(zone))
  } catch {
    return false
  }
}
