import type { Application } from '#domain/applications'
import type { Walk } from '#engines/form'
import { walk } from '#engines/form'
import type { Transaction } from '#ground/database'
import type { ApplicationId } from '#ground/ids'
import { referenceOf } from '#ground/ids'
import { Refusal } from '#ground/refusal'
import type { Cases } from './cases.ts'
import type { Tools } from './tools.ts'
import { dateAt, tell } from './tools.ts'

type Sending = Parameters<Cases['send']>[1]

/** Application, case, first act, coarse facts, notice and jobs: all of it together, or the draft stays a draft. */
export function sender(tools: Tools): Cases['send'] {
  const { database, applications, catalogue, jobs, clock, place, pen } = tools

  async function sendOnce(tx: Transaction, id: ApplicationId, sending: Sending) {
    const application = await applications.lock(tx, id)
    if (application.state === 'sent') return sentBefore(tx, id, sending.key)
    mayBeSent(application, sending)
    const walked = walk(application.version.definition.form, application.answers, { today: dateAt(place, clock.now()) })
    if (!walked.complete) throw new Refusal('not-complete', { application: id, page: walked.next?.slug })
    await keep(tx, application, walked, sending)
    await jobs.send(tx, 'case', { case: id })
    await tellSent(tx, application, sending)
  }

  function mayBeSent(
    { id, service, agency, version, revision, owner }: Application,
    { person, seenRevision }: Sending,
  ) {
    const offered = catalogue.find(service) && catalogue.agenciesFor(service).some((offering) => offering.id === agency)
    if (!offered) throw new Refusal('service-closed', { application: id, service })
    if (!person && version.definition.service.signIn !== 'no') throw new Refusal('sign-in-needed', { application: id })
    if (owner && owner !== person?.id) throw new Refusal('not-allowed', { application: id })
    if (revision !== seenRevision)
      throw new Refusal('draft-changed-elsewhere', { application: id, seenRevision, revision })
  }

  async function keep(
    tx: Transaction,
    application: Application,
    { answers }: Walk,
    { key, person, language }: Sending,
  ) {
    const { id, service, agency, version } = application
    await applications.markSent(tx, application, { answers, version, person, language })
    const applicant_id = person?.id ?? null
    const row = { id, service_id: service, agency_id: agency, version_hash: version.hash, applicant_id, language }
    const details = { service, agency, version: version.hash, language, applicant: person?.id }
    await pen.open(tx, {
      case: { ...row, key_id: application.key, opened_at: clock.now() },
      act: { kind: 'opened', details },
      facts: factsOf(application, answers),
      command: key,
    })
  }

  async function tellSent(tx: Transaction, application: Application, { person, language }: Sending) {
    if (!person) return
    const { id, key, agency, version } = application
    const service = version.definition.service.name
    await tell(tools, tx, person, { kind: 'sent', application: id, key, agency, service, language })
  }

  return async (id, sending) => {
    await database.together((tx) => sendOnce(tx, id, sending))
    return { id, reference: referenceOf(id) }
  }
}

/** The same command again has been carried out; another one comes too late. */
async function sentBefore(tx: Transaction, id: ApplicationId, key: string): Promise<void> {
  const done = await tx.run('command-done', 'select 1 from commands where application_id = $1 and key = $2', [id, key])
  if (done.length === 0) throw new Refusal('draft-already-sent', { application: id })
}

/** Only what form.yaml declares coarse enough for queues and figures. */
function factsOf({ version }: Application, answers: Walk['answers']): ReadonlyMap<string, string> {
  const facts = new Map<string, string>()
  for (const { name, figure } of version.definition.form.questions.values()) {
    const answer = answers.get(name)
    if (!figure || answer === undefined || answer === '') continue
    facts.set(figure, typeof answer === 'boolean' ? (answer ? 'yes' : 'no') : String(answer))
  }
  return facts
}
