import { attributes, classes } from '../attributes.ts'
import type { Html } from '../html.ts'
import { html } from '../html.ts'
import type { Styling, Wording } from '../options.ts'
import { said } from '../options.ts'
import type { TagOptions } from './tag.ts'
import { tag } from './tag.ts'

interface Task {
  title: Wording & { classes?: string }
  hint?: Wording
  href?: string
  status: Wording & { tag?: TagOptions; classes?: string }
  classes?: string
}

interface TaskListOptions extends Styling {
  items: readonly (Task | null | undefined | false)[]
  idPrefix?: string
}

export function taskList(options: TaskListOptions): Html {
  const prefix = options.idPrefix || 'task-list'
  const items = options.items.map((item, index) => item && task(item, `${prefix}-${index + 1}`))
  return html`<ul class="${classes('govuk-task-list', options.classes)}"${attributes(options.attributes)}>${items}</ul>`
}

function task(item: Task, id: string): Html {
  const names = classes('govuk-task-list__item', item.href && 'govuk-task-list__item--with-link', item.classes)
  const hint = item.hint && html`<div id="${id}-hint" class="govuk-task-list__hint">${said(item.hint)}</div>`
  const status = item.status.tag ? tag(item.status.tag) : said(item.status)
  return html`<li class="${names}"><div class="govuk-task-list__name-and-hint">${title(item, id)}${hint}</div><div class="${classes('govuk-task-list__status', item.status.classes)}" id="${id}-status">${status}</div></li>`
}

function title(item: Task, id: string): Html {
  if (!item.href)
    return html`<div${item.title.classes && html` class="${item.title.classes}"`}>${said(item.title)}</div>`
  const describedBy = classes(item.hint && `${id}-hint`, `${id}-status`)
  return html`<a class="${classes('govuk-link govuk-task-list__link', item.title.classes)}" href="${item.href}" aria-describedby="${describedBy}">${said(item.title)}</a>`
}
