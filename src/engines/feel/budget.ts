/** An evaluation has taken more steps, or nested deeper, than it was allowed: the model is hostile or mistaken. */
export class BudgetExceeded extends Error {
  constructor(what: string) {
    super(what)
    this.name = 'BudgetExceeded'
  }
}
