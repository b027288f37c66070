/** People who apply for things all at once, and remember every word they were given. */
import { randomInt } from 'node:crypto'
import { EventEmitter } from 'node:events'
import type { Stored } from '#engines/form'
import { hiddenFields } from '../visitor.ts'
import type { Applicant } from './applicant.ts'
import { applicant, bare, Complaint, headingIn } from './applicant.ts'
import type { Page, Plan, Somebody } from './plans.ts'
import { somebody, somePlan } from './plans.ts'

/** What somebody was told of one application. */
export interface Told {
  reference: string
  plan: Plan
  person: string
  /** The answers of each page that was followed by the next one, by question. */
  kept: ReadonlyMap<string, Stored>
  sent: boolean
}

/** An answer came; somebody presses the button that sends an application. */
type Event = 'answer' | 'sending'

export interface Crowd {
  readonly told: readonly Told[]
  readonly complaints: readonly string[]
  /** Answers until now, by status; 'broken off' began and did not end. */
  readonly answers: ReadonlyMap<number | 'broken off', number>
  /** The language of each page that said that the records are away. */
  readonly toldAway: readonly string[]
  on(event: Event, heard: () => void): void
  off(event: Event, heard: () => void): void
  /** Nobody begins anew; resolves when everybody is done with what they are at. */
  finish(): Promise<void>
}

interface Door {
  origin: string
  /** Resolves while somebody answers there. */
  open(): Promise<void>
}

export function openCrowd({ origin, open }: Door, size: number): Crowd {
  const events = new EventEmitter()
  const told: Told[] = []
  const complaints: string[] = []
  const answers = new Map<number | 'broken off', number>()
  const toldAway: string[] = []
  let over = false

  const street = {
    origin,
    open,
    hear(answer: number | 'broken off') {
      answers.set(answer, (answers.get(answer) ?? 0) + 1)
      events.emit('answer')
    },
    hearAway: (language: string) => void toldAway.push(language),
  }

  async function visit(seat: number): Promise<void> {
    const who = somebody(seat)
    const me = applicant(street, who)
    try {
      if (who.early) await me.signIn('/applications')
      for (let left = randomInt(1, 4); left > 0 && !over; left--)
        await apply(me, who, { told, sending: () => void events.emit('sending') })
    } catch (reason) {
      // What is no complaint is the end of the street.
      over ||= !(reason instanceof Complaint)
      complaints.push((reason as Error).message)
    }
    me.leave()
  }
  const all = Array.from({ length: size }, async (_, seat) => {
    while (!over) await visit(seat)
  })

  return {
    ...{ told, complaints, answers, toldAway },
    on: (event, heard) => void events.on(event, heard),
    off: (event, heard) => void events.off(event, heard),
    async finish() {
      over = true
      await Promise.all(all)
    },
  }
}

interface Noting {
  told: Told[]
  sending(): void
}

/** One application, from its beginning to its confirmation or to the end of somebody's patience. */
async function apply(me: Applicant, { person, language }: Somebody, { told, sending }: Noting): Promise<void> {
  const plan = somePlan()
  const prefix = language && `/${language}`
  let next = await me.press(await me.get(`${prefix}/services/${plan.service}/begin`), { agency: plan.agency })
  const [, , reference = ''] = bare(next).split('/')
  const kept = new Map<string, Stored>()
  const mine: Told = { reference, plan, person, kept, sent: false }
  told.push(mine)
  const at = (page: string) => `${prefix}/applications/${reference}/${page}`

  const answer = async (path: string, page: Page | undefined) => {
    const seen = await me.get(path)
    if (!page || seen.path !== path) throw new Complaint(`${path} leads to ${seen.path}`)
    next = await me.press(seen, page.typed)
    for (const [name, stored] of page.stored) kept.set(name, stored)
  }
  while (bare(next) !== bare(at('check-answers'))) {
    if (kept.size >= plan.mostAnswers) return
    await answer(next, plan.pages.get(bare(next).split('/')[3] ?? ''))
  }
  if (plan.changes) await answer(at(`${plan.again[0]}?change=yes`), plan.again[1])

  const canBeSent = ({ body }: { body: string }) => '_key' in hiddenFields(body)
  let check = await me.get(at('check-answers'))
  if (!canBeSent(check)) check = await me.signIn(bare(at('check-answers')))
  if (!canBeSent(check)) throw new Complaint(`${check.path} cannot be sent: ${headingIn(check.body)}`)
  sending()
  next = await me.press(check)
  if (next !== at('sent')) throw new Complaint(`sending leads to ${next}`)
  mine.sent = true
  const confirmed = await me.get(next)
  if (confirmed.path !== next) throw new Complaint(`${next} leads to ${confirmed.path}`)
}
