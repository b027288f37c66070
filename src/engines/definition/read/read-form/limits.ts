import { FeelDate } from '#engines/feel'
import type { FieldTypeName } from '#engines/form'
import { Decimal } from '#ground/decimal'
import { checkAutocomplete } from './autocomplete.ts'
import type { Binding } from './conditions.ts'
import type { Draft } from './form-drafts.ts'

type Limit = 'number' | 'date' | 'characters' | undefined

const limitOf: Record<FieldTypeName, Limit> = {
  ...{ text: 'characters', 'long text': 'characters', 'whole number': 'number', number: 'number', money: 'number' },
  ...{ 'yes or no': undefined, choice: undefined, choices: undefined, date: 'date', address: undefined },
  ...{ email: undefined, phone: undefined },
}

/** Says where a question has a setting that its type does not know, or lacks one that it needs. */
export function checkLimits(draft: Draft, binding: Binding): void {
  if (!draft.type) return
  checkOptions(draft, draft.type, binding)
  checkRange(draft, draft.type, binding)
  checkFigure(draft, draft.type, binding)
  checkPostcode(draft, draft.type, binding)
  checkAutocomplete(draft, binding)
  const { file, path, name } = draft
  if (file.check !== undefined && file['if wrong'] === undefined) {
    const remedy = 'Add a line `if wrong:` with a sentence that says what to do.'
    binding.faults.warning(
      binding.yaml.keyAt([...path, 'check']),
      'no-words',
      `Nobody is told why an answer to \`${name}\` is not taken.`,
      remedy,
    )
  }
}

function checkOptions({ file, path, name }: Draft, type: FieldTypeName, { yaml, faults }: Binding): void {
  const wants = type === 'choice' || type === 'choices'
  if (wants && file.options === undefined)
    faults.fault(
      yaml.at([...path, 'type']),
      'no-options',
      `\`${name}\` has nothing to choose from.`,
      'Add `options:`, each with a `code` and a `label`.',
    )
  if (!wants && file.options !== undefined)
    faults.fault(
      yaml.keyAt([...path, 'options']),
      'unused-options',
      `A question of type ${type} has no options.`,
      'Make its type `choice` or `choices`, or take them away.',
    )
}

function checkPostcode({ file, path }: Draft, type: FieldTypeName, { yaml, faults }: Binding): void {
  if (file.postcode === undefined || type === 'address') return
  const message = `A question of type ${type} has no postcode.`
  faults.fault(
    yaml.keyAt([...path, 'postcode']),
    'unused-postcode',
    message,
    'Make its type `address`, or take it away.',
  )
}

function checkFigure({ file, path }: Draft, type: FieldTypeName, { yaml, faults }: Binding): void {
  if (file.figure === undefined || type === 'choice' || type === 'yes or no') return
  const remedy = 'Take `figure` away, or ask with a choice of coarse groups.'
  faults.fault(
    yaml.keyAt([...path, 'figure']),
    'personal-figure',
    'Only a choice or a yes or no may be counted in figures.',
    remedy,
  )
}

function checkRange({ file, path }: Draft, type: FieldTypeName, { yaml, faults }: Binding): void {
  const limit = limitOf[type]
  for (const key of ['least', 'most'] as const) {
    const text = file[key]?.toString()
    const known = limit !== undefined && !(limit === 'characters' && key === 'least')
    if (text === undefined || (known && isLimit(text, limit))) continue
    const message = known
      ? `\`${text}\` cannot be a limit of a ${type}.`
      : `A question of type ${type} has no \`${key}\`.`
    faults.fault(yaml.at([...path, key]), 'bad-limit', message, known ? remedies[limit] : 'Take this line away.')
  }
  const [least, most] = [file.least, file.most].map((text) => Decimal.parse(text?.toString() ?? ''))
  if (limit === 'number' && least && most && least.compare(most) > 0)
    faults.fault(
      yaml.at([...path, 'most']),
      'bad-limit',
      'No answer can be between these limits.',
      'Make `most` larger than `least`.',
    )
}

const remedies = {
  number: 'Write a number: 100.',
  date: 'Write a date as year, month and day: 2018-07-01.',
  characters: 'Write how many characters may be typed: 200.',
}

function isLimit(text: string, limit: NonNullable<Limit>): boolean {
  if (limit === 'number') return Decimal.parse(text) !== undefined
  if (limit === 'date') return /^\d{4}-\d{2}-\d{2}$/.test(text) && FeelDate.parse(text) !== undefined
  return /^[1-9]\d{0,4}$/.test(text) && Number(text) <= 20_000
}
