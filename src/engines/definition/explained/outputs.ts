import type { Line } from '#engines/feel'
import { fillLine, strungLines } from '#engines/feel'
import type { Model, RuleLogic, TableLogic, ToldDecision, ToldRule, ToldTable } from '#engines/rules'
import { isChosen } from '#engines/rules'
import { writtenIn } from '../rules-in-words/model-names.ts'
import type { RulesToWord } from '../rules-in-words/naming.ts'
import { wordRules } from '../rules-in-words.ts'
import type { Explaining, ExplainTelling } from './telling.ts'

/** The table of a decision as its model writes it, or a model that it imports. */
export function writtenTable(model: Model, id: string): TableLogic | undefined {
  const decisions = writtenIn(model).flatMap(({ decisions }) => decisions)
  const logic = decisions.find((decision) => decision.id === id)?.logic
  return logic?.kind === 'table' ? logic : undefined
}

/** What a rule gives, as it is written, to be told from what another gives. */
export const writtenOutputs = (table: TableLogic | undefined, { number }: ToldRule): string =>
  JSON.stringify(ruleIn(table, number)?.outputs ?? [])

/** Whether a rule gives what weighs less than what the table gave: where its one result is among values that stand in order. */
export function lighterThan(written: TableLogic | undefined, told: ToldTable): (rule: ToldRule) => boolean {
  const values = written?.outputs.length === 1 && /^P/.test(told.hitPolicy) ? written.outputs[0]?.values : undefined
  const order: readonly string[] = values?.match(/"(?:[^"\\]|\\.)*"|[^\s,"][^,"]*/g) ?? []
  const weightOf = (rule: ToldRule) => order.indexOf(ruleIn(written, rule.number)?.outputs[0]?.trim() ?? '')
  const [chosen] = told.rules.filter(isChosen(told))
  const own = chosen ? weightOf(chosen) : -1
  return (rule) => own >= 0 && weightOf(rule) > own
}

const ruleIn = (table: TableLogic | undefined, number: number): RuleLogic | undefined => table?.rules[number - 1]

/** What a rule would give, or gave, in words; nothing where the model no longer says. */
export function outputIn(
  explaining: Pick<Explaining, 'inWords' | 'telling'>,
  decision: string,
  table: TableLogic | undefined,
  rule: Pick<ToldRule, 'number'>,
): Line | undefined {
  const outputs = ruleIn(table, rule.number)?.outputs ?? []
  const [first] = outputs
  if (first === undefined) return undefined
  if (outputs.length === 1) return explaining.inWords.formula(first, decision).line
  const entries = outputs.map((text, index) => {
    const part = table?.outputs[index]?.name ?? ''
    const a: Line = [{ kind: 'name', text: explaining.inWords.part(part, decision) }]
    return fillLine(explaining.telling.words.feel.entry, {
      a,
      b: explaining.inWords.formula(text, `${decision}.${part}`).line,
    })
  })
  const { andMore, and } = explaining.telling.words.feel
  return strungLines(entries, andMore, and)
}

/** What each rule of a decision's table would give, in words, by its number: also of those that did not hold, which no trace works out. */
export function givenByRules(
  rules: RulesToWord,
  telling: ExplainTelling,
  { decision, id }: Pick<ToldDecision, 'decision' | 'id'>,
): (number: number) => Line | undefined {
  const inWords = wordRules(rules, telling)
  const table = writtenTable(rules.rules, id)
  return (number) => outputIn({ inWords, telling }, decision, table, { number })
}
