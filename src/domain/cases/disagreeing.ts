import type { ServiceInfo } from '#engines/definition'

/** The last day on which somebody may disagree with a decision, by the time that its service gives; none where it gives none. */
export function lastDayToDisagree(
  { timeToDisagree }: ServiceInfo,
  decided: Temporal.Instant,
  zone: string,
): Temporal.PlainDate | undefined {
  if (!timeToDisagree) return undefined
  try {
    return decided.toZonedDateTimeISO(zone).toPlainDate().add(timeToDisagree)
  } catch (reason) {
    // A published service stays as it is; a time that is none is no reason to keep anybody from their decision.
    if (reason instanceof RangeError) return undefined
    throw reason
  }
}
