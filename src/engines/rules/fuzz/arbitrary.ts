import fc from 'fast-check'
import type { Value } from '#engines/feel'
import { FeelDate, FeelDateTime, FeelRange, FeelTime, parseDuration } from '#engines/feel'
import { Decimal } from '#ground/decimal'

const PIECES = [
  ...[
    '<',
    '>',
    '/',
    '"',
    "'",
    '=',
    ' ',
    '&',
    '&lt;',
    '&#0;',
    '<![CDATA[',
    ']]>',
    '<!--',
    '-->',
    '<?',
    '?>',
    '<!DOCTYPE',
  ],
  ...[
    '</text>',
    '<text>',
    '<rule>',
    '</rule>',
    '<context>',
    '<decisionTable>',
    'typeRef="',
    'href="#',
    'xmlns="',
    '\0',
  ],
  ...['null', '1e6144', '-0', '..', '[', ']', '(', ')', '{', '}', ',', '-', '?', 'not(', 'for x in ', ' return ', '**'],
  ...[
    '__proto__',
    'constructor',
    '\u2028',
    '\uFEFF',
    '\uD800',
    '\u{1F600}',
    '\r\n',
    'item',
    'partial',
    '@"',
    'function(',
  ],
]

interface Change {
  readonly at: number
  readonly take: number
  readonly put: string
  readonly copyFrom: number
}

const change: fc.Arbitrary<Change> = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  take: fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, { weight: 3, arbitrary: fc.nat(30) }, fc.nat(3000)),
  put: fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...PIECES) }, fc.string({ unit: 'binary', maxLength: 6 })),
  copyFrom: fc.double({ min: 0, max: 4, noNaN: true }),
})

/** One of the texts with some of it taken out, put in, or there twice. */
export const mutated = (texts: readonly string[]): fc.Arbitrary<string> =>
  fc
    .tuple(fc.nat(texts.length - 1), fc.array(change, { minLength: 1, maxLength: 4 }))
    .map(([index, changes]) => changes.reduce(changed, texts[index]!))

const ESCAPED: Readonly<Record<string, string>> = { '<': '&lt;', '&': '&amp;' }

/** One of the models, its markup left whole: only what stands in its texts or in its attributes is changed. */
export const changedWithin = (models: readonly string[]): fc.Arbitrary<string> =>
  fc
    .tuple(fc.nat(models.length - 1), fc.array(fc.tuple(fc.nat(), change), { minLength: 1, maxLength: 5 }))
    .map(([index, changes]) =>
      changes.reduce((xml, [nth, each]) => {
        const spots = [...xml.matchAll(/(?<=<(?:\w+:)?text>)[^<]+|(?<=(?:typeRef|name|href|hitPolicy|id)=")[^"]*/g)]
        const spot = spots[nth % spots.length]
        if (!spot) return xml
        const text = changed(spot[0], each).replace(/["<&]/g, (sign) => ESCAPED[sign] ?? "'")
        return xml.slice(0, spot.index) + text + xml.slice(spot.index + spot[0].length)
      }, models[index]!),
    )

function changed(text: string, { at, take, put, copyFrom }: Change): string {
  const place = Math.floor(at * text.length)
  const from = Math.floor(copyFrom * text.length)
  const more = copyFrom < 1 ? text.slice(from, from + 200) : put
  return text.slice(0, place) + more + text.slice(place + take)
}

const names = fc.constantFrom('a', 'b', 'long name', 'x', 'item', '__proto__', 'no such name')
const join = (...parts: (string | fc.Arbitrary<string>)[]): fc.Arbitrary<string> =>
  fc.tuple(...parts.map((part) => (typeof part === 'string' ? fc.constant(part) : part))).map((each) => each.join(' '))

/** FEEL by its grammar; `calls` are built-ins with a # for each argument. */
export const feelText = (calls: readonly string[]): fc.Arbitrary<string> =>
  fc.letrec<{ text: string }>((tie) => {
    const inner = tie('text') as fc.Arbitrary<string>
    const call = fc
      .tuple(fc.constantFrom(...calls), fc.array(inner, { minLength: 5, maxLength: 5 }))
      .map(([form, args]) => form.replaceAll('#', () => args.pop() ?? 'null'))
    const sign = fc.constantFrom('+', '-', '*', '/', '**', '=', '!=', '<', '<=', '>', '>=', 'and', 'or')
    return {
      text: fc.oneof(
        { maxDepth: 4, depthSize: 'small' },
        fc.constantFrom(
          '1',
          '0',
          '-1.5',
          '1e6111',
          '"a"',
          '""',
          'true',
          'null',
          '[]',
          '{}',
          '[1,2]',
          '@"2024-02-29"',
          '@"P1M"',
          '@"PT1S"',
        ),
        names,
        join('(', inner, sign, inner, ')'),
        call,
        join('if', inner, 'then', inner, 'else', inner),
        join('for x in', inner, 'return', inner),
        join('some x in', inner, 'satisfies', inner),
        join('for x in', inner, '..', inner, 'return', inner),
        join('[', inner, ',', inner, ']'),
        join('{ a:', inner, ', b:', inner, '}'),
        join(inner, '[', inner, ']'),
        join('(', inner, ') in (', inner, ', >', inner, ')'),
        join('(', inner, ').a'),
        join('function(x)', inner),
        join('(function(x, a: number)', inner, ')(', inner, ',', inner, ')'),
        join('[', inner, '..', inner, ')'),
        join(inner, 'between', inner, 'and', inner),
        join(inner, 'instance of list<number>'),
      ),
    }
  }).text

const texts = [
  '',
  'a',
  'S1257L',
  'yes',
  '1',
  '2024-02-29',
  '\u0000',
  '__proto__',
  '\u{1F600}',
  'K475',
  'x'.repeat(3000),
]
const numerals =
  '0 1 -1 2 0.005 12.34 1e6111 -9.999e6144 1e-6176 9007199254740993 0.1 2024 50270 12570.01 99999999999'.split(' ')

const date = FeelDate.parse('2024-02-29')!
const odd: readonly Value[] = [
  ...[null, true, false, date, FeelTime.parse('23:59:59Z')!, FeelDateTime.parse('2024-03-31T02:30:00@Europe/Paris')!],
  ...[parseDuration('P1M')!, parseDuration('-PT0.5S')!, FeelDate.parse('999999999-12-31')!],
  ...[new FeelRange(true, Decimal.one, null, false), new FeelRange(false, date, date, true)],
]

/** Any value, also such as nobody would give. */
export const anyValue: fc.Arbitrary<Value> = fc.letrec<{ value: Value }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3, depthSize: 'small' },
    fc.constantFrom(...numerals).map((numeral): Value => Decimal.parse(numeral)!),
    fc.integer({ min: -10, max: 300_000 }).map((number): Value => Decimal.of(number)),
    fc.constantFrom<Value>(...texts),
    fc.constantFrom<Value>(...odd),
    fc.array(tie('value'), { maxLength: 3 }),
    fc
      .array(fc.tuple(fc.constantFrom('a', 'b', 'x', 'age', 'name', 'constructor'), tie('value')), { maxLength: 3 })
      .map((entries): Value => new Map(entries)),
  ),
})).value
