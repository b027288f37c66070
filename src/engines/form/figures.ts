/** Writes a number that is given as exact text. */
export type Write = (text: string) => string

const numeral = /^(-?)(0|[1-9]\d*)(?:\.(\d+))?$/

/** Figures in which every way of writing shows itself: groups, decimals, signs, a currency's place, digits of its own. */
const probes = '0 1 -1 12 123 1234 -1234 12345 123456 1234567.89 -12345678.9 9876543210 0.5 -0.25 1000.01'.split(' ')

/**
 * What a formatter does, learned from it once, since a call of Intl takes as long as all the rest of a sentence. Whatever it cannot
 * be sure of goes to the formatter itself: amounts to be rounded, and languages that write figures in a way of their own.
 */
export function writerOf(format: Intl.NumberFormat): Write {
  const slow: Write = (text) => format.format(text as Intl.StringNumericLiteral)
  const fast = learn(format, slow)
  return probes.every((text) => fast(text) === slow(text)) ? fast : slow
}

function learn(format: Intl.NumberFormat, slow: Write): Write {
  const [plus, minus] = [around(format, '1234567.25'), around(format, '-1234567.25')]
  const { minimumFractionDigits: least = 0, maximumFractionDigits: most = 0, ...how } = format.resolvedOptions()
  const wholeDecimals = how.trailingZeroDisplay === 'stripIfInteger' ? '' : ''.padEnd(least, '0')
  const groupsFrom = format.formatToParts(1234).some(({ type }) => type === 'group') ? 4 : 5
  return (text) => {
    const [, sign, whole = '', decimals = ''] = numeral.exec(text) ?? []
    const exact = sign !== undefined && decimals.length <= most && !decimals.endsWith('0') && text !== '-0'
    if (!exact) return slow(text)
    const { before, group, point, after } = sign === '' ? plus : minus
    const grouped = whole.length < groupsFrom ? whole : inGroups(whole, group)
    const written = decimals === '' ? wholeDecimals : decimals.padEnd(least, '0')
    return before + grouped + (written === '' ? '' : point + written) + after
  }
}

/** What stands before, within and after the digits. */
function around(format: Intl.NumberFormat, text: string) {
  const parts = format.formatToParts(text as Intl.StringNumericLiteral)
  const figures = new Set(['integer', 'group', 'decimal', 'fraction'])
  const [first, last] = [
    parts.findIndex(({ type }) => figures.has(type)),
    parts.findLastIndex(({ type }) => figures.has(type)),
  ]
  const join = (some: typeof parts) => some.map(({ value }) => value).join('')
  const of = (wanted: string) => parts.find(({ type }) => type === wanted)?.value ?? ''
  return {
    before: join(parts.slice(0, first)),
    group: of('group'),
    point: of('decimal'),
    after: join(parts.slice(last + 1)),
  }
}

/** By threes, from the end. */
function inGroups(digits: string, group: string): string {
  let written = digits.slice(-3)
  for (let end = digits.length - 3; end > 0; end -= 3)
    written = digits.slice(Math.max(0, end - 3), end) + group + written
  return written
}
