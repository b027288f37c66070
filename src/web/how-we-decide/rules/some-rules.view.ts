import { slugOf } from '#engines/feel'
import type { Html } from '#engines/page'
import { button, html, input, pagination } from '#engines/page'
import type { TableLogic, WrittenDecision } from '#engines/rules'
import type { Placed } from '../order.ts'
import type { RulesReading } from '../reading.ts'
import { nameShown } from '../worded.view.ts'
import type { TableOf } from './cells.view.ts'
import { outputNameOf } from './cells.view.ts'
import type { LogicOf } from './logic.view.ts'
import { firstFew, longestWhole, pageLength, someRules } from './some-rules.ts'
import { tableShown } from './table.view.ts'

/** Where the page cannot hold all rules of a table: the first of them, and the way to all. */
export function shortenedTo(
  reading: RulesReading,
  { name, called }: { name: string; called: string },
): LogicOf['shorten'] {
  const { howWeDecide } = reading.visit.words
  const longest = longestWhole(reading)
  return ({ rules }: TableLogic) => {
    if (rules.length <= longest) return undefined
    const href = `${reading.visit.href(reading.subject.path)}?${new URLSearchParams({ table: slugOf(name) })}`
    const note = html`<p class="govuk-body"><strong>${howWeDecide.firstShown(firstFew, rules.length)}</strong> <a class="govuk-link" href="${href}">${howWeDecide.allRules(rules.length)}<span class="govuk-visually-hidden">: ${called}</span></a></p>`
    return { rules: rules.slice(0, firstFew), note }
  }
}

/** One long table by itself: a page of its rules at a time, or those that name what somebody looks for. */
export function longTable(reading: RulesReading, { part, model }: Placed<WrittenDecision>, table: TableLogic): Html {
  const { visit, subject } = reading
  const { howWeDecide } = visit.words
  const words = reading.inWords(model)
  const about: TableOf = { table, model, name: part.name, id: part.id, called: words.name(part.name) }
  const asked = { from: Number.parseInt(visit.query.get('from') ?? '1', 10) || 1, find: findOf(reading) }
  const columns = [
    ...table.inputs.map(({ text }) => text),
    ...table.outputs.map((_, index) => outputNameOf(about, index)),
  ]
  const some = someRules(table, asked, (code, column) => words.value(code, columns[column]))
  const whole = visit.href(subject.path)
  return html`<h1 class="govuk-heading-l">${nameShown(reading, about.called)}</h1>
${searchForm(reading, part.name, asked.find)}
<p class="govuk-body" role="status">${asked.find ? howWeDecide.found(some.all) : howWeDecide.rulesShown(some.from, some.from + some.rules.length - 1, some.all)}</p>
${some.rules.length > 0 && tableShown(reading, about, some.rules)}
${pagesOf(reading, part.name, { ...some, find: asked.find })}
<p class="govuk-body"><a class="govuk-link" href="${whole}#${slugOf(part.name)}">${howWeDecide.wholePage}</a></p>`
}

const findOf = ({ visit }: RulesReading): string =>
  (visit.query.get('find') ?? '').toWellFormed().replace(/\p{C}/gu, ' ').trim().slice(0, 100)

const searchForm = ({ visit, subject }: RulesReading, name: string, find: string): Html =>
  html`<form class="publica-search" action="${visit.href(subject.path)}" method="get" role="search"><input type="hidden" name="table" value="${slugOf(name)}">${input(
    {
      id: 'find',
      name: 'find',
      type: 'search',
      value: find,
      label: { text: visit.words.howWeDecide.findRule, classes: 'govuk-label--s' },
      attributes: { maxlength: 100 },
    },
  )}${button({ text: visit.words.howWeDecide.find })}</form>`

interface Pages {
  from: number
  all: number
  find: string
}

function pagesOf({ visit, subject }: RulesReading, name: string, { from, all, find }: Pages): Html | undefined {
  if (all <= pageLength) return undefined
  const { howWeDecide } = visit.words
  const at = (first: number) => {
    const query = { table: slugOf(name), from: String(first), ...(find && { find }) }
    return `${visit.href(subject.path)}?${new URLSearchParams(query)}`
  }
  const count = Math.ceil(all / pageLength)
  const current = Math.floor((from - 1) / pageLength)
  const items = Array.from({ length: count }, (_, page) => page)
    .filter((page) => page === 0 || page === count - 1 || Math.abs(page - current) <= 2)
    .map((page) => ({
      ...{ number: page + 1, href: at(page * pageLength + 1), current: page === current },
      visuallyHiddenText: howWeDecide.pageNumber(page + 1),
    }))
  return pagination({ items, landmarkLabel: howWeDecide.pagesOfRules })
}
