import type { Decimal } from '#ground/decimal'
import { FeelError } from '../values/error.ts'
import type { Builtin, During, Result, Value } from '../values/types.ts'
import { builtin, form, list, nullable, number, optional, text } from './define.ts'
import { findAll, isMatch, regexFor } from './regex.ts'
import { matchless, replaced } from './replace.ts'
import { sliceOf } from './slice.ts'
import { codePoints, lengthOf } from './unicode.ts'
import { wholeNumber } from './whole.ts'

/* DMN 1.5 §10.3.4.3. */

const clause = '10.3.4.3'
const flags = optional(nullable(text('flags')))
const longest = 10_000_000

function substring(string: string, start: Decimal, length: Decimal | undefined): Result {
  const slice = sliceOf(lengthOf(string), start, length)
  return slice instanceof FeelError ? slice : codePoints(string, slice.from, slice.to)
}

function matches(input: string, pattern: string, flags: string | null | undefined, during: During): Result {
  const program = regexFor(pattern, flags ?? '', during)
  return program instanceof FeelError ? program : isMatch(program, input, during)
}

function split(string: string, delimiter: string, during: During): Result {
  const program = regexFor(delimiter, '', during)
  const found = program instanceof FeelError ? program : findAll(program, string, during)
  if (found instanceof FeelError) return found
  if (found.some(([from, to]) => from === to)) return matchless(delimiter)
  const ends = [...found.map(([from]) => from!), string.length]
  return ends.map((end, i) => string.slice(i === 0 ? 0 : found[i - 1]![1], end))
}

function join(items: readonly Value[], delimiter: string | null | undefined): Result {
  const texts = items.filter((item): item is string => item !== null)
  const glue = delimiter ?? ''
  const length = texts.reduce((sum, item) => sum + item.length + glue.length, 0)
  return length > longest ? new FeelError('too-large', 'The text is too long.') : texts.join(glue)
}

/** Behind 250 characters the search for a text may go through nearly all of it at every place. */
const LONG = 250

function indexIn(string: string, match: string, during: During): number {
  if (match.length > LONG && match.length <= string.length) during.spend((string.length * match.length) / 4096)
  return string.indexOf(match)
}

const pair = [text('string'), text('match')] as const

export const texts: readonly Builtin[] = [
  builtin(
    'substring',
    clause,
    ['substring("foobar", 3, 3)', '"oba"'],
    form([text('string'), number('start position'), optional(number('length'))], 'string', ([string, start, length]) =>
      substring(string, start, length),
    ),
  ),
  builtin(
    'string length',
    clause,
    ['string length("tes")', '3'],
    form([text('string')], 'number', ([string]) => wholeNumber(lengthOf(string))),
  ),
  builtin(
    'upper case',
    clause,
    ['upper case("aBc4")', '"ABC4"'],
    form([text('string')], 'string', ([string]) => string.toUpperCase()),
  ),
  builtin(
    'lower case',
    clause,
    ['lower case("aBc4")', '"abc4"'],
    form([text('string')], 'string', ([string]) => string.toLowerCase()),
  ),
  builtin(
    'substring before',
    clause,
    ['substring before("foobar", "bar")', '"foo"'],
    form(pair, 'string', ([string, match], during) => string.slice(0, Math.max(0, indexIn(string, match, during)))),
  ),
  builtin(
    'substring after',
    clause,
    ['substring after("foobar", "ob")', '"ar"'],
    form(pair, 'string', ([string, match], during) => {
      const at = indexIn(string, match, during)
      return at < 0 ? '' : string.slice(at + match.length)
    }),
  ),
  builtin(
    'replace',
    clause,
    ['replace("abcd", "(ab)|(a)", "[1=$1][2=$2]")', '"[1=ab][2=]cd"'],
    form(
      [text('input'), text('pattern'), text('replacement'), flags],
      'string',
      ([input, pattern, replacement, f], during) => replaced(input, pattern, replacement, f ?? '', during),
    ),
  ),
  builtin(
    'contains',
    clause,
    ['contains("foobar", "of")', 'false'],
    form(pair, 'boolean', ([string, match], during) => indexIn(string, match, during) >= 0),
  ),
  builtin(
    'starts with',
    clause,
    ['starts with("foobar", "fo")', 'true'],
    form(pair, 'boolean', ([string, match]) => string.startsWith(match)),
  ),
  builtin(
    'ends with',
    clause,
    ['ends with("foobar", "r")', 'true'],
    form(pair, 'boolean', ([string, match]) => string.endsWith(match)),
  ),
  builtin(
    'matches',
    clause,
    ['matches("foobar", "^fo*b")', 'true'],
    form([text('input'), text('pattern'), flags], 'boolean', ([input, pattern, f], during) =>
      matches(input, pattern, f, during),
    ),
  ),
  builtin(
    'split',
    clause,
    ['split("a;b;c;;", ";")', '["a", "b", "c", "", ""]'],
    form([text('string'), text('delimiter')], { list: 'string' }, ([string, delimiter], during) =>
      split(string, delimiter, during),
    ),
  ),
  builtin(
    'string join',
    clause,
    ['string join(["a", null, "c"], "_and_")', '"a_and_c"'],
    form([list('list', 'string'), optional(nullable(text('delimiter')))], 'string', ([items, delimiter]) =>
      join(items, delimiter),
    ),
  ),
]
