import type { Expression } from '#engines/feel'
import { FeelDate } from '#engines/feel'
import type { Answers, Form, FormPage, Question, Stored } from '#engines/form'
import { fieldTypes, walk } from '#engines/form'
import { Decimal } from '#ground/decimal'
import { closureOf, expressionsOf } from '../../needed.ts'

const mostWalks = 20_000

/**
 * The pages that no answers lead to. Tried out: over all answers of yes-or-no questions and choices, and over the
 * numbers around those that conditions compare with. Pages whose conditions go beyond that are taken to be reachable.
 */
export function unreachablePages(form: Form): FormPage[] {
  return form.pages.filter((page) => page.when && !isReachable(form, page.when))
}

function isReachable(form: Form, when: Expression): boolean {
  const names = closureOf(form, when.uses)
  const expressions = [when, ...[...names].flatMap((name) => expressionsOf(form, name))]
  const questions = [...form.questions.values()].filter(({ name }) => names.has(name))
  const trials = questions.map((question) => trialsOf(question, expressions))
  const walks = trials.reduce((product, trial) => product * (trial?.length ?? 0), 1)
  if (walks === 0 || walks > mostWalks || names.has('today') || !expressions.every(isPlain)) return true
  return combined(questions, trials).some((answers) => {
    const { values } = walk(form, answers, { today: someDay, only: names })
    return when.run(values) === true
  })
}

// What looks at the day is not tried out, so that it does not matter which day this is.
const someDay = FeelDate.parse('2026-01-01')!

const operators = new Set(['and', 'or', 'not', 'in', 'if', 'then', 'else', 'between'])

/** Names compared with literals, joined by and, or, not: numbers other than those around the literals could change nothing. */
function isPlain({ text }: Expression): boolean {
  const bare = text.replace(/"[^"]*"/g, '0')
  if (/[+*/@{?]|\s-\s|\.\p{L}|\b(for|some|every|return|instance)\b/u.test(bare)) return false
  const calls = [...bare.matchAll(/([\p{L}\p{N}]+)\s*\(/gu)]
  const compared = [...bare.matchAll(/(?:[<>]=?|!?=)\s*(-?\d|true\b|false\b|null\b)?/gu)]
  return calls.every(([, word = '']) => operators.has(word)) && compared.every(([, literal]) => literal !== undefined)
}

function trialsOf(question: Question, expressions: readonly Expression[]): Stored[] | undefined {
  const { type, options, optional } = question
  const blank: Stored[] = optional ? [fieldTypes[type].blank] : []
  if (type === 'yes or no') return [true, false, ...blank]
  if (type === 'choice') return [...options.map(({ code }) => code), ...blank]
  if (type !== 'whole number' && type !== 'money') return undefined
  const written = expressions.flatMap(({ text }) => [...text.matchAll(/\d+(\.\d+)?/g)].map(([number]) => number))
  const step = Decimal.parse(type === 'money' ? '0.01' : '1') ?? Decimal.one
  const near = [...written, question.least ?? '0', question.most ?? '0'].flatMap((text) => around(text, step))
  return [...new Set(near.filter((text) => isWithin(text, question))), ...blank]
}

function around(text: string, step: Decimal): string[] {
  const number = Decimal.parse(text) ?? Decimal.zero
  return [number, number.plus(step), number.minus(step), number.negated()].map(String)
}

function isWithin(text: string, { least, most }: Question): boolean {
  const number = Decimal.parse(text) ?? Decimal.zero
  const [low, high] = [least, most].map((limit) => Decimal.parse(limit ?? ''))
  return !(low && number.compare(low) < 0) && !(high && number.compare(high) > 0)
}

const combined = (questions: readonly Question[], trials: readonly (readonly Stored[] | undefined)[]): Answers[] =>
  questions.reduce<Answers[]>(
    (all, { name }, index) =>
      all.flatMap((answers) => (trials[index] ?? []).map((trial) => new Map([...answers, [name, trial]]))),
    [new Map()],
  )
