import type { FieldTypeName } from '#engines/form'
import { meant } from '../../source/faults.ts'
import type { Binding } from './conditions.ts'
import type { Draft } from './form-drafts.ts'

// HTML, 4.10.18.7 Autofill: what a browser may know of a person, without cards and passwords, which no service asks for.
const fields = `off name honorific-prefix given-name additional-name family-name honorific-suffix nickname username
organization-title organization street-address address-line1 address-line2 address-line3 address-level4 address-level3
address-level2 address-level1 country country-name postal-code language bday bday-day bday-month bday-year sex url
tel tel-country-code tel-national tel-area-code tel-local tel-extension email impp`.split(/\s+/)

const ofWhom = /^((section-\S+|shipping|billing|home|work|mobile|fax|pager)\s+)*/

const fillable: readonly FieldTypeName[] = ['text', 'email', 'phone']

/** A misspelt word fills nothing in, and nobody sees why. */
export function checkAutocomplete({ file, path, type = 'text' }: Draft, { yaml, faults }: Binding): void {
  const { autocomplete } = file
  if (autocomplete === undefined) return
  const [at, field] = [yaml.at([...path, 'autocomplete']), autocomplete.replace(ofWhom, '')]
  if (!fillable.includes(type))
    faults.warning(
      at,
      'no-autocomplete',
      `A question of type ${type} fills nothing in by this.`,
      'Take this line away.',
    )
  else if (!fields.includes(field))
    faults.warning(at, 'no-autocomplete', `No browser knows what \`${field}\` is.`, meant(field, fields))
}
