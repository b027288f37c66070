/** A part of a sentence: Publica's own words; or what a service, a law or a person wrote, which keeps its own direction. */
export interface Run {
  readonly kind: 'words' | 'name' | 'value' | 'code'
  readonly text: string
}

export type Line = readonly Run[]

/** What is worded: always a line, and where that is too long to be read well, also its parts, to be set one below the other. */
export interface Phrase {
  readonly line: Line
  /** What comes before the parts. */
  readonly lead?: Line
  readonly parts?: readonly Phrase[]
  /** Each part goes on with what the parts before it came to. */
  readonly steps?: true
  /** It is a sentence of its own, "it begins with …", and not what a value is. */
  readonly states?: true
  /** What it says must not be. */
  readonly excludes?: Phrase
}

export const words = (text: string): Line => [{ kind: 'words', text }]
export const code = (text: string): Line => [{ kind: 'code', text }]

const blank = /\{(\w+)\}/

/** Puts lines in the place of a sentence's `{blanks}`. */
export function fill(template: string, lines: Readonly<Record<string, Line>>): Line {
  const runs = template.split(blank).flatMap((part, index): Line => {
    if (index % 2 === 1) return lines[part] ?? words(`{${part}}`)
    return part === '' ? [] : words(part)
  })
  return joined(runs)
}

/** Neighbours that are both words are one run. */
function joined(runs: Line): Line {
  const kept: Run[] = []
  for (const run of runs) {
    const last = kept.at(-1)
    if (run.kind === 'words' && last?.kind === 'words')
      kept[kept.length - 1] = { kind: 'words', text: last.text + run.text }
    else kept.push(run)
  }
  return kept
}

/** Lines one after the other, with what stands between `{a}` and `{b}` between them, and before the last what stands there in `last`. */
export function strung(lines: readonly Line[], template: string, last: string = template): Line {
  const between = (each: string) => words(/^\{a\}(.*)\{b\}$/s.exec(each)?.[1] ?? ' ')
  const [others, final] = [between(template), between(last)]
  const runs = lines.flatMap((line, index) => {
    if (index === 0) return line
    return [...(index === lines.length - 1 ? final : others), ...line]
  })
  return joined(runs)
}

/** What is left of a sentence that begins with `{a}`, for one who knows already what that is: "plus {b}" of "{a} plus {b}". */
export const withoutFirst = (template: string): string => template.replace(/^\{a\}[\s,،:]*/, '')

export const lengthOf = (line: Line): number => line.reduce((total, { text }) => total + text.length, 0)

/** As text without markup. `isolated`: what is not ours is kept in one piece where the sentence runs the other way (UAX 9 §2.4.2). */
export const plainLine = (line: Line, { isolated = false } = {}): string =>
  line.map(({ kind, text }) => (isolated && kind !== 'words' ? `\u2068${text}\u2069` : text)).join('')
