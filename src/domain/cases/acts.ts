import { randomBytes } from 'node:crypto'
import canonicalize from 'canonicalize'
import type { NoticeDone } from '#domain/notices'
import type { Json } from '#engines/feel'
import type { Database, Transaction } from '#ground/database'
import type { ApplicationId } from '#ground/ids'
import { referenceOf } from '#ground/ids'
import type { KeyId, Vault } from '#ground/vault'
import type { ActLine, Actor, CaseStep, NoticeAbout } from './cases.ts'
import type { SentenceJson } from './reasons.ts'
import type { ActRow } from './tables.ts'

export interface ReasonJson {
  words: SentenceJson
  law?: SentenceJson
  decision?: string
  rule?: string
}

/** Why an officer has it though the rules said nothing: they broke down, or what they stand in cannot be read. */
export type WhyReferred = 'no-finding' | 'version-unreadable'

/** What can happen to a case, and what is kept of it. */
export type Act =
  | {
      kind: 'opened'
      details: { service: string; agency: string; version: string; language: string; applicant?: string }
    }
  | { kind: 'found'; details: { finding: Json } }
  | { kind: 'referred'; details: { step: string; team: string; deadline?: string; why?: WhyReferred } }
  | { kind: 'decided'; details: { outcome: string; amount?: string; reasons: readonly ReasonJson[] } }
  | { kind: 'notified'; details: { notice: string; about: NoticeAbout; result: NoticeDone['result'] } }

/** An act in its place in a history. */
export type Entry = Act & { seq: number; at: Temporal.Instant; by: Actor }

const about = (id: ApplicationId, seq: number) => ({ table: 'acts', field: 'sealed', row: `${id}/${seq}` })

/** The bytes that a ledger can commit to, for ever the same: RFC 8785. */
function canonicalOf(id: ApplicationId, { seq, kind, at, by, details }: Entry): string {
  return canonicalize({ case: referenceOf(id), seq, kind, at: at.toString(), by, details }) ?? ''
}

/** The salt keeps anyone who guesses an act's bytes from matching them with a commitment. */
export function sealAct(vault: Vault, tx: Transaction, key: KeyId, id: ApplicationId, entry: Entry): Promise<Buffer> {
  const salt = randomBytes(32).toString('base64url')
  return vault.seal(tx, key, `${salt}.${canonicalOf(id, entry)}`, about(id, entry.seq))
}

export async function openAct(vault: Vault, within: Transaction | Database, row: ActRow): Promise<Entry> {
  const text = await vault.open(within, row.sealed, about(row.case_id, row.seq))
  const { kind, by, details } = JSON.parse(text.slice(text.indexOf('.') + 1))
  return { seq: row.seq, at: row.acted_at, kind, by, details }
}

export const lineOf = ({ seq, kind, at, by, details }: Entry): ActLine => ({
  seq,
  kind,
  at,
  by,
  details: { ...details },
})

/** An act as its applicant may know it. */
export const stepOf = (entry: Entry): CaseStep => ({
  kind: entry.kind,
  at: entry.at,
  ...(entry.kind === 'notified' && { notice: { about: entry.details.about, result: entry.details.result } }),
})
