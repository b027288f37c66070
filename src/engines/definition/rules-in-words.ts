import type { Json, Phrase } from '#engines/feel'
import { openWording, toJson } from '#engines/feel'
import { showDayOfYear } from '#engines/form'
import { namesOf } from './rules-in-words/model-names.ts'
import type { RulesToWord, RuleTelling } from './rules-in-words/naming.ts'
import { nameIn, partIn, valueIn } from './rules-in-words/naming.ts'

/** The rules of a service or of a law as people read them. */
export interface RulesInWords {
  /** What people call what goes by this name in the model. */
  name(name: string): string
  part(part: string, of: string): string
  /** A value as `toJson` gives it, which goes by the name, or `name.part`, `about`. */
  value(value: Json, about?: string): string
  /** What a cell asks of what its column looks at. */
  cell(text: string, column?: string): Phrase
  /** How a value is worked out; `about` is the name that it goes by. */
  formula(text: string, about?: string): Phrase
}

export function wordRules(rules: RulesToWord, telling: RuleTelling): RulesInWords {
  const name = (name: string) =>
    name === 'today' ? telling.words.feel.calls['today 0'] : nameIn(rules, name.trim(), telling)
  const value = (value: Json, about?: string) => valueIn(rules, value, about?.trim(), telling)
  const part = (part: string, of?: string) => partIn(rules, part, of, telling)
  const wording = openWording(namesOf(rules), {
    words: telling.words.feel,
    name,
    part,
    value: (known, about, numeral) => value(numeral ?? toJson(known), about),
    dayOfYear: (month, day) => showDayOfYear(month, day, telling.language),
  })
  return {
    ...{ name, part, value },
    cell: (text, column) => wording.tests(text, column?.trim()),
    formula: (text, about) => wording.expression(text, about?.trim()),
  }
}
