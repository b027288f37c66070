import type { Answers } from '#engines/form'
import type { Database, Transaction } from '#ground/database'
import type { ApplicationId } from '#ground/ids'
import type { KeyId, Vault } from '#ground/vault'

const about = (id: ApplicationId) => ({ table: 'applications', field: 'answers', row: String(id) })

/** All answers of an application in one envelope, as pairs: a question may have any name, and keeps its place. */
export function sealAnswers(
  vault: Vault,
  within: Database | Transaction,
  { id, key, answers }: { id: ApplicationId; key: KeyId; answers: Answers },
): Promise<Buffer> {
  return vault.seal(within, key, JSON.stringify([...answers]), about(id))
}

export async function openAnswers(
  vault: Vault,
  within: Database | Transaction,
  { id, answers }: { id: ApplicationId; answers: Buffer },
): Promise<Answers> {
  return new Map(JSON.parse(await vault.open(within, answers, about(id))))
}
