/** An evaluation has taken more steps, or nested deeper, than it was allowed: the model is hostile or mistaken. */
export class BudgetExceeded extends Error {
  constructor(what: string) {
    super(what)
    this.name = 'BudgetExceeded'
  }
}

export const isOutOfStack = (error: unknown): boolean => error instanceof RangeError && /call stack/.test(error.message)

/** Works something out; what nests deeper than the machine's stack is as hostile as what never ends. */
export function guarded<T>(work: () => T): T {
  try {
    return work()
  } catch (error) {
    if (!isOutOfStack(error)) throw error
    throw new BudgetExceeded('The evaluation nests deeper than it is allowed.')
  }
}
