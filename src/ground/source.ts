/** Where a thing stands in a file. Lines and columns count from 1; a column counts UTF-16 units, as editors do. */
export interface Place {
  file: string
  line: number
  column: number
}

/** What is wrong in a definition, where, and what to do about it, in plain sentences. */
export interface DefinitionFault {
  severity: 'fault' | 'warning'
  at: Place
  code: string
  message: string
  remedy: string
  /** In a model: the decision, or the business knowledge model, that it is in; and which rule of its table, by its id. */
  decision?: string
  rule?: string
}

/** Thrown once for all the faults of what was read, never for the first alone. */
export class DefinitionFaults extends Error {
  readonly faults: readonly DefinitionFault[]

  constructor(faults: readonly DefinitionFault[]) {
    super(faults.map(formatFault).join('\n'))
    this.name = 'DefinitionFaults'
    this.faults = faults
  }
}

/** The place of an offset (in UTF-16 units) in a file's text. */
export function placeAt(file: string, text: string, offset: number): Place {
  const before = text.slice(0, Math.max(0, offset))
  const lines = before.split(/\r\n|\r|\n/)
  return { file, line: lines.length, column: (lines.at(-1) ?? '').length + 1 }
}

/** One line for a terminal: "services/x/form.yaml:12:9 Message. Remedy."; in a model "…:12:9 [rebate, rule r3] Message. Remedy." */
export function formatFault({ at, severity, message, remedy, decision, rule }: DefinitionFault): string {
  const mark = severity === 'warning' ? ' warning:' : ''
  const within = [decision, rule && (rule.startsWith('rule ') ? rule : `rule ${rule}`)].filter(Boolean).join(', ')
  return `${at.file}:${at.line}:${at.column}${mark}${within && ` [${within}]`} ${message} ${remedy}`.trimEnd()
}

/** The known word that a misspelt one was meant for, where one is near enough to say so. */
export function nearestWord(word: string, known: Iterable<string>): string | undefined {
  const near = [...known]
    .map((name) => ({ name, slips: slipsBetween(word.toLowerCase(), name.toLowerCase()) }))
    .filter(({ name, slips }) => slips <= Math.max(1, Math.floor(name.length / 3)))
  return near.sort((a, b) => a.slips - b.slips)[0]?.name
}

/** How many slips lie between two words (a character put in, left out, changed, or swapped with the next), as far as matters for a guess. */
function slipsBetween(a: string, b: string): number {
  if (Math.abs(a.length - b.length) > 6 || a.length > 60) return 99
  const rows = [Array.from({ length: b.length + 1 }, (_, index) => index)]
  for (let i = 1; i <= a.length; i++) {
    const [above = [], row] = [rows[i - 1], [i]]
    for (let j = 1; j <= b.length; j++) {
      const change = (above[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)
      const swapped = a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] ? (rows[i - 2]?.[j - 2] ?? 99) + 1 : 99
      row.push(Math.min(change, swapped, (above[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1))
    }
    rows.push(row)
  }
  return rows.at(-1)?.at(-1) ?? 99
}
