import type { Inbox } from '#domain/notices'
import type { Page, Policy } from '#web/kit'
import { show } from '#web/kit'
import { listed, message } from './pages.view.ts'

const pageful = 50

/**
 * The local inbox. Everybody's mail lies in it, so that it opens only while everybody may sign in as anybody: for trying
 * out.
 */
export function inboxPages({ inbox, forTryingOut }: { inbox: Inbox; forTryingOut: boolean }): readonly Page[] {
  const mayVisit: Policy = { name: 'demonstrationOnly', allows: () => forTryingOut }
  return [
    {
      path: '/inbox',
      mayVisit,
      async get(visit) {
        const before = visit.query.get('before') ?? undefined
        const lines = await inbox.messages({ before, most: pageful })
        return show(listed(visit, lines, lines.length === pageful ? lines.at(-1)?.id : undefined))
      },
    },
    {
      path: '/inbox/:id',
      mayVisit,
      get: async (visit) => show(message(visit, await inbox.message(visit.params.id!))),
    },
  ]
}
