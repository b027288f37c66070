import { attributes, classes, given } from '../attributes.ts'
import type { Html } from '../html.ts'
import { html } from '../html.ts'
import type { Styling, Wording } from '../options.ts'
import { said } from '../options.ts'
import type { HintOptions } from './hint.ts'
import { hint } from './hint.ts'
import { label } from './label.ts'

/** One radio button or checkbox. */
export interface ChoiceItem extends Wording {
  value: string
  id?: string
  label?: Styling
  hint?: HintOptions
  checked?: boolean
  disabled?: boolean
  conditional?: { html?: Html }
  attributes?: Styling['attributes']
}

/** A line of words between two choices, such as "or". */
export interface Divider {
  divider: string
}

/** What distinguishes a radio button from a checkbox. */
interface Kind {
  block: 'govuk-radios' | 'govuk-checkboxes'
  type: 'radio' | 'checkbox'
  name: string
  idPrefix: string
  describedBy?: string
  behaviour?: string
  checked: boolean
}

export function divider(block: Kind['block'], options: Divider): Html {
  return html`<div class="${block}__divider">${options.divider}</div>`
}

export function choiceItem(item: ChoiceItem, index: number, kind: Kind): Html {
  const { block, checked } = kind
  const id = item.id || (index > 1 ? `${kind.idPrefix}-${index}` : kind.idPrefix)
  const hintId = said(item.hint) ? `${id}-item-hint` : undefined
  const words = label({
    ...item.label,
    text: item.text,
    html: item.html,
    for: id,
    classes: classes(`${block}__label`, item.label?.classes),
  })
  const about = hintId && hint({ ...item.hint, id: hintId, classes: classes(`${block}__hint`, item.hint?.classes) })
  return html`<div class="${block}__item">${element(item, id, hintId, kind)}${words}${about}</div>${
    item.conditional?.html &&
    html`<div class="${classes(`${block}__conditional`, !checked && `${block}__conditional--hidden`)}" id="conditional-${id}">${item.conditional.html}</div>`
  }`
}

function element(item: ChoiceItem, id: string, hintId: string | undefined, kind: Kind): Html {
  const own = given({
    checked: kind.checked,
    disabled: Boolean(item.disabled),
    'data-aria-controls': item.conditional?.html && `conditional-${id}`,
    'data-behaviour': kind.behaviour || undefined,
    'aria-describedby': classes(kind.describedBy, hintId) || undefined,
  })
  return html`<input class="${kind.block}__input" id="${id}" name="${kind.name}" type="${kind.type}" value="${item.value}"${own}${attributes(item.attributes)}>`
}
