import type { Clock } from '#ground/clock'

/** A whole number from 0 to 31⁹−1, drawn at random. It is the case's id too, and the reference is another way to write it. */
export type ApplicationId = number & { readonly kind: 'application' }

/** Draws a new one, in about 45 bits: nobody guesses one, and a table's unique key catches the clash that may come in a lifetime. */
export function newApplicationId(): ApplicationId {
  throw new Error('not built yet')
}

/** The reference as people read, write and say it: `K7QM2-9XW4C`, the last symbol being the check. */
export function referenceOf(id: ApplicationId): string {
  throw new Error(`not built yet ${id}`)
}

/**
 * Reads a reference however it was typed: lower case, spaces and hyphens do not matter.
 * One wrong symbol or two neighbours swapped give `undefined`, never somebody else's application.
 */
export function readReference(text: string): ApplicationId | undefined {
  throw new Error(`not built yet ${text}`)
}

/** An id for everything else: a UUID of version 7, in the order of the clock's time. */
export function newId(clock?: Clock): string {
  throw new Error(`not built yet ${clock}`)
}
