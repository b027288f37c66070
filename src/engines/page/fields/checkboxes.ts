import { attributes, classes } from '../attributes.ts'
import type { Html } from '../html.ts'
import { html } from '../html.ts'
import type { Styling, Wording } from '../options.ts'
import { said } from '../options.ts'
import type { ChoiceItem, Divider } from './choice-item.ts'
import { choiceItem, divider } from './choice-item.ts'
import type { FieldsetOptions } from './fieldset.ts'
import { fieldset } from './fieldset.ts'
import type { FormGroupOptions } from './form-group.ts'
import { descriptions, formGroup } from './form-group.ts'

interface CheckboxItem extends ChoiceItem {
  name?: string
  /** 'exclusive' unticks all the others when it is ticked, for "none of these". */
  behaviour?: 'exclusive'
}

interface CheckboxesOptions extends Styling, FormGroupOptions<{ beforeInputs?: Wording; afterInputs?: Wording }> {
  name: string
  idPrefix?: string
  describedBy?: string
  fieldset?: Omit<FieldsetOptions, 'html' | 'role'>
  items: readonly (CheckboxItem | Divider | null | undefined | false)[]
  /** The values of the items that are ticked. */
  values?: readonly string[]
}

export function checkboxes(options: CheckboxesOptions): Html {
  const before = options.fieldset?.describedBy || options.describedBy
  const about = descriptions(options.idPrefix || options.name, options, before)
  const { beforeInputs, afterInputs } = options.formGroup ?? {}
  const described = options.fieldset ? undefined : about.describedBy
  const items = options.items.map((item, index) => item && shown(item, index + 1, options, described))
  const inside = html`${about.hint}${about.error}<div class="${classes('govuk-checkboxes', options.classes)}"${attributes(options.attributes)} data-module="govuk-checkboxes">${said(beforeInputs)}${items}${said(afterInputs)}</div>`
  const { describedBy } = about
  return formGroup(options, options.fieldset ? fieldset({ ...options.fieldset, describedBy, html: inside }) : inside)
}

function shown(
  item: CheckboxItem | Divider,
  index: number,
  options: CheckboxesOptions,
  describedBy: string | undefined,
): Html {
  if ('divider' in item) return divider('govuk-checkboxes', item)
  return choiceItem(item, index, {
    block: 'govuk-checkboxes',
    type: 'checkbox',
    name: item.name || options.name,
    idPrefix: options.idPrefix || options.name,
    describedBy,
    behaviour: item.behaviour,
    checked: item.checked ?? options.values?.includes(item.value) ?? false,
  })
}
