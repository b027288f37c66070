import type { Line } from '#engines/feel'
import { fillLine } from '#engines/feel'
import type { TableLogic, ToldRule } from '#engines/rules'
import { isChosen, nearestRules } from '#engines/rules'
import { ruleId } from '../read/read-words/model-words.ts'
import { failedIn, heldIn } from './conditions.ts'
import { lighterThan, outputIn, writtenOutputs, writtenTable } from './outputs.ts'
import { reasonIn } from './reasons.ts'
import type { Explained, ExplainedRule, Explaining, ToldSentence } from './telling.ts'
import { factOf } from './telling.ts'

interface OfTable {
  readonly explaining: Explaining
  readonly about: Explained
  readonly table: NonNullable<Explained['table']>
  /** The same as the model writes it. */
  readonly written: TableLogic | undefined
}

/** How a table came to what it gave, the rules that hold besides, and the nearest of those that do not. */
export function tableSentences(
  explaining: Explaining,
  about: Explained,
  table: NonNullable<Explained['table']>,
): ToldSentence[] {
  const written = writtenTable(explaining.rules.rules, about.id)
  const of = { explaining, about, table, written }
  const chosen = table.rules.filter(isChosen(table))
  return [...resultOf(of, chosen), ...besides(of, chosen), ...nearestOf(of)]
}

const numbered = ({ number }: ToldRule): Line => [{ kind: 'value', text: String(number) }]

function resultOf(of: OfTable, chosen: readonly ExplainedRule[]): ToldSentence[] {
  const { explaining, about } = of
  const { words } = explaining
  const subject = { fact: factOf(explaining, about.decision, about.value) }
  const [only] = chosen
  const said = (template: string): ToldSentence => ({
    decision: about.decision,
    kind: 'result',
    line: fillLine(template, subject),
  })
  if (!only) return [said(words.noRule)]
  if (chosen.length > 1) return [said(words.result), ...chosen.flatMap((rule) => holding(of, rule))]
  const conditions = heldIn(explaining, about.decision, only, of.table)
  const line = fillLine(conditions.length > 0 ? words.byRule : words.byRuleAlways, {
    ...subject,
    rule: numbered(only),
    conditions,
  })
  return [...because(of, only, { decision: about.decision, kind: 'result', line, rule: only.id })]
}

/** One of several rules that the result came of. */
function holding(of: OfTable, rule: ExplainedRule): ToldSentence[] {
  const { explaining, about, table } = of
  const { words } = explaining
  const conditions = heldIn(explaining, about.decision, rule, table)
  const line = fillLine(conditions.length > 0 ? words.ruleHolds : words.ruleHoldsAlways, {
    rule: numbered(rule),
    conditions,
  })
  return because(of, rule, { decision: about.decision, kind: 'rule', line, rule: rule.id })
}

/** What is said, with the rule's own reason after it and its law at the last of the two. */
function because({ explaining, about }: OfTable, rule: ExplainedRule, said: ToldSentence): ToldSentence[] {
  const own = { reason: rule.annotations.reason, law: rule.annotations.law, told: rule.reason }
  const { line, law } = reasonIn(explaining, ruleId(about.id, rule.id, rule.number), own)
  if (!line) return [{ ...said, ...(law && { law }) }]
  return [said, { decision: about.decision, kind: 'reason', line, rule: rule.id, ...(law && { law }) }]
}

/**
 * Rules that hold too and would give something else, and why nothing came of them. Of those that come after the first one, only the
 * next is told: nobody looked at the others.
 */
function besides({ explaining, about, table, written }: OfTable, chosen: readonly ExplainedRule[]): ToldSentence[] {
  const [first] = chosen
  const { words } = explaining
  const isFirst = /^F/.test(table.hitPolicy)
  if (!first || !(isFirst || /^P/.test(table.hitPolicy))) return []
  const given = new Set(chosen.map((rule) => writtenOutputs(written, rule)))
  const passed = table.rules.filter((rule) => rule.matched && !given.has(writtenOutputs(written, rule)))
  return passed.slice(0, isFirst ? 1 : passed.length).flatMap((rule): ToldSentence[] => {
    const output = outputIn(explaining, about.decision, written, rule)
    if (!output) return []
    const template = isFirst ? words.comesAfter : words.weighsLess
    const line = fillLine(template, { rule: numbered(rule), output, chosen: numbered(first) })
    return [{ decision: about.decision, kind: 'passed over', line, rule: rule.id }]
  })
}

function nearestOf({ explaining, about, table, written }: OfTable): ToldSentence[] {
  const gives = (rule: ToldRule) => writtenOutputs(written, rule)
  return nearestRules(table, gives, lighterThan(written, table)).flatMap((near): ToldSentence[] => {
    const output = outputIn(explaining, about.decision, written, near.rule)
    if (!output) return []
    const failed = failedIn(explaining, about.decision, near)
    const line = fillLine(explaining.words.nearest, { rule: numbered(near.rule), output, failed })
    return [{ decision: about.decision, kind: 'nearest', line, rule: near.rule.id }]
  })
}
