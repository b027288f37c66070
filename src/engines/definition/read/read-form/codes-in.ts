interface CodeIn {
  readonly name: string
  readonly code: string
  /** Where in the text its quotation mark stands. */
  readonly offset: number
}

const quoted = '"[^"\\\\]*"'
const before = '(?:^|[(,]|\\b(?:and|or|if|then|else))\\s*'

/** The codes that a condition compares names with: `outcome = "granted"`, `outcome in ("granted", "refused")`. */
export function codesIn(text: string, names: ReadonlyMap<string, unknown>): CodeIn[] {
  return [...names.keys()].flatMap((name) => {
    const word = name.trim().split(/\s+/).map(escaped).join('\\s+')
    const comparisons = new RegExp(
      `${before}${word}\\s*(?:!?=\\s*${quoted}|in\\s*[([]?\\s*${quoted}(?:\\s*,\\s*${quoted})*)`,
      'gu',
    )
    const turned = new RegExp(`${quoted}\\s*!?=\\s*${word}(?![\\p{L}\\p{N}])`, 'gu')
    return [...text.matchAll(comparisons), ...text.matchAll(turned)].flatMap((found) => codesOf(found, name))
  })
}

const codesOf = ({ 0: comparison, index }: RegExpExecArray, name: string): CodeIn[] =>
  [...comparison.matchAll(/"([^"]*)"/g)].map((found) => ({ name, code: found[1] ?? '', offset: index + found.index }))

const escaped = (word: string) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
