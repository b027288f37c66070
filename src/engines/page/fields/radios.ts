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

interface RadiosOptions extends Styling, FormGroupOptions<{ beforeInputs?: Wording; afterInputs?: Wording }> {
  name: string
  idPrefix?: string
  fieldset?: Omit<FieldsetOptions, 'html' | 'role'>
  items: readonly (ChoiceItem | Divider | null | undefined | false)[]
  /** The value of the item that is chosen. */
  value?: string
}

export function radios(options: RadiosOptions): Html {
  const about = descriptions(options.idPrefix || options.name, options, options.fieldset?.describedBy)
  const { beforeInputs, afterInputs } = options.formGroup ?? {}
  const items = options.items.map((item, index) => item && shown(item, index + 1, options))
  const inside = html`${about.hint}${about.error}<div class="${classes('govuk-radios', options.classes)}"${attributes(options.attributes)} data-module="govuk-radios">${said(beforeInputs)}${items}${said(afterInputs)}</div>`
  const { describedBy } = about
  return formGroup(options, options.fieldset ? fieldset({ ...options.fieldset, describedBy, html: inside }) : inside)
}

function shown(item: ChoiceItem | Divider, index: number, options: RadiosOptions): Html {
  if ('divider' in item) return divider('govuk-radios', item)
  const checked = item.checked ?? (Boolean(options.value) && item.value === options.value)
  return choiceItem(item, index, {
    block: 'govuk-radios',
    type: 'radio',
    name: options.name,
    idPrefix: options.idPrefix || options.name,
    checked,
  })
}
