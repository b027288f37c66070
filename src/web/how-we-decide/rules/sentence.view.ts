import { showMoney } from '#engines/form'
import type { Html } from '#engines/page'
import { html } from '#engines/page'
import type { Model } from '#engines/rules'
import type { RulesReading } from '../reading.ts'
import type { Told } from '../worded.view.ts'
import { nameShown } from '../worded.view.ts'

/** What is known to stand for a name before anybody has answered anything: what a rule itself gives. */
export type Known = (name: string) => Html | undefined

const nothingKnown: Known = () => undefined

/** A reason or description as a sentence about nobody: amounts as they are, and in the place of answers what they are called. */
export function sentenceShown(reading: RulesReading, model: Model, said: Told, known = nothingKnown): Html {
  const parts = said.text
    .split(/\{([^{}]+)\}/)
    .map((part, index) => (index % 2 === 0 ? part : blankShown(reading, model, part.trim(), known)))
  // What is in another language may also run the other way: by itself, its full stop stays at its end.
  return said.lang ? html`<bdi lang="${said.lang}">${parts}</bdi>` : html`${parts}`
}

function blankShown(reading: RulesReading, model: Model, name: string, known: Known): Html {
  const { language, place } = reading.visit
  // A law's amounts may be in any currency.
  if (/^\d+(\.\d+)?$/.test(name))
    return html`<bdi>${reading.subject.service ? showMoney(name, language, place.currency) : reading.inWords(model).value(name)}</bdi>`
  return known(name) ?? html`<span class="publica-blank">[${nameShown(reading, nameOf(reading, model, name))}]</span>`
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
