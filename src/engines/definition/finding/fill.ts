import type { Value } from '#engines/feel'
import { FeelDate, showValue } from '#engines/feel'
import type { Currency, Form, Telling } from '#engines/form'
import { showDate, showMoney, showNumber, tell, within } from '#engines/form'
import { Decimal } from '#ground/decimal'
import type { Definition, Process } from '../model.ts'

export type About = Pick<Definition, 'form' | 'process' | 'decisionWords' | 'amounts'>

export interface Filling {
  readonly values: ReadonlyMap<string, Value>
  readonly currency?: Currency | undefined
  /** What amounts that stand in the sentence for themselves are in, where that is another. */
  readonly ownCurrency?: Currency | undefined
}

/** A sentence that waits for its values. */
export type Fill = (filling: Filling) => string

export const placeholder = /\{([^{}]+)\}/g

/** What stands in braces and is no name but an amount itself: {160}. */
export const amountIn = (written: string): Decimal | undefined =>
  /^\d+(\.\d+)?$/.test(written) ? Decimal.parse(written) : undefined

/** Takes a sentence apart: its `{names}` become values, as the language writes amounts, numbers and dates. */
export function fillerOf(text: string, language: string, about: About): Fill {
  const parts = text.split(placeholder).map((part, index) => (index % 2 === 0 ? part : blank(part, language, about)))
  return (filling) => {
    let said = ''
    for (const part of parts) said += typeof part === 'string' ? part : part(filling)
    return said
  }
}

function blank(written: string, language: string, about: About): Fill {
  const name = written.trim()
  const amount = amountIn(name)?.toString()
  if (amount !== undefined)
    return ({ currency, ownCurrency = currency }) => within(showMoney(amount, language, ownCurrency), language)
  const [find, shown] = [finderOf(name), showerOf(name, language, about)]
  return ({ values, currency }) => {
    const value = find(values)
    return value === undefined ? `{${written}}` : within(shown(value, { language, currency, values }), language)
  }
}

type Find = (values: ReadonlyMap<string, Value>) => Value | undefined

/** Finds the value of a name, or of a part of what a name stands for: 'figures.threshold'. */
function finderOf(name: string): Find {
  const dot = name.lastIndexOf('.')
  if (dot <= 0) return (values) => values.get(name)
  const [findWhole, part] = [finderOf(name.slice(0, dot).trim()), name.slice(dot + 1).trim()]
  return (values) => {
    const known = values.get(name)
    if (known !== undefined) return known
    const whole = findWhole(values)
    return whole instanceof Map ? whole.get(part) : undefined
  }
}

function showerOf(name: string, language: string, about: About) {
  const { form, process, amounts } = about
  const ofLaw = amounts.get(name) ?? amounts.get(name.split('.')[0]!.trim())
  const showDecimal = ofLaw || isMoney(name, form, process) ? showMoney : showNumber
  return (value: Value, telling: Telling): string => {
    if (value === null) return '–'
    if (value instanceof Decimal) return showDecimal(value.toString(), language, ofLaw ?? telling.currency)
    if (value instanceof FeelDate) return showDate(value.toString(), language)
    return typeof value === 'string' ? textOf(name, value, telling, about) : showValue(value)
  }
}

function isMoney(name: string, { questions, computed }: Form, { finding }: Process): boolean {
  if (name === 'amount' || name === finding.amount) return true
  if (finding.money.some((money) => name === money || name.startsWith(`${money}.`))) return true
  return (
    questions.get(name)?.type === 'money' || computed.some((known) => known.name === name && known.shownAs === 'money')
  )
}

/** What people read for the code of a choice, or for a text that a law's decision gives. */
function textOf(name: string, code: string, telling: Telling, { form, decisionWords }: About): string {
  const option = form.questions.get(name)?.options.find((known) => known.code === code)
  const label = option?.label ?? decisionWords.get(name)?.values.get(code)
  return label ? tell(label, telling) : code
}
