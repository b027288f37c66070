/*
 * What a model may be at most: many times what the largest law takes, and little enough that whatever is handed in is read, or refused
 * with its place, in bounded time and memory. SECURITY.md tells them.
 */

/** Characters of a file; also the bytes, where a file is looked at before it is read. */
export const mostCharacters = 32 * 1024 * 1024
/** Elements, attributes, and signs written as entities: a table of 10 000 rules in 20 columns has some 700 000. */
export const mostParts = 1_000_000
export const mostAttributes = 1_000
export const deepestElement = 100
/** Whoever has so many has to mend these first. */
export const mostFaults = 1_000
/** Rules of one table in a trace: half of them held, and half nearly did. */
export const mostRulesTraced = 200
/** Decisions that each rest on the one before, far fewer than the machine's stack takes. */
export const longestChain = 1_500

export const tooLarge = `The file is too large: a model may have ${mostCharacters / 1024 / 1024} MB.`
