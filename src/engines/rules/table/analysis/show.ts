import type { Value } from '#engines/feel'
import { showValue } from '#engines/feel'
import type { Class } from './classes.ts'
import type { Column } from './column.ts'
import type { Ranges } from './ranges.ts'
import { sizeOf } from './ranges.ts'
import type { Box } from './uncovered.ts'

/** A value as FEEL writes it: a text in its quotation marks. */
export const show = (value: Value) => showValue([value]).slice(1, -1)

/** "income is in (5..6) and use is "home"": what a box asks of the columns that it is not all of. */
export function showBox(box: Box, columns: readonly Column[]): string {
  const asked = columns.flatMap((column, index) => {
    const ranges = box[index]!
    return sizeOf(ranges) === column.width ? [] : [`${column.label} is ${showRanges(ranges, column)}`]
  })
  return asked.join(' and ')
}

/** "income = 5.5, use = "home"". */
export const showExample = (places: readonly (number | undefined)[], columns: readonly Column[]): string =>
  columns
    .flatMap(({ label, known }, index) => {
      const place = places[index]
      return place === undefined ? [] : [`${label} = ${show(known[place]!.value)}`]
    })
    .join(', ')

const mostRuns = 6

function showRanges(ranges: Ranges, { known }: Column): string {
  const runs: string[] = []
  for (let i = 0; i < ranges.length; i += 2) runs.push(...showRun(known.slice(ranges[i]!, ranges[i + 1]! + 1)))
  const left = runs.length - mostRuns
  return left > 1 ? `${runs.slice(0, mostRuns).join(' or ')} or in ${left} more places` : runs.join(' or ')
}

/** Neighbours as one interval, where they have an order; texts that are listed, truths and null one by one. */
function showRun(classes: readonly Class[]): string[] {
  const first = classes.find(({ place }) => typeof place === 'object')
  const isLine = classes.some(({ place }) => typeof place === 'object' && 'from' in place)
  if (!first || !isLine) return classes.map(showOne)
  const line = classes.filter(({ place }) => typeof place === 'object')
  return [interval(line[0]!, line.at(-1)!), ...classes.filter((each) => !line.includes(each)).map(showOne)]
}

function showOne({ value, place }: Class): string {
  if (place === 'null') return 'null'
  return place === 'other' ? 'anything else' : show(value)
}

function interval({ place: first }: Class, { place: last }: Class): string {
  const start =
    typeof first === 'object' && ('at' in first ? { value: first.at, in: true } : { value: first.from, in: false })
  const end = typeof last === 'object' && ('at' in last ? { value: last.at, in: true } : { value: last.to, in: false })
  if (!start || !end) return ''
  if (start.in && end.in && start.value === end.value) return show(start.value)
  const [open, closed] = [start.value === 'start' && !start.in, end.value === 'end' && !end.in]
  if (open && closed) return 'anything'
  if (open) return `${end.in ? '<=' : '<'} ${show(end.value)}`
  if (closed) return `${start.in ? '>=' : '>'} ${show(start.value)}`
  return `in ${start.in ? '[' : '('}${show(start.value)}..${show(end.value)}${end.in ? ']' : ')'}`
}
