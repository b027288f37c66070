import type { Definition, Finding } from '#engines/definition'
import { findFor, findingToJson } from '#engines/definition'
import { walk } from '#engines/form'
import type { Transaction } from '#ground/database'
import type { ApplicationId } from '#ground/ids'
import { Refusal } from '#ground/refusal'
import type { Act } from './acts.ts'
import { reasonToJson } from './reasons.ts'
import type { CaseRow } from './tables.ts'
import type { Tools } from './tools.ts'
import { dateAt, tell } from './tools.ts'

/** The rules speak on a case that was received, under the version that it was sent under and on the day it was sent. */
export function worker(tools: Tools): (tx: Transaction, id: ApplicationId) => Promise<void> {
  const { applications, catalogue, place, log, pen } = tools

  async function judge(tx: Transaction, row: CaseRow): Promise<readonly Act[]> {
    if (row.status !== 'received') return []
    const { definition } = await catalogue.version(row.version_hash)
    const { answers } = await applications.get(row.id, tx)
    const finding = find(row, definition, answers)
    if (!finding) return [refer(row, definition, { why: 'no-finding' })]
    const found: Act = { kind: 'found', details: { finding: findingToJson(finding) } }
    if (finding.route.by === 'officer' || finding.outcome === null) return [found, refer(row, definition, { finding })]
    await tellDecided(tools, tx, row, definition, finding.outcome)
    return [found, decisionOf(finding, finding.outcome)]
  }

  /** Where the rules break down, and they would do so again at every try, a person takes the case. */
  function find(row: CaseRow, definition: Definition, answers: Parameters<typeof walk>[1]): Finding | undefined {
    try {
      const { values } = walk(definition.form, answers, { today: dateAt(place, row.opened_at) })
      return findFor(definition, values, { currency: place.currency })
    } catch (reason) {
      log.error({ err: reason, case: row.id, service: row.service_id }, 'the rules made no finding')
      return undefined
    }
  }

  function refer(
    row: CaseRow,
    { process }: Definition,
    { finding, why }: { finding?: Finding; why?: 'no-finding' },
  ): Act {
    const officers = process.steps.find(({ by }) => by === 'officer')
    const step = finding?.route.by === 'officer' ? finding.route : officers
    const opened = row.opened_at.toZonedDateTimeISO(place.zone).toPlainDate()
    const deadline = step?.within ? opened.add(step.within).toString() : undefined
    return {
      kind: 'referred',
      details: { step: step?.step ?? 'review', team: `${row.agency_id}/${row.service_id}`, deadline, why },
    }
  }

  return (tx, id) => pen.record(tx, id, 'machine', (row) => judge(tx, row).catch(nothingIfErased))
}

const decisionOf = ({ amount, reasons }: Finding, outcome: string): Act => ({
  kind: 'decided',
  details: { outcome, amount: amount?.toString(), reasons: reasons.map(reasonToJson) },
})

/** Nobody can work on what nobody can read any more, however often it is tried. */
function nothingIfErased(reason: unknown): readonly Act[] {
  if (reason instanceof Refusal && reason.code === 'erased') return []
  throw reason
}

/** The applicant is told in the language they sent the application in. */
export async function tellDecided(
  tools: Tools,
  tx: Transaction,
  row: CaseRow,
  definition: Definition,
  outcome: string,
) {
  if (!row.applicant_id) return
  const applicant = await tools.people.get(row.applicant_id, tx)
  await tell(tools, tx, applicant, {
    kind: 'decided',
    application: row.id,
    key: row.key_id,
    agency: row.agency_id,
    service: definition.service.name,
    language: row.language,
    outcome: definition.process.outcomes.get(outcome)?.label,
  })
}
