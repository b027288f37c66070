import type { Element } from '#engines/rules'
import { readXml } from '#engines/rules'
import type { Place } from '#ground/source'

/** What a decision of the model says to people, and the codes it may give where these are written out. */
export interface DecisionWords {
  readonly name: string
  /** What people call it, where the model says so: its label, or the question it answers. */
  readonly label?: string
  /** What it gives is made of these, by their names in the model. */
  readonly parts: ReadonlyMap<string, string>
  /** What the columns of its table look at, as the model calls them. */
  readonly columns: readonly { readonly label: string; readonly text: string }[]
  /** Every text that it may give; missing where it works its text out. */
  readonly codes?: readonly string[]
  /** By the id of a rule, or of the decision itself. */
  readonly sentences: ReadonlyMap<string, DecisionSentence>
}

interface DecisionSentence {
  readonly at: Place
  /** Of a rule: which one of its table it is. */
  readonly number?: number
  /** No reason to anybody, but shown beside the trace: what is said of a table as a whole. */
  readonly aside?: boolean
  readonly reason?: string
  readonly law?: string
}

/** Looks through a model that was read without a fault for the sentences that are to be translated. */
export function modelWords(xml: string, file: string): DecisionWords[] {
  const model = readXml(xml, file)
  return childrenOf(model, 'decision').map((decision) => {
    const table = childrenOf(decision, 'decisionTable')[0]
    const name = decision.attributes.get('name') ?? ''
    const id = decision.attributes.get('id') ?? name
    const codes = table ? codesOfTable(table) : codesOfText(textOf(childrenOf(decision, 'literalExpression')[0]))
    return {
      ...{ name, codes },
      label: labelOf(decision) ?? (childrenOf(decision, 'question')[0]?.text.trim() || undefined),
      parts: partsOf(model, decision, table),
      columns: childrenOf(table, 'input').map((input) => ({
        label: labelOf(input) ?? '',
        text: textOf(childrenOf(input, 'inputExpression')[0]),
      })),
      sentences: new Map([...ownOf(model, decision, id, table !== undefined), ...(table ? rulesOf(table, id) : [])]),
    }
  })
}

// DMN 1.5 §6.3.2: every element may have a label, beside the name that expressions use.
const labelOf = ({ attributes }: Element) => attributes.get('label')?.trim() || undefined

/** The outputs of a table of several; else the components of the type that the decision gives. */
function partsOf(model: Element, decision: Element, table: Element | undefined): DecisionWords['parts'] {
  const outputs = childrenOf(table, 'output')
  const type = childrenOf(decision, 'variable')[0]?.attributes.get('typeRef')
  const item = childrenOf(model, 'itemDefinition').find(({ attributes }) => attributes.get('name') === type)
  const components = childrenOf(item, 'itemComponent')
  const named = [...(outputs.length > 1 ? outputs : []), ...components].map((part): [string, string] => {
    const name = part.attributes.get('name') ?? ''
    return [name, labelOf(part) ?? name]
  })
  return new Map(named)
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
    return [id, { at: (entry ?? rule).at, number: index + 1, reason: said('reason'), law: said('law') }]
  })
  return new Map(rules)
}

/** What a rule is called in words files: its id, or the decision's with its number. */
export const ruleId = (decision: string, id: string | undefined, number: number) => id || `${decision} rule ${number}`

/** What is said of the decision itself: its description, and the knowledge sources that it answers to. */
function ownOf(model: Element, decision: Element, id: string, aside: boolean): [string, DecisionSentence][] {
  const description = childrenOf(decision, 'description')[0]
  const reason = description?.text.trim() || undefined
  const law = sourcesOf(model, decision).join('; ') || undefined
  return reason || law ? [[id, { at: (description ?? decision).at, aside, reason, law }]] : []
}

function sourcesOf(model: Element, decision: Element): string[] {
  const sources = childrenOf(model, 'knowledgeSource')
  const references = childrenOf(decision, 'authorityRequirement').flatMap((needed) =>
    childrenOf(needed, 'requiredAuthority').map(({ attributes }) => attributes.get('href')?.replace(/^.*#/, '')),
  )
  return references.flatMap(
    (id) => sources.find(({ attributes }) => attributes.get('id') === id)?.attributes.get('name') ?? [],
  )
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
