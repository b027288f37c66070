import { Parser } from 'saxen'

/** What a decision of the model says to people, and the codes it may give where these are written out. */
export interface DecisionWords {
  readonly name: string
  readonly id: string
  /** Every text that it may give; missing where it works its text out. */
  readonly codes?: readonly string[]
  /** By the id of a rule, or of the decision itself. */
  readonly sentences: ReadonlyMap<string, { readonly reason?: string; readonly law?: string }>
}

interface Tree {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: Tree[]
  text: string
}

/** Looks through a model that was read without a fault for the sentences that are to be translated. */
export function modelWords(xml: string): DecisionWords[] {
  return descendants(treeOf(xml), 'decision').map((decision) => {
    const table = childrenOf(decision, 'decisionTable')[0]
    const { name = '', id = name } = decision.attributes
    const codes = table ? codesOfTable(table) : codesOfText(textOf(childrenOf(decision, 'literalExpression')[0]))
    return { name, id, codes, sentences: table ? rulesOf(table, id) : descriptionOf(decision, id) }
  })
}

function treeOf(xml: string): Tree {
  const root: Tree = { name: '', attributes: {}, children: [], text: '' }
  const open = [root]
  let decoded = (text: string) => text
  const parser = new Parser({ proxy: true })
  parser.ns()
  parser.on('openTag', (element, decode) => {
    decoded = decode
    const attributes = Object.fromEntries(Object.entries(element.attrs).map(([name, text]) => [name, decode(text)]))
    const tree = { name: element.name.replace(/^.*:/, ''), attributes, children: [], text: '' }
    open.at(-1)?.children.push(tree)
    open.push(tree)
  })
  parser.on('closeTag', () => open.pop())
  const add = (text: string) => {
    const here = open.at(-1)
    if (here) here.text += text
  }
  parser.on('text', (text) => add(decoded(text)))
  parser.on('cdata', add)
  // readModel has said what is wrong with the file.
  parser.on('error', () => {})
  parser.on('warn', () => {})
  parser.parse(xml)
  return root
}

const childrenOf = (tree: Tree | undefined, name: string) =>
  (tree?.children ?? []).filter((child) => child.name === name)

const descendants = (tree: Tree, name: string): Tree[] =>
  tree.children.flatMap((child) => [...(child.name === name ? [child] : []), ...descendants(child, name)])

const textOf = (tree: Tree | undefined) => childrenOf(tree, 'text')[0]?.text.trim() ?? ''

function rulesOf(table: Tree, decision: string): DecisionWords['sentences'] {
  const columns = childrenOf(table, 'annotation').map(({ attributes }) => attributes.name ?? '')
  const rules = childrenOf(table, 'rule').map((rule, index): [string, { reason?: string; law?: string }] => {
    const entries = childrenOf(rule, 'annotationEntry').map(textOf)
    const said = (column: string) => entries[columns.indexOf(column)] || undefined
    return [ruleId(decision, rule.attributes.id, index + 1), { reason: said('reason'), law: said('law') }]
  })
  return new Map(rules)
}

/** What a rule is called in words files: its id, or the decision's with its number. */
export const ruleId = (decision: string, id: string | undefined, number: number) => id || `${decision} rule ${number}`

function descriptionOf(decision: Tree, id: string): DecisionWords['sentences'] {
  const reason = childrenOf(decision, 'description')[0]?.text.trim()
  return reason ? new Map([[id, { reason }]]) : new Map()
}

const literal = /^"([^"\\]*)"$/

function codesOfTable(table: Tree): string[] | undefined {
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
