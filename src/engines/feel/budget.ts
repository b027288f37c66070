/** An evaluation has taken more steps, or nested deeper, than it was allowed: the model is hostile or mistaken. */
export class BudgetExceeded extends Error {
  constructor(what: string) {
    super(what)
    this.name = 'BudgetExceeded'
  }
}

/** What the work gives, or this instead where it takes more than it is allowed. */
export function withinBudget<Given, Instead>(work: () => Given, instead: Instead): Given | Instead {
  try {
    return work()
  } catch (error) {
    if (error instanceof BudgetExceeded) return instead
    throw error
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
