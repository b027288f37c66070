import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { parseDocument } from 'yaml'
import type { Sentence } from '#engines/form'
import { DefinitionFaults } from '#ground/source'
import type { Faults } from './faults.ts'
import { checkShape, collectFaults } from './faults.ts'
import type { Agency, Contact, Place } from './place.ts'
import type { PlaceFile, SentenceFile } from './schema.ts'
import { checkSense, checkServices } from './sense.ts'

interface PlaceOptions {
  /** The folder of the services that agencies can offer and officers work on; unless told, any name may be one. */
  readonly services?: string
}

/**
 * Reads place.yaml, or the folder that holds it, with the crest beside it.
 * Throws DefinitionFaults with every fault of the file at its place.
 */
export function readPlace(path: string, { services }: PlaceOptions = {}): Place {
  const file = statSync(path).isDirectory() ? join(path, 'place.yaml') : path
  const text = readFileSync(file, 'utf8')
  const document = parseDocument(text, { prettyErrors: false, uniqueKeys: true })
  const faults = collectFaults(relative(process.cwd(), file) || file, text, document)
  stopAt(faults)
  const content: unknown = document.toJS()
  checkShape(faults, content)
  stopAt(faults)
  const place = content as PlaceFile
  checkSense(faults, place)
  if (services !== undefined && existsSync(services)) checkServices(faults, place, foldersIn(services))
  const crest = readCrest(faults, file, place.crest)
  stopAt(faults)
  return placeOf(place, crest)
}

const foldersIn = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))
    .map(({ name }) => name)

function stopAt({ found }: Faults): void {
  if (found.length > 0) throw new DefinitionFaults(found)
}

function readCrest({ add }: Faults, file: string, crest: string): string {
  try {
    const svg = readFileSync(join(dirname(file), crest), 'utf8')
    const start = svg.indexOf('<svg')
    if (start >= 0) return svg.slice(start).trim()
    add(['crest'], 'no-svg', `${crest} is no SVG.`, 'Name an SVG file.')
  } catch {
    add(['crest'], 'no-file', `${crest} cannot be read.`, 'Put the crest there, seen from place.yaml.')
  }
  return ''
}

function placeOf(file: PlaceFile, crest: string): Place {
  const main = file.languages[0]?.tag ?? ''
  /** The main language comes first, whatever order the file has. */
  const say = (sentence: SentenceFile): Sentence =>
    typeof sentence === 'string'
      ? new Map([[main, sentence]])
      : new Map([[main, sentence[main] ?? ''], ...Object.entries(sentence)])
  const contact = ({ telephone, hours, email, address }: PlaceFile['contact']): Contact => ({
    telephone,
    hours: say(hours),
    email,
    address: say(address),
  })
  const agencies = file.agencies.map((agency): Agency => {
    return { id: agency.id, name: say(agency.name), services: agency.services, ...contact(agency) }
  })
  return {
    name: say(file.name),
    kind: say(file.kind),
    crest,
    colours: file.colours,
    languages: file.languages,
    zone: file.zone,
    currency: file.currency,
    banner: file.banner && { tag: say(file.banner.tag), text: say(file.banner.text) },
    contact: contact(file.contact),
    agencies,
    complaints: say(file.complaints),
    privacy: say(file.privacy),
    accessibility: say(file.accessibility),
    daysKept: { drafts: 60, messages: 14, ...file['days kept'] },
    officers: file.officers ?? [],
    madeUpPeople: file['made-up people'] ?? [],
  }
}
