import { toJson } from '#engines/feel'
import { showMoney, within } from '#engines/form'
import type { ReasonTelling } from '#engines/rules'
import { amountIn } from '../finding/fill.ts'
import type { Law } from '../read-law.ts'
import { wordsOfRule } from '../rule-words.ts'
import { wordRules } from '../rules-in-words.ts'
import { spokenIn } from '../spoken.ts'

/** How the reasons of a law are told in a language: in its own words, where it has some. */
export function reasonsTold({ model, words }: Law, language: string): ReasonTelling {
  if (!words) return {}
  const told = words.languages.includes(language) ? language : words.main
  const { value } = wordRules({ ...words, rules: model }, { language: told, words: spokenIn(told) })
  return {
    said({ id, column, reason }) {
      const own = wordsOfRule(words.ruleWords, id, reason)
      return (column === 'reason' ? own?.reason : column === 'law' ? own?.law : undefined)?.get(told) || undefined
    },
    shown(known, name) {
      const amount = words.currency && amountIn(name)
      return within(amount ? showMoney(amount.toString(), told, words.currency) : value(toJson(known), name), told)
    },
  }
}
