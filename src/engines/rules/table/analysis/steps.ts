/** What may still be spent on a question; whoever has spent it all has no answer. */
export interface Steps {
  left: number
}

export class TooMuch extends Error {}

export function spend(steps: Steps, count: number): void {
  steps.left -= count
  if (steps.left < 0) throw new TooMuch()
}
