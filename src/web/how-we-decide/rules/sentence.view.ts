import type { Currency } from '#engines/form'
import { showMoney } from '#engines/form'
import type { Html } from '#engines/page'
import { html } from '#engines/page'
import type { Model } from '#engines/rules'
import type { RulesReading } from '../reading.ts'
import type { Told } from '../worded.view.ts'
import { nameShown } from '../worded.view.ts'

/** What is known to stand for a name before anybody has answered anything: what a rule itself gives. */
export type Known = (name: string) => Html | undefined

interface Filled {
  readonly known?: Known
  /** What amounts that stand in the sentence for themselves are in, where its law says that. */
  readonly currency?: Currency | undefined
}

/** A reason or description as a sentence about nobody: amounts as they are, and in the place of answers what they are called. */
export function sentenceShown(reading: RulesReading, model: Model, said: Told, filled: Filled = {}): Html {
  const parts = said.text
    .split(/\{([^{}]+)\}/)
    .map((part, index) => (index % 2 === 0 ? part : blankShown(reading, model, part.trim(), filled)))
  // What is in another language may also run the other way: by itself, its full stop stays at its end.
  return said.lang ? html`<bdi lang="${said.lang}">${parts}</bdi>` : html`${parts}`
}

function blankShown(reading: RulesReading, model: Model, name: string, { known, currency: own }: Filled): Html {
  const { language, place } = reading.visit
  // The amounts of a law that does not say it may be in any currency.
  const currency = own ?? (reading.subject.service ? place.currency : undefined)
  if (/^\d+(\.\d+)?$/.test(name))
    return html`<bdi>${currency ? showMoney(name, language, currency) : reading.inWords(model).value(name)}</bdi>`
  return known?.(name) ?? html`<span class="publica-blank">[${nameShown(reading, nameOf(reading, model, name))}]</span>`
}

/** What people call a name, or a part of what goes by one. */
function nameOf(reading: RulesReading, model: Model, name: string): string {
  const { visit, subject } = reading
  const words = reading.inWords(model)
  const dot = name.lastIndexOf('.')
  const isWhole = dot < 0 || subject.service?.form.names.has(name) || model.decisions.has(name)
  if (isWhole) return words.name(name)
  const whole = name.slice(0, dot).trim()
  return visit.words.howWeDecide.of(words.part(name.slice(dot + 1).trim(), whole), words.name(whole))
}
