import type { Definition, Finding, Step } from '#engines/definition'
import { findFor, findingToJson } from '#engines/definition'
import type { Answers } from '#engines/form'
import { walk } from '#engines/form'
import type { Transaction } from '#ground/database'
import type { ApplicationId } from '#ground/ids'
import { Refusal } from '#ground/refusal'
import type { Act, WhyReferred } from './acts.ts'
import { lastDayToDisagree } from './disagreeing.ts'
import { reasonToJson } from './reasons.ts'
import type { CaseRow } from './tables.ts'
import type { Tools } from './tools.ts'
import { dateAt, tell } from './tools.ts'

/** The rules speak on a case that was received, under the version that it was sent under and on the day it was sent. */
export function worker(tools: Tools): (tx: Transaction, id: ApplicationId) => Promise<void> {
  const { applications, catalogue, place, log, pen } = tools

  async function judge(tx: Transaction, row: CaseRow): Promise<readonly Act[]> {
    if (row.status !== 'received') return []
    const definition = await definitionOf(row)
    if (!definition) return [referral(row, [], { why: 'version-unreadable' })]
    const answers = await applications.answersOf(row.id, tx)
    const judged = judgedOrNot(row, definition, answers)
    if (!judged) return [referral(row, definition.process.steps, { why: 'no-finding' })]
    const [{ outcome }, acts] = judged
    if (outcome !== null && acts.at(-1)?.kind === 'decided') await tellDecided(tools, tx, row, definition, outcome)
    return acts
  }

  /** Trying again would mend no damaged row: a person has the case meanwhile, and sees why. */
  async function definitionOf({ id, service_id, version_hash }: CaseRow): Promise<Definition | undefined> {
    try {
      return (await catalogue.version(version_hash)).definition
    } catch (reason) {
      if (!(reason instanceof Refusal && reason.code === 'version-unreadable')) throw reason
      const about = { case: id, service: service_id, version: version_hash }
      log.error(about, 'the version of a case cannot be read: an officer is given the case')
      return undefined
    }
  }

  /** Where the rules break down, or what follows from them, they would do so again at every try: a person takes the case. */
  function judgedOrNot(row: CaseRow, definition: Definition, answers: Answers): [Finding, readonly Act[]] | undefined {
    try {
      const { values } = walk(definition.form, answers, { today: dateAt(place, row.opened_at) })
      const finding = findFor(definition, values, { currency: place.currency })
      return [finding, actsOf(row, definition, finding)]
    } catch (reason) {
      log.error({ err: reason, case: row.id, service: row.service_id }, 'the rules made no finding')
      return undefined
    }
  }

  function actsOf(row: CaseRow, definition: Definition, finding: Finding): readonly Act[] {
    const found: Act = { kind: 'found', details: { finding: findingToJson(finding) } }
    const sure = finding.route.by === 'machine' && finding.outcome !== null
    return [found, sure ? decisionOf(finding, finding.outcome) : referral(row, definition.process.steps, { finding })]
  }

  function referral(
    row: CaseRow,
    steps: readonly Step[],
    { finding, why }: { finding?: Finding; why?: WhyReferred },
  ): Act {
    const officers = steps.find(({ by }) => by === 'officer')
    const step = finding?.route.by === 'officer' ? finding.route : officers
    const team = `${row.agency_id}/${row.service_id}`
    return { kind: 'referred', details: { step: step?.step ?? 'review', team, deadline: deadlineOf(row, step), why } }
  }

  /** A case without a deadline can still be decided; one that nobody is given cannot. */
  function deadlineOf(row: CaseRow, step: Step | undefined): string | undefined {
    if (!step?.within) return undefined
    try {
      return row.opened_at.toZonedDateTimeISO(place.zone).toPlainDate().add(step.within).toString()
    } catch (reason) {
      log.error({ err: reason, case: row.id, service: row.service_id }, 'the step has no deadline')
      return undefined
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
    ifYouDisagree: definition.service.ifYouDisagree,
    disagreeUntil: lastDayToDisagree(definition.service, tools.clock.now(), tools.place.zone),
  })
}
