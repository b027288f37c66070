import type { Element } from '#engines/rules'
import { readXml } from '#engines/rules'
import type { Place } from '#ground/source'

/** What a decision of the model says to people, and the codes it may give where these are written out. */
export interface DecisionWords {
  readonly name: string
  /** Every text that it may give; missing where it works its text out. */
  readonly codes?: readonly string[]
  /** By the id of a rule, or of the decision itself. */
  readonly sentences: ReadonlyMap<string, DecisionSentence>
}

interface DecisionSentence {
  readonly at: Place
  readonly reason?: string
  readonly law?: string
}

/** Looks through a model that was read without a fault for the sentences that are to be translated. */
export function modelWords(xml: string, file: string): DecisionWords[] {
  return childrenOf(readXml(xml, file), 'decision').map((decision) => {
    const table = childrenOf(decision, 'decisionTable')[0]
    const name = decision.attributes.get('name') ?? ''
    const id = decision.attributes.get('id') ?? name
    const codes = table ? codesOfTable(table) : codesOfText(textOf(childrenOf(decision, 'literalExpression')[0]))
    return { name, codes, sentences: table ? rulesOf(table, id) : descriptionOf(decision, id) }
  })
}

const childrenOf = (element: Element | undefined, name: string) =>
  (element?.children ?? []).filter((child) => child.name === name)

const textOf = (element: Element | undefined) => childrenOf(element, 'text')[0]?.text.trim() ?? ''

function rulesOf(table: Element, decision: string): DecisionWords['sentences'] {
  const columns = childrenOf(table, 'annotation').map(({ attributes }) => attributes.get('name') ?? '')
  const rules = childrenOf(table, 'rule').map((rule, index): [string, DecisionSentence] => {
    const entries = childrenOf(rule, 'annotationEntry')
    const entry = entries[columns.indexOf('reason')]
    const said = (column: string) => textOf(entries[columns.indexOf(column)]) || undefined
    const id = ruleId(decision, rule.attributes.get('id'), index + 1)
    return [id, { at: (entry ?? rule).at, reason: said('reason'), law: said('law') }]
  })
  return new Map(rules)
}

/** What a rule is called in words files: its id, or the decision's with its number. */
export const ruleId = (decision: string, id: string | undefined, number: number) => id || `${decision} rule ${number}`

function descriptionOf(decision: Element, id: string): DecisionWords['sentences'] {
  const description = childrenOf(decision, 'description')[0]
  const reason = description?.text.trim()
  return description && reason ? new Map([[id, { at: description.at, reason }]]) : new Map()
}

const literal = /^"([^"\\]*)"$/

function codesOfTable(table: Element): string[] | undefined {
  if (childrenOf(table, 'output').length !== 1) return undefined
  const results = [
    ...childrenOf(table, 'rule').flatMap((rule) => childrenOf(rule, 'outputEntry')),
    ...childrenOf(table, 'output').flatMap((output) => childrenOf(output, 'defaultOutputEntry')),
  ]
  const codes = results.map((result) => literal.exec(textOf(result))?.[1])
  return codes.every((code) => code !== undefined) ? [...new Set(codes)] : undefined
}

/** "granted", or if … then "granted" else "refused": whatever stands where a result does, if that is all. */
function codesOfText(text: string): string[] | undefined {
  const whole = literal.exec(text)?.[1]
  if (whole !== undefined) return [whole]
  const results = [...text.matchAll(/\b(?:then|else)\s+("[^"\\]*"|if\b)?/g)].map(([, result]) => result)
  if (results.length === 0 || results.includes(undefined)) return undefined
  return [...new Set(results.flatMap((result) => literal.exec(result ?? '')?.[1] ?? []))]
}
