/**
 * Where text is no markup, what runs the other way is kept in one piece by isolates (Unicode Standard Annex 9, §2.4.2):
 * without them the groups of a telephone number change places in an Arabic sentence.
 */
export const leftToRight = (text: string): string => `\u2066${text}\u2069`

/** In whichever direction its first letter has: a name as its owner writes it. */
export const inItsOwnDirection = (text: string): string => `\u2068${text}\u2069`
