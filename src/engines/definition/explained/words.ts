/** The sentences that a trace is told in, one table a language. Names in braces are blanks. */
export interface ExplainedWords {
  /** A text that people chose or that a rule gives, which would run into the sentence without marks. */
  readonly quoted: string
  /** What every sentence of a value begins with: `{fact}` in the others. */
  readonly fact: string
  /** The same where there is none. */
  readonly noValue: string
  /** Where a value came from: the applicant, or whoever asked. */
  readonly answered: string
  readonly given: string
  readonly notGiven: string
  /** Worked out by a formula. */
  readonly workedOut: string
  /** The same of one that is yes or no. */
  readonly workedOutIf: string
  /** Worked out by a box that no one formula says. */
  readonly workedOutFrom: string
  readonly result: string
  readonly byRule: string
  /** By a rule that asks for nothing. */
  readonly byRuleAlways: string
  readonly noRule: string
  /** One of several rules that a result came of together. */
  readonly ruleHolds: string
  readonly ruleHoldsAlways: string
  /** A rule that holds, and of which nothing came, because the first one counts, or the one that weighs most. */
  readonly comesAfter: string
  readonly weighsLess: string
  readonly nearest: string
  /** Why there is no value, or not all of it. */
  readonly wentWrong: string
  /** What a condition looked at, where it held and where it failed. */
  readonly is: string
  readonly isWithin: string
  readonly isNot: string
  /** Of a condition that is a sentence: "it begins with …". */
  readonly isNotSo: string
  /** Where there was nothing to look at. */
  readonly isMissing: string
  /** Of a condition that asks for anything but that. */
  readonly isExcluded: string
  readonly isExcludedSo: string
  readonly withLaw: string
}
