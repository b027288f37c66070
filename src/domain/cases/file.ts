import type { Officer } from '#domain/people'
import type { Definition } from '#engines/definition'
import type { Answers } from '#engines/form'
import type { ApplicationId } from '#ground/ids'
import { referenceOf } from '#ground/ids'
import { Refusal } from '#ground/refusal'
import type { Entry } from './acts.ts'
import { lineOf, openAct, stepOf } from './acts.ts'
import type { Case, CaseFile, Cases, DecisionReason, StoredFinding } from './cases.ts'
import { lastDayToDisagree } from './disagreeing.ts'
import { decisionIn, findingIn } from './reasons.ts'
import { positionAfter } from './status.ts'
import type { ActRow, CaseRow } from './tables.ts'
import type { Tools } from './tools.ts'

/** A case as it is read: by the applicant, who sees where it stands, and by an officer, who sees all. */
export function reader(tools: Tools): Pick<Cases, 'get' | 'standing' | 'file'> {
  const { database, vault, catalogue, applications, people, place } = tools

  async function read(id: ApplicationId): Promise<CaseRow> {
    const [row] = await database.run<CaseRow>('case-read', 'select * from cases where id = $1', [id])
    if (!row) throw new Refusal('not-found', { case: id })
    return row
  }

  async function history(id: ApplicationId): Promise<Entry[]> {
    const rows = await database.run<ActRow>('case-acts', 'select * from acts where case_id = $1 order by seq', [id])
    return Promise.all(rows.map((row) => openAct(vault, database, row)))
  }

  const caseOf = async (row: CaseRow, answers: () => Promise<Answers>): Promise<Case> => ({
    id: row.id,
    reference: referenceOf(row.id),
    service: row.service_id,
    agency: row.agency_id,
    version: await catalogue.versionToShow({ hash: row.version_hash, service: row.service_id, answers }),
    applicant: row.applicant_id ?? undefined,
    status: row.status,
    team: row.team ?? undefined,
    deadline: row.deadline ?? undefined,
    openedAt: row.opened_at,
    language: row.language,
    seq: row.seq,
  })

  async function standing(id: ApplicationId) {
    const row = await read(id)
    const [answers, acts] = [await applications.answersOf(id), await history(id)]
    const about = await caseOf(asIn(acts, row), async () => answers)
    const decision = decisionIn(acts)
    const finding = findingIn(acts)
    return {
      case: about,
      steps: acts.map(stepOf),
      answers,
      decision,
      finding: decision?.followsFinding ? finding : undefined,
      whyReferred: about.status === 'waiting' ? whyUnsure(finding, about.version.definition) : [],
      disagreeUntil: decision && lastDayToDisagree(about.version.definition.service, decision.at, place.zone),
    }
  }

  async function file(id: ApplicationId, officer: Officer): Promise<CaseFile> {
    const row = await read(id)
    const what = { agency: row.agency_id, service: row.service_id }
    if (!people.mayWorkOn(officer, what)) throw new Refusal('not-allowed', { case: id, officer: officer.id })
    const [answers, acts] = [await applications.answersOf(id), await history(id)]
    const now = asIn(acts, row)
    const about = await caseOf(now, async () => answers)
    const applicant = row.applicant_id ? await people.get(row.applicant_id) : undefined
    return {
      case: { ...about, seq: acts.at(-1)?.seq ?? row.seq },
      applicant: applicant && { name: applicant.name, email: applicant.email },
      answers,
      sentAt: row.opened_at,
      finding: findingIn(acts),
      decision: decisionIn(acts),
      acts: acts.map(lineOf),
      mayNotDecide: whyNot(now, officer) ?? (about.version.unreadable && 'version-unreadable'),
    }
  }

  return { get: async (id) => caseOf(await read(id), () => applications.answersOf(id)), standing, file }
}

/** Nothing of a finding that is sure: an officer may come to another, and until then it is nobody's answer. */
const whyUnsure = (finding: StoredFinding | undefined, { process }: Definition): readonly DecisionReason[] =>
  finding?.outcome === null
    ? finding.reasons.filter(({ decision, rule }) => decision === process.finding.outcome && rule !== undefined)
    : []

/** An act may have come after the row was read: what is shown of a case is one moment of it, that of its history. */
const asIn = (acts: readonly Entry[], row: CaseRow): CaseRow => ({ ...row, status: positionAfter(acts).status })

function whyNot({ applicant_id, status }: CaseRow, officer: Officer): CaseFile['mayNotDecide'] {
  if (status === 'decided') return 'case-already-decided'
  if (applicant_id === officer.id) return 'own-case'
  return status === 'waiting' ? undefined : 'not-waiting'
}
