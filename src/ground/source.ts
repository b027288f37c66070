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

/** One line for a terminal: "services/x/form.yaml:12:9 Message. Remedy." */
export function formatFault({ at, severity, message, remedy }: DefinitionFault): string {
  const mark = severity === 'warning' ? ' warning:' : ''
  return `${at.file}:${at.line}:${at.column}${mark} ${message} ${remedy}`.trimEnd()
}
