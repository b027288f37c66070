import type { Place } from '#ground/source'
import { doubted } from './column.ts'
import type { Looked } from './looked.ts'
import type { Steps } from './steps.ts'
import { spend } from './steps.ts'

/** A text in a cell that its column can never have. */
export interface Limited {
  readonly rule: number
  readonly column: number
  readonly text: string
  readonly at: Place
  /** Those that it may have. */
  readonly values: readonly string[]
}

/** Texts that are compared with a column whose values are listed, and are none of those. */
export function textsNotAllowed({ columns, rules }: Looked, steps: Steps): Limited[] {
  return columns.flatMap(({ cells, domain }, column) => {
    const lists = domain.limits.flatMap(({ values }) => (values ? [values] : []))
    const values = (lists[0] ?? []).filter((value) => typeof value === 'string')
    if (values.length === 0) return []
    const isAllowed = (text: string) => {
      spend(steps, (values.length >> 3) + 1)
      return domain.limits.every((limit) => limit.allows(text))
    }
    return rules.flatMap((_, rule) =>
      (cells[rule]?.constants ?? []).flatMap(({ value, at }): Limited[] => {
        if (typeof value !== 'string' || isAllowed(value)) return []
        const { element } = cells[rule]!
        const text = element.children.find(({ name }) => name === 'text') ?? element
        return [{ rule, column, text: value, at: text.place(at), values }]
      }),
    )
  })
}

/** The table as it may be once those texts are mended: their cells may hold for anything. */
export function withoutTexts(looked: Looked, limited: readonly Limited[]): Looked {
  if (limited.length === 0) return looked
  const cells = new Set(limited.map(({ rule, column }) => `${rule} ${column}`))
  const columns = looked.columns.map((each, column) => doubted(each, (rule) => cells.has(`${rule} ${column}`)))
  return { ...looked, columns }
}
