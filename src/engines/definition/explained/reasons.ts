import type { Json, Line } from '#engines/feel'
import type { Currency, Sentence } from '#engines/form'
import { showMoney } from '#engines/form'
import { amountIn, placeholder } from '../finding/fill.ts'
import { wordsOfRule } from '../rule-words.ts'
import type { Explaining } from './telling.ts'

interface Own {
  readonly reason: string | undefined
  readonly law: string | undefined
  /** What somebody was told, where that is known. */
  readonly told: Sentence | undefined
}

interface Reason {
  readonly line: Line | undefined
  readonly law: string | undefined
}

/** The sentence of a rule or of a decision and its law: as it was told, else as words files translate it, else the model's own. */
export function reasonIn(explaining: Explaining, id: string, { reason, law, told }: Own): Reason {
  const { rules, telling } = explaining
  const words = wordsOfRule(rules.ruleWords, id, reason)
  const said = told?.get(telling.language)
  const written = words?.reason?.get(telling.language) ?? reason
  return {
    line: said ? [{ kind: 'value', text: said }] : written ? filled(explaining, written, words?.currency) : undefined,
    law: words?.law?.get(telling.language) ?? (law || undefined),
  }
}

/** A sentence with the values of the trace in its braces; none where the trace does not know one of them. */
function filled(explaining: Explaining, text: string, own: Currency | undefined): Line | undefined {
  const { telling, unmarked, known, rules } = explaining
  const currency = own ?? (rules.form ? telling.currency : undefined)
  let whole = true
  const line = text.split(placeholder).map((part, index): Line[number] => {
    if (index % 2 === 0) return { kind: 'words', text: part }
    const name = part.trim()
    const amount = amountIn(name)?.toString()
    if (amount !== undefined)
      return { kind: 'value', text: currency ? showMoney(amount, telling.language, currency) : amount }
    const value = find(known, name)
    if (value === undefined) whole = false
    return { kind: 'value', text: value === undefined ? '' : unmarked.value(value, name) }
  })
  return whole ? line.filter(({ text }) => text !== '') : undefined
}

/** What goes by a name, or is a part of what goes by one: 'figures.threshold'. */
export function find(known: Explaining['known'], name: string): Json | undefined {
  const value = known(name)
  const dot = name.lastIndexOf('.')
  if (value !== undefined || dot <= 0) return value
  const whole = find(known, name.slice(0, dot).trim())
  return typeof whole === 'object' && whole !== null
    ? (whole as Record<string, Json>)[name.slice(dot + 1).trim()]
    : undefined
}
