import type { Value } from '#engines/feel'
import { FeelDate, showValue } from '#engines/feel'
import type { Currency, Form } from '#engines/form'
import { say, showDate, showMoney, showNumber } from '#engines/form'
import { Decimal } from '#ground/decimal'
import type { Definition, Process } from './model.ts'

export interface Filling {
  readonly values: ReadonlyMap<string, Value>
  readonly currency?: Currency
}

export const placeholder = /\{([^{}]+)\}/g

/** A sentence with its `{names}` replaced by values, as the language writes amounts, numbers and dates. */
export function fill(
  text: string,
  language: string,
  definition: Pick<Definition, 'form' | 'process'>,
  filling: Filling,
): string {
  return text.replace(placeholder, (whole, written: string) => {
    const name = written.trim()
    const value = lookUp(name, filling.values)
    return value === undefined ? whole : shown(name, value, language, definition, filling.currency)
  })
}

/** The value of a name, or of a part of what a name stands for: 'figures.threshold'. */
function lookUp(name: string, values: ReadonlyMap<string, Value>): Value | undefined {
  if (values.has(name)) return values.get(name)
  const dot = name.lastIndexOf('.')
  const whole = dot > 0 ? lookUp(name.slice(0, dot).trim(), values) : undefined
  return whole instanceof Map ? whole.get(name.slice(dot + 1).trim()) : undefined
}

function shown(
  name: string,
  value: Value,
  language: string,
  { form, process }: Pick<Definition, 'form' | 'process'>,
  currency: Currency | undefined,
): string {
  if (value === null) return '–'
  if (value instanceof Decimal) {
    const text = value.toString()
    return isMoney(name, form, process) ? showMoney(text, language, currency) : showNumber(text, language)
  }
  if (value instanceof FeelDate) return showDate(value.toString(), language)
  return typeof value === 'string' ? optionOf(name, value, language, form) : showValue(value)
}

function isMoney(name: string, { questions, computed }: Form, { finding }: Process): boolean {
  if (name === 'amount' || name === finding.amount) return true
  if (finding.money.some((money) => name === money || name.startsWith(`${money}.`))) return true
  return (
    questions.get(name)?.type === 'money' || computed.some((known) => known.name === name && known.shownAs === 'money')
  )
}

/** What people read for the code of a choice. */
function optionOf(name: string, code: string, language: string, { questions }: Form): string {
  const option = questions.get(name)?.options.find((known) => known.code === code)
  return option ? say(option.label, language) : code
}
