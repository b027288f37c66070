import type { Sentence } from '#engines/form'
import type { Transaction } from '#ground/database'
import type { ApplicationId } from '#ground/ids'
import { Refusal } from '#ground/refusal'
import type { Act } from './acts.ts'
import type { Cases } from './cases.ts'
import { reasonToJson } from './reasons.ts'
import type { CaseRow } from './tables.ts'
import type { Tools } from './tools.ts'
import { tellDecided } from './work.ts'

type Deciding = Parameters<Cases['decide']>[1]

/** An officer decides: the act, the notice and its job in one transaction, or nothing. */
export function decider(tools: Tools): Cases['decide'] {
  const { database, catalogue, clock, pen, people } = tools

  async function judge(tx: Transaction, row: CaseRow, deciding: Deciding): Promise<readonly Act[]> {
    mayDecide(row, deciding)
    if (await doneBefore(tx, row.id, deciding.key)) return []
    await isOpenToIt(tx, row, deciding)
    const { definition } = await catalogue.version(row.version_hash)
    const { outcome, amount, reasons } = deciding
    if (!definition.process.outcomes.has(outcome)) throw new Refusal('outcome-unknown', { case: row.id })
    if (!hasReasons(deciding)) throw new Refusal('reasons-missing', { case: row.id })
    await keepCommand(tx, row.id, deciding.key)
    await tellDecided(tools, tx, row, definition, outcome)
    return [{ kind: 'decided', details: { outcome, amount: amount?.toString(), reasons: reasons.map(reasonToJson) } }]
  }

  function mayDecide({ id, agency_id, service_id, applicant_id }: CaseRow, { by }: Deciding) {
    const log = { case: id, officer: by.id }
    if (!people.mayWorkOn(by, { agency: agency_id, service: service_id })) throw new Refusal('not-allowed', log)
    if (applicant_id === by.id) throw new Refusal('own-case', log)
  }

  async function isOpenToIt(tx: Transaction, { id, status, seq }: CaseRow, { seen }: Deciding) {
    if (status === 'decided') throw new Refusal('case-already-decided', { case: id })
    if (status !== 'waiting') throw new Refusal('not-waiting', { case: id })
    if (seen !== seq && (await somethingNew(tx, id, seen))) throw new Refusal('seen-is-stale', { case: id, seen, seq })
  }

  const keepCommand = (tx: Transaction, id: ApplicationId, key: string) =>
    tx.run(
      'command-decide',
      `insert into commands (application_id, key, verb, done_at) values ($1, $2, 'decide', $3)`,
      [id, key, clock.now()],
    )

  return (id, deciding) =>
    database.together((tx) =>
      pen.record(tx, id, { id: deciding.by.id, name: deciding.by.name }, (row) => judge(tx, row, deciding)),
    )
}

async function doneBefore(tx: Transaction, id: ApplicationId, key: string): Promise<boolean> {
  const text = `select 1 from commands where application_id = $1 and key = $2 and verb = 'decide'`
  return (await tx.run('command-decided', text, [id, key])).length > 0
}

/** That a notice was delivered meanwhile takes nothing from what the officer saw. */
async function somethingNew(tx: Transaction, id: ApplicationId, seen: number): Promise<boolean> {
  const text = `select 1 from acts where case_id = $1 and seq > $2 and kind <> 'notified' limit 1`
  return (await tx.run('acts-since', text, [id, seen])).length > 0
}

/** Every reason has words, and one of them at least the law: no decision without it. */
const hasReasons = ({ reasons }: Deciding) =>
  reasons.every(({ words }) => saysSomething(words)) && reasons.some(({ law }) => law && saysSomething(law))

const saysSomething = (sentence: Sentence) => [...sentence.values()].some((text) => text.trim() !== '')
