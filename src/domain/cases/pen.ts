import type { Clock } from '#ground/clock'
import type { Transaction } from '#ground/database'
import type { ApplicationId } from '#ground/ids'
import { Refusal } from '#ground/refusal'
import type { Vault } from '#ground/vault'
import type { Act, Entry } from './acts.ts'
import { sealAct } from './acts.ts'
import type { Actor } from './cases.ts'
import { positionAfter } from './status.ts'
import type { CaseRow } from './tables.ts'

interface Opening {
  case: Omit<CaseRow, 'status' | 'team' | 'deadline' | 'seq' | 'decided_at'>
  act: Extract<Act, { kind: 'opened' }>
  facts: ReadonlyMap<string, string>
  /** Idempotency key of the command that opens it. */
  command: string
}

/** The only way into a case's history. */
export interface Pen {
  open(tx: Transaction, opening: Opening): Promise<void>
  /**
   * Locks the case's row, asks `judge` what is to be recorded on what stands there, and writes it: the acts, and what
   * the history comes to in the case's columns. Nothing judged, nothing written. Refuses not-found.
   */
  record(tx: Transaction, id: ApplicationId, by: Actor, judge: (row: CaseRow) => Promise<readonly Act[]>): Promise<void>
}

const openStatement = `
with opened as (
  insert into cases (id, service_id, agency_id, version_hash, applicant_id, language, key_id, opened_at, status, seq)
  values ($1, $2, $3, $4, $5, $6, $7, $8, 'received', 1)
), command as (
  insert into commands (application_id, key, verb, done_at) values ($1, $9, 'send', $8)
), facts as (
  insert into case_facts (case_id, name, code) select $1, name, code from unnest($10::text[], $11::text[]) as fact (name, code)
)
insert into acts (case_id, seq, kind, acted_at, person_id, sealed) values ($1, 1, 'opened', $8, $5, $12)`

const recordStatement = `
with written as (
  insert into acts (case_id, seq, kind, acted_at, person_id, sealed)
  select $1, seq, kind, $2, $3, sealed from unnest($4::int[], $5::text[], $6::bytea[]) as act (seq, kind, sealed)
)
update cases set status = $7, team = $8, deadline = $9, seq = $10, decided_at = coalesce(decided_at, $11) where id = $1`

export function openPen({ vault, clock }: { vault: Vault; clock: Clock }): Pen {
  async function open(tx: Transaction, { case: row, act, facts, command }: Opening) {
    const entry: Entry = { ...act, seq: 1, at: row.opened_at, by: 'applicant' }
    const sealed = await sealAct(vault, tx, row.key_id, row.id, entry)
    const { id, service_id, agency_id, version_hash, applicant_id, language, key_id, opened_at } = row
    const columns = [id, service_id, agency_id, version_hash, applicant_id, language, key_id, opened_at]
    tx.put('case-open', openStatement, [...columns, command, [...facts.keys()], [...facts.values()], sealed])
  }

  async function record(
    tx: Transaction,
    id: ApplicationId,
    by: Actor,
    judge: (row: CaseRow) => Promise<readonly Act[]>,
  ) {
    const row = await lock(tx, id)
    const acts = await judge(row)
    if (acts.length > 0) await write(tx, row, by, acts)
  }

  async function write(tx: Transaction, row: CaseRow, by: Actor, acts: readonly Act[]) {
    const at = clock.now()
    const entries = acts.map((act, index): Entry => ({ ...act, seq: row.seq + 1 + index, at, by }))
    const sealed: Buffer[] = []
    for (const entry of entries) sealed.push(await sealAct(vault, tx, row.key_id, row.id, entry))
    const { status, team, deadline } = positionAfter(acts, { ...row, deadline: row.deadline?.toString() ?? null })
    const [seqs, kinds] = [entries.map(({ seq }) => seq), entries.map(({ kind }) => kind)]
    const person = typeof by === 'string' ? null : by.id
    const decidedAt = acts.some(({ kind }) => kind === 'decided') ? at : null
    const position = [status, team, deadline, row.seq + acts.length, decidedAt]
    tx.put('case-record', recordStatement, [row.id, at, person, seqs, kinds, sealed, ...position])
  }

  return { open, record }
}

async function lock(tx: Transaction, id: ApplicationId): Promise<CaseRow> {
  const [row] = await tx.run<CaseRow>('case-lock', 'select * from cases where id = $1 for update', [id])
  if (!row) throw new Refusal('not-found', { case: id })
  return row
}
