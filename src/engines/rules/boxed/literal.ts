import type { Scope } from '#engines/feel'
import { assembleExpression } from '#engines/feel'
import type { Item } from '../items.ts'
import type { Reading } from '../reading.ts'
import { attribute, cellBinding, child, fault, textOf } from '../reading.ts'
import type { Element } from '../xml.ts'
import type { Boxed } from './boxed.ts'

const FEEL = /(?:\/FEEL\/|\/feel\/|feel\.xsd|^feel$)/i

export function readLiteral(element: Element, scope: Scope, reading: Reading, item?: Item): Boxed {
  const language = attribute(element, 'expressionLanguage')
  if (language && !FEEL.test(language))
    fault(
      reading,
      element.at,
      'other-language',
      `The language "${language}" is not read.`,
      'Write the expression in FEEL.',
    )
  if (child(element, 'importedValues'))
    fault(reading, element.at, 'imported-values', 'Imported values are not read.', 'Write the expression here.')
  const text = textOf(element)
  return {
    kind: 'literal',
    text: text.text.trim(),
    ...assembleExpression(text, cellBinding(reading, scope, text, item?.type), item?.type),
  }
}
