import { say } from '#engines/form'
import type { Html } from '#engines/page'
import { Refusal } from '#ground/refusal'
import type { Answer, Page, Visit } from '#web/kit'
import { anyone, show } from '#web/kit'
import { openKept } from './kept.ts'
import { lawsPage } from './laws.view.ts'
import { rulesPage } from './page.view.ts'
import { readingOf } from './reading.ts'
import { tableNamed } from './rules/some-rules.ts'
import { longTable } from './rules/some-rules.view.ts'
import type { Subject } from './subject.ts'
import { lawSubject, serviceSubject } from './subject.ts'

/** A page has about 60,000 characters, that of a law of a thousand rules some millions. */
const mostCharactersKept = 16_000_000

/** How the state decides, for anybody: every rule of every version that was ever in force. */
export function howWeDecidePages(): readonly Page[] {
  const kept = openKept<Html>(mostCharactersKept)
  const page = (path: string, subjectOf: (visit: Visit) => Promise<Subject>): Page => ({
    path,
    mayVisit: anyone,
    get: async (visit) => answer(visit, await subjectOf(visit), kept),
  })
  return [
    page('/services/:service/how-we-decide', serviceSubject),
    page('/services/:service/how-we-decide/versions/:version', serviceSubject),
    { path: '/laws', mayVisit: anyone, get: laws },
    page('/laws/:law', lawSubject),
    page('/laws/:law/versions/:version', lawSubject),
  ]
}

const laws = (visit: Visit): Answer => show({ title: visit.words.howWeDecide.laws, body: lawsPage(visit), back: '/' })

type Kept = ReturnType<typeof openKept<Html>>

function answer(visit: Visit, subject: Subject, kept: Kept): Answer {
  const name = say(subject.name, visit.language)
  const title = subject.kind === 'service' ? visit.words.howWeDecide.titleOf(name) : name
  const back = subject.kind === 'service' ? `/services/${subject.id}` : '/laws'
  const table = visit.query.get('table')
  if (table !== null) return show({ title, body: oneTable(visit, subject, table), back: subject.path })
  return show({ title, body: kept(keyOf(visit, subject), () => rulesPage(readingOf(visit, subject))), back })
}

/** All that makes a page another one: the version, when it was in force, who reads it, and which laws it can lead to. */
const keyOf = ({ language, rooms }: Visit, { path, hash, inForce, ended, history }: Subject): string =>
  JSON.stringify([path, hash, inForce, ended, history.length, language, rooms.catalogue.laws().map((law) => law.hash)])

function oneTable(visit: Visit, subject: Subject, slug: string): Html {
  const reading = readingOf(visit, subject)
  const placed = tableNamed(reading, slug)
  if (placed?.part.logic.kind !== 'table') throw new Refusal('not-found', { what: 'table' })
  return longTable(reading, placed, placed.part.logic)
}
