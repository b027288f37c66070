import type { Definition, Example, Finding } from '#engines/definition'
import { findFor } from '#engines/definition'
import type { Json } from '#engines/feel'
import { FeelDate, toJson } from '#engines/feel'
import { readAnswers, walk } from '#engines/form'
import type { Decimal } from '#ground/decimal'

/** A worked example of a service's authors, with answers that give its finding today. */
interface TodaysExample {
  readonly name: string
  readonly about: string
  readonly answers: Answers
  readonly amount?: Decimal
}

type Answers = Readonly<Record<string, unknown>>

/**
 * The examples as somebody may send them today. An example is written as of a `today` of its own. Where its days are over
 * by now, they are moved as far as that one lies back; where a season is missed so, by whole years. An example that comes
 * out otherwise then is left out.
 */
export function examplesOn(today: FeelDate, definition: Definition): readonly TodaysExample[] {
  const known = worked.get(definition)
  if (known?.day === today.epochDay) return known.examples
  const examples = definition.examples.flatMap((example) => exampleOn(today, definition, example) ?? [])
  worked.set(definition, { day: today.epochDay, examples })
  return examples
}

// Working them all out takes longer than the rest of the description together, and holds for the whole day.
const worked = new WeakMap<Definition, { day: number; examples: readonly TodaysExample[] }>()

function exampleOn(today: FeelDate, definition: Definition, example: Example): TodaysExample | undefined {
  const { name, about, today: ofItsOwn } = example
  const then = (ofItsOwn && FeelDate.parse(ofItsOwn)) || today
  const written = onlyNeeded(definition, example)
  const meant = findOn(then, definition, written)
  if (!meant) return undefined
  for (const move of movesFrom(then, today)) {
    const answers = moved(definition, written, move)
    const found = findOn(today, definition, answers)
    if (found && gist(example, found) === gist(example, meant)) return { name, about, answers, amount: found.amount }
  }
  return undefined
}

const onlyNeeded = ({ needed }: Definition, { answers }: Example): Answers =>
  Object.fromEntries(Object.entries(answers).filter(([name]) => needed.has(name)))

function findOn(today: FeelDate, definition: Definition, given: Answers): Finding | undefined {
  const options = { today, only: definition.needed }
  const { answers, problems } = readAnswers(definition.form, given, options)
  if (problems.length > 0) return undefined
  return findFor(definition, walk(definition.form, answers, options).values, { languages: [] })
}

type Move = (day: FeelDate) => FeelDate | undefined

function movesFrom(then: FeelDate, today: FeelDate): readonly Move[] {
  const days = today.epochDay - then.epochDay
  const thisYear = 12 * (today.year - then.year)
  const passed = (then.plusMonths(thisYear)?.epochDay ?? 0) < today.epochDay
  const months = passed ? thisYear + 12 : thisYear
  return [(day) => day, (day) => day.plusDays(days), (day) => day.plusMonths(months)]
}

const moved = ({ form }: Definition, answers: Answers, move: Move): Answers =>
  Object.fromEntries(
    Object.entries(answers).map(([name, answer]) => {
      const day = form.questions.get(name)?.type === 'date' ? FeelDate.parse(String(answer)) : undefined
      return [name, (day && move(day)?.toString()) ?? answer]
    }),
  )

/** What the example says of its finding: the outcome, the amount, and the decisions that it names. */
const gist = ({ finding }: Example, { outcome, amount, values }: Finding): string => {
  const named: Json[] = [...finding.keys()].map((name) => toJson(values.get(name) ?? null))
  return JSON.stringify([outcome, amount?.toString(), named])
}
