import { Decimal } from '#ground/decimal'
import type { ComparisonSign, Literal, Test, Tests } from '../tree.ts'
import { FeelRange } from '../values/range.ts'
import type { Type } from '../values/types.ts'
import { literal } from './literals.ts'

/*
 * Most cells of most tables are a number, a text or a truth, a comparison with a number or a range of numbers. These are read at sight,
 * to the very tree that the parser gives with its constants worked out; whatever else a text is, the parser reads.
 */

const NUMBER = '-?[0-9]+(?:\\.[0-9]+)?'
const SPACE = '[ \\t\\r\\n]*'
const COMPARED = new RegExp(`^(${SPACE})(?:(<=|>=|!=|<|>|=)(${SPACE}))?(${NUMBER})${SPACE}$`)
const RANGE = new RegExp(
  `^(${SPACE})([[(])(${SPACE})(${NUMBER})${SPACE}\\.\\.(${SPACE})(${NUMBER})${SPACE}([\\])])${SPACE}$`,
)
const TEXT = /[ \t\r\n]*"([^"\\]*)"[ \t\r\n]*(,?)/y
const RANGE_OF_NUMBERS: Type = { range: 'number' }

/** More digits than these the parser may have to tell of. */
const LONGEST = 30

/** The tests of a cell over an input of a type that is known to be theirs; undefined where they are not plain. */
export function plainTests(text: string, input: Type): Tests | undefined {
  if (input === 'number') return numberTest(text)
  if (input === 'string') return textTests(text)
  return input === 'boolean' ? truthTest(text) : undefined
}

/** A whole expression that is one number or text. */
export function plainExpression(text: string): Literal | undefined {
  const tests = text.includes('"') ? textTests(text) : numberTest(text)
  const [test, ...others] = tests?.tests ?? []
  return test?.kind === 'value' && others.length === 0 && isPlain(test.value) ? test.value : undefined
}

const isPlain = (node: Test['value']): node is Literal => node.kind === 'literal' && !(node.value instanceof FeelRange)

const only = (test: Test): Tests => ({ negated: false, tests: [test] })

function numberTest(text: string): Tests | undefined {
  if (text.length > LONGEST * 2) return undefined
  const found = COMPARED.exec(text)
  if (!found) return rangeTest(text)
  const [, before = '', sign, between = '', number = ''] = found
  const value = numberAt(before.length + (sign ? sign.length + between.length : 0), number)
  if (!value) return undefined
  if (sign) return only({ kind: 'sign', at: before.length, sign: sign as ComparisonSign, value })
  return only({ kind: 'value', at: before.length, value, says: false })
}

function rangeTest(text: string): Tests | undefined {
  const found = RANGE.exec(text)
  if (!found) return undefined
  const [, before = '', open, , first = '', , last = '', close] = found
  const [start, end] = [numberAt(0, first)?.value, numberAt(0, last)?.value]
  if (start === undefined || end === undefined) return undefined
  const value = new FeelRange(open === '[', start, end, close === ']')
  const ofNumbers: Literal = { kind: 'literal', at: before.length, value, type: RANGE_OF_NUMBERS }
  return only({ kind: 'value', at: before.length, value: ofNumbers, says: false })
}

function numberAt(at: number, text: string): Literal | undefined {
  const value = text.length <= LONGEST ? Decimal.parse(text) : undefined
  return value && { kind: 'literal', at, value, type: 'number' }
}

function textTests(text: string): Tests | undefined {
  const tests: Test[] = []
  TEXT.lastIndex = 0
  for (;;) {
    const from = TEXT.lastIndex
    const found = TEXT.exec(text)
    if (!found) return undefined
    const at = text.indexOf('"', from)
    tests.push({ kind: 'value', at, value: literal(at, found[1]!), says: false })
    if (found[2] === '') return TEXT.lastIndex === text.length ? { negated: false, tests } : undefined
  }
}

function truthTest(text: string): Tests | undefined {
  const word = text.trim()
  if (word !== 'true' && word !== 'false') return undefined
  const at = text.indexOf(word)
  return only({ kind: 'value', at, value: literal(at, word === 'true'), says: false })
}
