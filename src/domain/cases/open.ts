import type { NoticeDone } from '#domain/notices'
import type { Transaction } from '#ground/database'
import type { ApplicationId } from '#ground/ids'
import type { Cases } from './cases.ts'
import { decider } from './decide.ts'
import { reader } from './file.ts'
import { openPen } from './pen.ts'
import { sender } from './send.ts'
import type { Needs, Tools } from './tools.ts'
import { decidedFor, waitingFor } from './waiting.ts'
import { worker } from './work.ts'

/** What the state does with what was sent. Every act goes through one pen; none is ever changed or removed. */
export function openCases(needs: Needs): Cases {
  const { database, jobs } = needs
  const pen = openPen(needs)
  const tools: Tools = { ...needs, pen }
  const work = worker(tools)

  const notified = (tx: Transaction, { notice, application, kind, result }: NoticeDone) =>
    kind === 'draft-link'
      ? Promise.resolve()
      : pen.record(tx, application, 'machine', async () => [
          { kind: 'notified', details: { notice, about: kind, result } },
        ])

  return {
    send: sender(tools),
    work: (id) => database.together((tx) => work(tx, id)),
    ...reader(tools),
    waiting: (officer, o = {}) => waitingFor(database, officer, o),
    decided: (officer, o = {}) => decidedFor(database, officer, o),
    decide: decider(tools),
    notified,
    startWorker: () => jobs.workTogether<{ case: number }>('case', (job, tx) => work(tx, job.case as ApplicationId)),
  }
}
