import assert from 'node:assert/strict'
import { EventEmitter, once } from 'node:events'
import { PassThrough } from 'node:stream'
import { openApplications } from '#domain/applications'
import { openCases } from '#domain/cases'
import { openCatalogue } from '#domain/catalogue'
import type { Channel, InboxMessage, NoticeWords } from '#domain/notices'
import { email, openInbox, openNotices } from '#domain/notices'
import type { Person } from '#domain/people'
import { openPeople } from '#domain/people'
import { readPlace } from '#domain/place'
import { FeelDate } from '#engines/feel'
import type { Answers } from '#engines/form'
import { readAnswers } from '#engines/form'
import { testClock } from '#ground/clock'
import { openJobs } from '#ground/jobs'
import { openLog } from '#ground/log'
import type { Ending } from '#ground/test-database'
import { testDatabase } from '#ground/test-database'
import { openVault } from '#ground/vault'

const plainWords: NoticeWords = ({ kind, reference, token, outcome, person }) => ({
  subject: `${kind} ${reference}`,
  text: `${person ?? ''} ${outcome ?? ''} ${token ?? ''}`.trim(),
})

/** The domain's rooms over a database of the test's own, with kite-licence published and the mail going to an inbox. */
export async function testState(t: Ending, { services = 'services/kite-licence', place = readPlace('.') } = {}) {
  const { database, url } = await testDatabase(t)
  const clock = testClock('2026-05-04T08:00:00Z')
  const log = openLog({ level: 'silent' })
  const vault = await openVault({ database, clock, masterKey: new Uint8Array(32).fill(7) })
  const jobs = openJobs({ database, clock, log, names: ['notice', 'case'] })
  await jobs.start()
  const inbox = openInbox({ database, vault, clock, log, place })
  const { host, port } = await inbox.listen()
  const mail = email({ smtp: `smtp://${host}:${port}`, from: () => 'Meridia <services@meridia.example>', log })
  const deliveries = new EventEmitter()
  const channel: Channel = {
    ...mail,
    deliver: (message) => mail.deliver(message).finally(() => deliveries.emit('tried')),
  }
  /** The newest message to an address, as soon as it is there. */
  async function mailTo(to: string): Promise<InboxMessage> {
    for (;;) {
      const tried = once(deliveries, 'tried')
      const found = (await inbox.messages()).find((message) => message.to === to)
      if (found) return inbox.message(found.id)
      await tried
    }
  }
  t.after(async () => {
    await jobs.stop()
    await channel.close()
    await inbox.close()
  })
  const catalogue = openCatalogue({ database, clock, log, place })
  await catalogue.publishFolder(services, 'a test')
  const people = openPeople({ database, vault, clock, place })
  const notices = openNotices({ database, vault, jobs, clock, log, words: plainWords, channel })
  const applications = openApplications({ database, vault, clock, place, catalogue, notices })
  const cases = openCases({ database, vault, jobs, clock, log, place, catalogue, applications, people, notices })
  return {
    mailTo,
    url,
    database,
    clock,
    log,
    vault,
    jobs,
    inbox,
    channel,
    place,
    catalogue,
    people,
    notices,
    applications,
    cases,
  }
}

/** A log that is heard: `said` resolves at the next line of it that says this. */
export function listeningLog() {
  const stream = new PassThrough()
  const log = openLog({ level: 'info', to: stream })
  const said = (words: string) =>
    new Promise<Record<string, unknown>>((resolve) => {
      const hear = (chunk: Buffer) => {
        const line = chunk
          .toString()
          .split('\n')
          .find((line) => line.includes(words))
        if (!line) return
        stream.off('data', hear)
        resolve(JSON.parse(line))
      }
      stream.on('data', hear)
    })
  return { log, said }
}

export type TestState = Awaited<ReturnType<typeof testState>>

let people = 0

/** Somebody made up, signed in. */
export const someone = (
  { people: room }: TestState,
  { subject = `somebody-${++people}`, name = 'Amina Haddad' } = {},
) => room.signedIn({ issuer: 'https://test', subject, name, email: `${subject}@post.example`, assurance: 'low' })

/** The answers of an example of kite-licence that ends in this finding, for a day in September. */
export function answersFor({ catalogue, place, clock }: TestState, outcome: string): Answers {
  const { form, examples } = catalogue.get('kite-licence').definition
  const sought = outcome === 'for an officer' ? null : outcome
  const example = examples.find(({ finding }) => finding.get('outcome') === sought)
  assert(example, `kite-licence has an example that is ${outcome}`)
  const today = FeelDate.parse(clock.today(place.zone).toString())!
  const { answers, problems } = readAnswers(form, { ...example.answers, 'flying date': '2026-09-01' }, { today })
  assert.deepEqual(problems, [])
  return answers
}

/** A draft with every answer, ready to be sent by this person. */
export async function draftOf(state: TestState, person: Person, outcome = 'for an officer') {
  const { id } = await state.applications.begin({
    service: 'kite-licence',
    agency: 'port-calder',
    session: 'a session',
    person,
    language: 'en',
  })
  const answers = answersFor(state, outcome)
  const { revision } = await state.applications.save(id, { answers, revision: 0 })
  return { id, revision, answers }
}

/** A case as it stands after the rules have spoken. */
export async function workedCase(state: TestState, person: Person, outcome = 'for an officer', language = 'en') {
  const { id, revision } = await draftOf(state, person, outcome)
  await state.cases.send(id, { key: 'sent', person, seenRevision: revision, language })
  await state.cases.work(id)
  return id
}
