import type { Line } from '#engines/feel'
import { fillLine, plainLine } from '#engines/feel'
import { say } from '#engines/form'
import type { NearRule, ToldRule, ToldTable } from '#engines/rules'
import { find } from './reasons.ts'
import type { Explaining } from './telling.ts'
import { named, series, valued } from './telling.ts'

type Column = ToldTable['inputs'][number]

/** What a column looks at: by its own name, by what words files call it, else in words. */
function columnIn(explaining: Explaining, decision: string, { text, label }: Column): Line {
  const { rules, telling, inWords } = explaining
  if (isNamed(explaining, text)) return named(explaining, text)
  const own = rules.decisionWords?.get(decision)?.columns.get(label || text)
  if (own) return [{ kind: 'name', text: say(own, telling.language) }]
  return label && label !== text ? named(explaining, label) : inWords.formula(text).line
}

const isNamed = ({ rules }: Explaining, name: string): boolean =>
  rules.form?.names.has(name) || rules.rules.inputs.has(name) || rules.rules.decisions.has(name)

/** The conditions of a rule that holds: what was there, and what was asked for where that is not the same. */
export function heldIn(explaining: Explaining, decision: string, { tests }: ToldRule, { inputs }: ToldTable): Line {
  const { words } = explaining
  const asked = inputs.flatMap((column, index): Line[] => {
    const { text = '-' } = tests[index] ?? {}
    if (text === '-' || text === '') return []
    const said = conditionIn(explaining, decision, column, text)
    const { column: about, value, test } = said
    const held = plainLine(value) === plainLine(test) ? words.is : words.isWithin
    return [fillLine(held, { column: about, value, test }), ...limitIn(explaining, text)]
  })
  return series(asked, explaining)
}

/** The conditions of a rule that failed. */
export const failedIn = (explaining: Explaining, decision: string, { failed }: NearRule): Line =>
  series(
    failed.flatMap((column) => [failedTest(explaining, decision, column), ...limitIn(explaining, column.test)]),
    explaining,
  )

function failedTest(explaining: Explaining, decision: string, column: NearRule['failed'][number]): Line {
  const { column: about, value, test, phrase } = conditionIn(explaining, decision, column, column.test)
  const { isNot, isNotSo, isMissing, isExcluded, isExcludedSo } = explaining.words
  if (column.value === null) return fillLine(isMissing, { column: about, test })
  if (!phrase.excludes) return fillLine(phrase.states ? isNotSo : isNot, { column: about, value, test })
  const excluded = phrase.excludes.states ? isExcludedSo : isExcluded
  return fillLine(excluded, { column: about, value, test: phrase.excludes.line })
}

/** How much that is, where a cell compares with what goes by a name: nobody has the limits of the year by heart. */
function limitIn({ words, inWords, known }: Explaining, test: string): Line[] {
  const name = /^(?:[<>]=?|!=|=)?\s*([\p{L}_][^()"?,[\]]*)$/u.exec(test.trim())?.[1]?.trim()
  const value = name === undefined ? undefined : find(known, name)
  if (name === undefined || value === undefined || value === null || typeof value === 'object') return []
  const column = inWords.formula(name).line
  return [fillLine(words.is, { column, value: [{ kind: 'value', text: inWords.value(value, name) }] })]
}

function conditionIn(explaining: Explaining, decision: string, column: Column, test: string) {
  const phrase = explaining.inWords.cell(test, column.text)
  const value = valued(explaining, column.value, column.text)
  return { column: columnIn(explaining, decision, column), value, test: phrase.line, phrase }
}
