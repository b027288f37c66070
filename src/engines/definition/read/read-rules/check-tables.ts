import type { Element } from '#engines/rules'
import type { Place } from '#ground/source'
import type { Faults } from '../../source/faults.ts'
import { meant } from '../../source/faults.ts'

/**
 * What the tables of a service must be beyond what DMN asks: every rule known by its id, every note under its heading,
 * and nothing that comes out as a surprise only when somebody applies.
 */
export function checkTables(model: Element, faults: Faults): void {
  const tables = tablesIn(model)
  checkIds(tables, faults)
  for (const table of tables) {
    checkNotes(table, faults)
    checkLaw(table, faults)
    checkOrder(table, faults)
    checkListed(table, faults)
  }
}

const tablesIn = (element: Element): Element[] => [
  ...(element.name === 'decisionTable' ? [element] : []),
  ...element.children.flatMap(tablesIn),
]

const childrenOf = (element: Element | undefined, name: string) =>
  (element?.children ?? []).filter((child) => child.name === name)

const textOf = (element: Element | undefined) => childrenOf(element, 'text')[0]?.text.trim() ?? ''

const rulesOf = (table: Element) => childrenOf(table, 'rule')
const headingsOf = (table: Element) => childrenOf(table, 'annotation').map(({ attributes }) => attributes.get('name'))
const nameOf = (rule: Element, index: number) => `\`${rule.attributes.get('id') ?? `rule ${index + 1}`}\``

/** Words files and reasons know a rule by its id. */
function checkIds(tables: readonly Element[], faults: Faults): void {
  const known = new Map<string, Place>()
  for (const { attributes, at } of tables.flatMap(rulesOf)) {
    const id = attributes.get('id')
    if (id === undefined) continue
    const first = known.get(id)
    if (first)
      faults.fault(
        at,
        'rule-twice',
        `There are two rules with the id \`${id}\`.`,
        `Give each an id of its own; the first one stands at line ${first.line}.`,
      )
    known.set(id, first ?? at)
  }
}

function checkNotes(table: Element, faults: Faults): void {
  const headings = headingsOf(table)
  const index = rulesOf(table).findIndex((rule) => childrenOf(rule, 'annotationEntry').length > headings.length)
  const rule = rulesOf(table)[index]
  if (!rule) return
  const cells = childrenOf(rule, 'annotationEntry').length
  const columns = headings.length === 0 ? 'none' : headings.map((name) => `\`${name ?? ''}\``).join(', ')
  faults.fault(
    rule.at,
    'note-without-column',
    `The rule ${nameOf(rule, index)} has ${cells} annotation cells, and the table has fewer columns for them: ${columns}.`,
    'Add the missing `<annotation name="law"/>` or `<annotation name="reason"/>` to the table, or take the cells away.',
  )
}

/** Whoever is told why is told under which law. */
function checkLaw(table: Element, faults: Faults): void {
  const headings = headingsOf(table)
  const [reason, law] = [headings.indexOf('reason'), headings.indexOf('law')]
  if (reason < 0) return
  const silent = [...rulesOf(table).entries()].filter(([, rule]) => {
    const notes = childrenOf(rule, 'annotationEntry')
    return textOf(notes[reason]) !== '' && textOf(notes[law]) === ''
  })
  const told = law < 0 ? silent.slice(0, 1) : silent
  for (const [index, rule] of told) {
    const message =
      law < 0
        ? 'The rules of this table give people reasons, and none names its law.'
        : `The rule ${nameOf(rule, index)} gives people a reason, and does not name its law.`
    const remedy =
      law < 0
        ? 'Add `<annotation name="law"/>` to the table, and the section of the law to every rule.'
        : 'Write the section of the law into its cell in the column `law`.'
    faults.warning(law < 0 ? table.at : rule.at, 'no-law', message, remedy)
  }
}

const policyOf = (table: Element) => table.attributes.get('hitPolicy') ?? 'UNIQUE'
/** Which output goes before which is said where the table stands, not left to the order in which a type lists its values. */
function checkOrder(table: Element, faults: Faults): void {
  const policy = policyOf(table)
  if (!['PRIORITY', 'P', 'OUTPUT ORDER', 'O'].includes(policy)) return
  const outputs = childrenOf(table, 'output')
  const listed = outputs.some((output) => textOf(childrenOf(output, 'outputValues')[0]) !== '')
  const told = faults.all.some(({ code, at }) => code === 'no-output-values' && at.line === table.at.line)
  if (!listed && !told)
    faults.fault(
      table.at,
      'no-output-values',
      `The hit policy ${policy} goes by the order of the output values, and there are none.`,
      'List them in `<outputValues>`, those of most weight first.',
    )
}

const listIn = /^\s*("[^"]*"\s*(,\s*"[^"]*"\s*)*)$/
const textIn = /^"([^"]*)"$/

/** A text that a rule gives is one of those that its column lists, where both are written out. */
function checkListed(table: Element, faults: Faults): void {
  for (const [column, output] of childrenOf(table, 'output').entries()) {
    const listed = textOf(childrenOf(output, 'outputValues')[0])
    if (!listIn.test(listed)) continue
    const values = [...listed.matchAll(/"([^"]*)"/g)].map(([, value = '']) => value)
    for (const rule of rulesOf(table)) {
      const cell = childrenOf(rule, 'outputEntry')[column]
      const [, given] = textIn.exec(textOf(cell)) ?? []
      if (!cell || given === undefined || values.includes(given)) continue
      const message = `This rule gives \`${given}\`, which is not among the output values of its column.`
      faults.fault(cell.at, 'output-not-listed', message, `${meant(given, values)} Or add it to \`<outputValues>\`.`)
    }
  }
}
