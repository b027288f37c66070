import type { Scope } from '#engines/feel'
import { assembleExpression, directExpression } from '#engines/feel'
import { mustBeAllowed, mustMakeSense } from '../items/allowed.ts'
import type { Item } from '../items.ts'
import type { Reading } from '../reading.ts'
import { attribute, cellBinding, child, fault, textOf } from '../reading.ts'
import type { Element } from '../xml.ts'
import type { Boxed, Direct } from './boxed.ts'

const FEEL = /(?:\/FEEL\/|\/feel\/|feel\.xsd|^feel$)/i

export function readLiteral(element: Element, scope: Scope, reading: Reading, item?: Item, rule?: string): Boxed {
  const language = attribute(element, 'expressionLanguage')
  if (language && !FEEL.test(language)) {
    const message = `The language "${language}" is not read.`
    fault(reading, element.at, 'other-language', message, 'Write the expression in FEEL.')
    return { kind: 'literal', type: item?.type ?? 'any', code: () => null, text: textOf(element).text.trim() }
  }
  if (child(element, 'importedValues'))
    fault(reading, element.at, 'imported-values', 'Imported values are not read.', 'Write the expression here.')
  const text = textOf(element, rule)
  const before = reading.faults.length
  const piece = assembleExpression(text, cellBinding(reading, scope, text, item?.type), item?.type)
  mustBeAllowed(piece, item, text, reading)
  if (reading.faults.length === before) mustMakeSense(piece, scope, text, reading)
  const { tree } = piece
  const direct: Direct | undefined = tree && ((standing, draft) => directExpression(tree, standing, draft))
  return { ...piece, kind: 'literal', text: text.text.trim(), direct }
}
