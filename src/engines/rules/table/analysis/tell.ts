import type { DefinitionFault } from '#ground/source'
import { nearestWord } from '#ground/source'
import type { Gap } from './gaps.ts'
import type { Limited } from './limited.ts'
import type { Looked } from './looked.ts'
import { nameOf, namesOf } from './looked.ts'
import type { Overlap } from './overlaps.ts'
import type { Seen } from './seen.ts'
import { show, showBox, showExample } from './show.ts'
import type { Unreachable } from './unreachable.ts'

/* What was found in a table, in sentences for its author. */

type Told = Omit<DefinitionFault, 'severity'>

const inRule = (looked: Looked, rule: number): Pick<Told, 'at' | 'decision' | 'rule'> => ({
  at: looked.rules[rule]!.element.at,
  ...inTable(looked),
  rule: looked.rules[rule]!.id ?? `rule ${rule + 1}`,
})

const inTable = ({ seen }: Pick<Looked, 'seen'>): Pick<Told, 'decision'> =>
  seen.decision === undefined ? {} : { decision: seen.decision }

const upper = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)

export function tellCatchAll(looked: Looked, rule: number): Told {
  return {
    ...inRule(looked, rule),
    code: 'rules-overlap',
    message: `The rule ${nameOf(looked, rule)} holds in every case, and where another one holds too this table gives nothing.`,
    remedy: 'Give the table the hit policy FIRST, or make this rule its default output.',
  }
}

export function tellOverlap(looked: Looked, { rule, others, example }: Overlap): Told {
  const [first, ...more] = others
  const also = more.length > 0 ? ` It meets ${namesOf(looked, more)} as well.` : ''
  const gives = looked.seen.policy === 'U' ? 'then this table gives nothing' : 'they give different values'
  return {
    ...inRule(looked, rule),
    code: 'rules-overlap',
    message: `${upper(nameOf(looked, first!))} and ${nameOf(looked, rule)} can hold together, and ${gives}: for example with ${showExample(example, looked.columns)}.${also}`,
    remedy: 'Let them ask different things, or say by the hit policy FIRST or PRIORITY which of them goes before.',
  }
}

export const tellMoreOverlaps = (looked: Looked, others: readonly Overlap[]): Told =>
  tellMore(looked, others, 'rules-overlap', 'can hold together with others')

export const tellMoreUnreachable = (looked: Looked, others: readonly Unreachable[]): Told =>
  tellMore(looked, others, 'rule-unreachable', 'never count, or repeat others')

function tellMore(looked: Looked, found: readonly { rule: number }[], code: string, what: string): Told {
  const rules = found.map(({ rule }) => rule)
  return {
    at: looked.rules[rules[0]!]!.element.at,
    ...inTable(looked),
    code,
    message: `More rules of this table ${what}: ${namesOf(looked, rules)}.`,
    remedy: 'Mend the first ones, and the others are told.',
  }
}

export function tellUnreachable(looked: Looked, found: Unreachable): Told {
  const { rule } = found
  const told = inRule(looked, rule)
  if (found.why === 'never holds') return { ...told, ...ofCell(looked, rule, found.column) }
  if (found.why === 'repeated') return { ...told, ...repeats(looked, rule, found.by) }
  const others = namesOf(looked, found.by)
  const goes = looked.seen.policy === 'F' ? 'stands before it' : 'weighs more'
  const message =
    found.by.length === 1
      ? `The rule ${nameOf(looked, rule)} never counts: wherever it holds, ${others} holds too, and ${goes}.`
      : `The rule ${nameOf(looked, rule)} never counts: wherever it holds, one of ${others} holds too, and ${goes}.`
  const remedy = 'Move it before them, let it ask something else, or take it away.'
  return {
    ...told,
    code: 'rule-unreachable',
    message,
    remedy: found.by.length === 1 ? remedy.replace('them', 'that one') : remedy,
  }
}

function ofCell(looked: Looked, rule: number, column: number): Pick<Told, 'at' | 'code' | 'message' | 'remedy'> {
  const { cells, label } = looked.columns[column]!
  const cell = cells[rule]!
  const text = cell.element.children.find(({ name }) => name === 'text') ?? cell.element
  return {
    at: text.place(text.text.length - text.text.trimStart().length),
    code: 'rule-unreachable',
    message: `No value of ${label} is ${cell.text}, so that the rule ${nameOf(looked, rule)} never holds.`,
    remedy: 'Correct the cell, or what the values of its column may be.',
  }
}

function repeats(looked: Looked, rule: number, by: number): Pick<Told, 'code' | 'message' | 'remedy'> {
  const both = looked.rules[rule]!.written === looked.rules[by]!.written
  const same = both ? 'asks and gives the same as' : 'asks the same as'
  const gives = looked.seen.policy === 'U' ? ', and where both hold this table gives nothing' : ''
  return {
    code: 'rule-repeated',
    message: `The rule ${nameOf(looked, rule)} ${same} ${nameOf(looked, by)}${gives}.`,
    remedy: 'Correct one of them, or take it away.',
  }
}

export function tellGap(looked: Looked, { box, example }: Gap): Told {
  const where = showBox(box, looked.columns)
  const shown = showExample(example, looked.columns)
  return {
    at: looked.seen.element.at,
    ...inTable(looked),
    code: 'rules-missing',
    message: `${where === '' ? 'No rule of this table ever holds' : `No rule holds where ${where}`}${shown === '' ? '' : `: for example with ${shown}`}.`,
    remedy: `Add a rule for it or a default output, or say in the type of the column that it cannot be${wholeOnly(example, looked)}.`,
  }
}

/** Between two whole numbers that follow each other only a fraction is left out. */
function wholeOnly(example: Gap['example'], { columns }: Looked): string {
  const isFraction = example.some((place, index) => {
    const shown = place === undefined ? '' : show(columns[index]!.known[place]!.value)
    return /^-?\d+\.1$/.test(shown)
  })
  return isFraction ? ' (of whole numbers: <allowedValues><text>? = floor(?)</text></allowedValues>)' : ''
}

export function tellMoreGaps(looked: Looked, more: number): Told {
  return {
    at: looked.seen.element.at,
    ...inTable(looked),
    code: 'rules-missing',
    message: `And for ${more} more such ${more === 1 ? 'case' : 'cases'} there is no rule.`,
    remedy: 'Add rules for them, or a default output.',
  }
}

export function tellNotAllowed(looked: Looked, { rule, column, text, at, values }: Limited): Told {
  const near = nearestWord(text, values)
  const listed = values.slice(0, 8).map((value) => `"${value}"`)
  const some = values.length > 8 ? `${listed.join(', ')}, …` : listed.join(', ')
  return {
    ...inRule(looked, rule),
    at,
    code: 'value-not-allowed',
    message: `"${text}" is none of the values that ${looked.columns[column]!.label} may have.`,
    remedy: near === undefined ? `It may be ${some}.` : `Did you mean "${near}"?`,
  }
}

export function tellUnchecked(seen: Seen, what: readonly string[]): Told {
  return {
    at: seen.element.at,
    ...inTable({ seen }),
    code: 'table-not-checked',
    message: `This table is too large and too tangled to be looked through for ${what.join(' and ')}.`,
    remedy: 'Split it into several tables to have them checked.',
  }
}
