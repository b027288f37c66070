/** What lies in the database, sealed by the people's room. */
export interface Kept {
  readonly id: string
  /** What this session's forms are sealed with. */
  readonly forms: string
  readonly began: string
  readonly notes: Readonly<Record<string, string>>
  /** Nothing was begun in its name yet: it holds notes alone, such as what a sign-in needs to come back. */
  readonly passing?: true
}

const lasting = {
  // Every page leads to signing in, and whatever walks through all links leaves one of these behind.
  passing: { idle: { hours: 2 }, most: { hours: 24 } },
  visitor: { idle: { hours: 30 * 24 }, most: { hours: 90 * 24 } },
  signedIn: { idle: { hours: 2 }, most: { hours: 12 } },
}

/** How long a browser keeps the cookie of whoever has not signed in. */
export const visitorSeconds = lasting.visitor.idle.hours * 3600

const lastingOf = ({ passing }: Kept, person: string | undefined) =>
  lasting[person ? 'signedIn' : passing ? 'passing' : 'visitor']

export function expiryOf(kept: Kept, person: string | undefined, now: Temporal.Instant): Temporal.Instant {
  const { idle, most } = lastingOf(kept, person)
  return earlier(now.add(idle), Temporal.Instant.from(kept.began).add(most))
}

/** Whether the session would last so much longer from now on that writing it again is worth it. */
export const isWorthWriting = (
  kept: Kept,
  person: string | undefined,
  until: Temporal.Instant,
  later: Temporal.Instant,
) => until.until(later).total('hours') > lastingOf(kept, person).idle.hours / 4

const earlier = (one: Temporal.Instant, other: Temporal.Instant) =>
  Temporal.Instant.compare(one, other) < 0 ? one : other
