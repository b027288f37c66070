import type { Sentence } from '#engines/form'
import type { Page, Visit } from '#web/kit'
import { anyone, show } from '#web/kit'
import { helpPage, privacy, statement } from './pages.view.ts'

export const publicPages: readonly Page[] = [
  { path: '/help', mayVisit: anyone, get: (visit) => show(helpPage(visit)) },
  {
    path: '/privacy',
    mayVisit: anyone,
    get: (visit) => show(privacy(visit)),
  },
  said('accessibility', ({ place }) => place.accessibility),
  said('complaints', ({ place }) => place.complaints),
]

function said(name: 'accessibility' | 'complaints', what: (visit: Visit) => Sentence): Page {
  return {
    path: `/${name}`,
    mayVisit: anyone,
    get: (visit) => show(statement(visit, visit.words.help[name], what(visit))),
  }
}
