/**
 * What FEEL is called in a language. Names in braces are blanks. Whoever speaks to people has one table a language; a missing sentence
 * does not compile. A sentence whose first blank is `{a}` begins with it, so that it can go on with a value that is known already.
 */
export interface FeelWords {
  /** The dash of a table's cell. */
  readonly anything: string
  /** What a cell's condition looks at: FEEL's `?`. */
  readonly it: string
  readonly is: string
  readonly isNot: string
  readonly isGiven: string
  readonly isNotGiven: string
  /** `not(…)` around a condition, and around tests. */
  readonly notSo: string
  readonly anythingBut: string
  readonly signs: { readonly [Sign in '<' | '<=' | '>' | '>=' | '!=']: string }
  /** The same of days and other moments. */
  readonly moments: { readonly [Sign in '<' | '<=' | '>' | '>=']: string }
  /** A day in the place of a moment: with an article where a language puts one. */
  readonly day: string
  readonly fromTo: string
  /** From a day to a day. */
  readonly fromDayToDay: string
  readonly and: string
  /** All but the last of three or more. */
  readonly andMore: string
  readonly or: string
  readonly orMore: string
  /** Before several conditions, one a line. */
  readonly allOfThese: string
  readonly oneOfThese: string
  readonly brackets: string
  readonly plus: string
  readonly minus: string
  readonly times: string
  readonly dividedBy: string
  readonly toThePower: string
  readonly opposite: string
  readonly notBelow: string
  readonly notAbove: string
  readonly choice: string
  readonly otherwise: string
  readonly some: string
  readonly every: string
  readonly forEach: string
  readonly those: string
  readonly numbered: string
  /** The first or the last characters of a text; how many of them. */
  readonly beginningOf: string
  readonly endOf: string
  /** A list in order, of its values or of a part of each. */
  readonly sortedUp: string
  readonly sortedDown: string
  readonly sortedUpBy: string
  readonly sortedDownBy: string
  readonly last: string
  readonly emptyList: string
  /** A text as such, and not one of the values that something may have. */
  readonly quoted: string
  readonly emptyText: string
  /** How far something is rounded: to none, to two, or to some decimals. */
  readonly toWhole: string
  readonly toTwo: string
  readonly toDecimals: string
  readonly entry: string
  /** A part of what is made of several: its own name first. */
  readonly partOf: string
  /** One of a list that has no name of its own. */
  readonly item: string
  /** Between the entries of a context, and between what a function of the model is given. */
  readonly semicolon: string
  readonly called: string
  /** A day of a year that is worked out: 6 April in the year … */
  readonly dayInYear: string
  readonly properties: { readonly [Name in PropertyName]: string }
  readonly calls: { readonly [Call in CallName]: string }
}

type PropertyName =
  | ('year' | 'month' | 'day' | 'weekday' | 'hour' | 'minute' | 'second')
  | ('years' | 'months' | 'days' | 'hours' | 'minutes' | 'seconds')

/** The built-ins that have words, each with how many it is given; `n` is any number of them, or one list. */
type CallName =
  | ('abs 1' | 'floor 1' | 'floor 2' | 'ceiling 1' | 'ceiling 2' | 'decimal 2' | 'modulo 2' | 'sqrt 1')
  | ('round up 2' | 'round down 2' | 'round half up 2' | 'round half down 2')
  | ('max n' | 'min n' | 'sum n' | 'mean n' | 'median n' | 'product n' | 'count 1' | 'all n' | 'any n')
  | ('list contains 2' | 'distinct values 1' | 'concatenate n' | 'append n' | 'union n' | 'flatten 1' | 'reverse 1')
  | ('sort 1' | 'sublist 2' | 'sublist 3' | 'remove 2' | 'index of 2' | 'stddev n' | 'mode n' | 'even 1' | 'odd 1')
  | ('string length 1' | 'upper case 1' | 'lower case 1' | 'contains 2' | 'starts with 2' | 'ends with 2')
  | ('substring 2' | 'substring 3' | 'substring before 2' | 'substring after 2' | 'string 1' | 'number 1')
  | ('matches 2' | 'replace 3' | 'split 2' | 'string join 1' | 'string join 2' | 'before 2' | 'after 2' | 'includes 2')
  | ('today 0' | 'now 0' | 'date 1' | 'date 3' | 'time 1' | 'date and time 1' | 'date and time 2' | 'duration 1')
  | ('years and months duration 2' | 'day of week 1' | 'month of year 1' | 'day of year 1' | 'week of year 1')
