/** One line of the table: a figure, its unit, and what it is held against where it is held against something. */
export interface Row {
  bench: string
  figure: string
  value: number
  unit: string
  target?: string
  met?: boolean
}

export const atLeast = (bench: string, figure: string, value: number, unit: string, least: number): Row => ({
  ...{ bench, figure, value, unit },
  target: `≥ ${least}`,
  met: value >= least,
})

export const atMost = (bench: string, figure: string, value: number, unit: string, most: number): Row => ({
  ...{ bench, figure, value, unit },
  target: `≤ ${most}`,
  met: value <= most,
})

const rounded = (value: number) => (value >= 100 ? Math.round(value).toLocaleString('en') : value.toFixed(2))

export function table(rows: readonly Row[]): string {
  const cells = rows.map(({ bench, figure, value, unit, target = '', met }) => [
    ...[bench, figure, `${rounded(value)} ${unit}`, target],
    met === undefined ? '' : met ? 'met' : 'MISSED',
  ])
  const widths = [0, 1, 2, 3, 4].map((column) => Math.max(...cells.map((cell) => cell[column]!.length)))
  return cells
    .map((cell) =>
      cell
        .map((text, column) => text.padEnd(widths[column]!))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}
