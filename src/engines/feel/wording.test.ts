import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { Phrase, Type, Value } from '#engines/feel'
import { openWording, plainLine, showValue } from '#engines/feel'
import { wordsIn } from '#web/words'

const figures: Type = {
  context: new Map([
    ['threshold', 'number'],
    ['maximum', 'number'],
  ]),
}
const child: Type = {
  context: new Map([
    ['claim start', 'date'],
    ['claim end', 'date'],
  ]),
}
const names = new Map<string, Type>([
  ['rates', 'number'],
  ['household income', 'number'],
  ['income threshold', 'number'],
  ['dependants', 'number'],
  ['tax year', 'number'],
  ['use of the home', 'string'],
  ['lives with partner', 'boolean'],
  ['partner income', 'number'],
  ['own income', 'number'],
  ['flying date', 'date'],
  ['children', { list: child }],
  ['figures of the year', figures],
  ['paid between', { function: { takes: ['date', 'date'], gives: 'number' } }],
])

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)
const amounts = new Set(['rates', 'household income', 'own income', 'partner income'])

function shown(value: Value, about: string | undefined): string {
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  if (about === 'use of the home' && value === 'home') return 'Only as a home'
  return (about !== undefined && amounts.has(about) ? '$' : '') + (value === null ? 'nothing' : showValue(value))
}

const wordingIn = (language: string) =>
  openWording(names, {
    words: wordsIn(language).feel,
    name: capital,
    part: capital,
    value: shown,
    dayOfYear: (month, day) => `${day}.${month}.`,
  })

const english = wordingIn('en')
const line = (phrase: Phrase) => plainLine(phrase.line)

test('a cell reads as what is asked of its column', () => {
  const cells: [cell: string, about: string | undefined, said: string][] = [
    ['-', 'rates', 'anything'],
    ['', 'rates', 'anything'],
    ['< 40000', 'household income', 'less than $40000'],
    ['<= 160', 'rates', 'at most $160'],
    ['> income threshold', 'household income', 'more than Income threshold'],
    ['[1..5)', 'dependants', 'at least 1 and less than 5'],
    ['(2..5]', 'dependants', 'more than 2 and at most 5'],
    ['[2015..2019]', 'tax year', 'from 2015 to 2019'],
    ['0', 'rates', '$0'],
    ['"home"', 'use of the home', 'Only as a home'],
    ['"home", "shop", "farm"', 'use of the home', 'Only as a home, shop or farm'],
    ['not("home")', 'use of the home', 'anything but Only as a home'],
    ['true', 'lives with partner', 'yes'],
    ['? > 1 and ? < 4', 'dependants', 'more than 1 and less than 4'],
    ['[1..5), > 100', 'dependants', '(at least 1 and less than 5) or more than 100'],
    ['not([1..5))', 'dependants', 'anything but (at least 1 and less than 5)'],
    [
      'not(starts with(?, "a"), ends with(?, "b"))',
      'use of the home',
      'it is not so that (it begins with “a” or it ends with “b”)',
    ],
    ['null', 'rates', '$nothing'],
    ['not(starts with(?, "sh"))', 'use of the home', 'it is not so that it begins with “sh”'],
    ['>= date("2026-04-06")', 'flying date', '2026-04-06 or later'],
    ['contains(?, "shop")', 'use of the home', 'it contains “shop”'],
  ]
  for (const [cell, about, said] of cells) assert.equal(line(english.tests(cell, about)), said, cell)
})

test('a formula of a law reads as a sentence’s part', () => {
  const formulas: [formula: string, said: string][] = [
    ['max(0, rates - 160)', 'Rates minus $160, but not below $0'],
    [
      'floor(max(0, household income - income threshold) / 8)',
      '(Household income minus Income threshold, but not below $0) divided by 8, rounded down',
    ],
    ['figures of the year.threshold + 500 * dependants', 'Threshold (Figures of the year) plus 500 times Dependants'],
    [
      'own income + (if lives with partner then partner income else 0)',
      'Own income plus (Partner income if Lives with partner is yes; otherwise $0)',
    ],
    ['flying date.month in [4..10]', 'the month of Flying date is from 4 to 10'],
    [
      'paid between(date(tax year, 4, 6), date(tax year + 1, 4, 5))',
      'Paid between (6.4. in the year Tax year; 5.4. in the year (Tax year plus 1))',
    ],
    ['max(0, min(100, floor(rates)))', 'Rates, rounded down, but not above $100, but not below $0'],
    ['children[-1].claim end', 'Claim end (the last of Children)'],
    [
      'some child in children satisfies child.claim end = null',
      'for at least one Child of Children: Claim end (Child) is not given',
    ],
    ['not(lives with partner) or dependants in (1, 2)', 'Lives with partner is no or (Dependants is 1 or 2)'],
    ['160 < rates', 'Rates is more than $160'],
    [
      'lives with partner or rates > 1 and dependants = 0',
      'Lives with partner is yes or (Rates is more than $1 and Dependants is 0)',
    ],
    ['(rates + 1) * 2', '(Rates plus $1) times 2'],
    ['min(rates, own income) - dependants', '(the least of Rates and Own income) minus Dependants'],
    ['sqrt(rates) + 1', 'the square root of Rates plus 1'],
    ['sqrt(rates + 1)', 'the square root of (Rates plus $1)'],
    [
      'round half up(max(rates, own income, 2), 2)',
      '(the greatest of Rates, Own income and $2), rounded to two decimals, halves away from zero',
    ],
    ['decimal(rates, 0)', 'Rates, rounded to a whole number, halves to the even digit'],
    ['floor(rates, dependants)', 'Rates, rounded down (decimals: Dependants)'],
    ['substring after("S1", "S")', 'what stands after “S” in “S1”'],
    ['if use of the home = "" then 1 else 2', '1 if Use of the home is an empty text; otherwise 2'],
    ['count(children) > 2', 'the number of Children is more than 2'],
    ['sort(children, function(a, b) a.claim end < b.claim end)', 'Children, in rising order of Claim end'],
    ['sort(children, function(a, b) b.claim end < a.claim end)', 'Children, in falling order of Claim end'],
    ['sort([3, 1], function(x, y) x >= y)', '3 and 1, in falling order'],
    ['sort([3, 1])', '3 and 1, in rising order'],
    ['matches(use of the home, "^[a-z ]+$")', 'Use of the home has the form "^[a-z ]+$"'],
    ['replace(use of the home, " +", "-")', 'Use of the home, with “-” in the place of whatever has the form " +"'],
    ['split(use of the home, " ")', 'Use of the home, taken apart at each " "'],
    ['substring(use of the home, 1, 2)', 'the beginning of Use of the home (characters: 2)'],
    [
      'substring(use of the home, 1, string length(use of the home) - 1)',
      'the beginning of Use of the home (characters: the number of characters of Use of the home minus 1)',
    ],
    ['substring(use of the home, -3)', 'the end of Use of the home (characters: 3)'],
    ['substring(use of the home, 2)', 'what Use of the home says from character 2 on'],
    ['flying date + duration("P7D")', 'Flying date plus P7D'],
    ['even(dependants)', 'Dependants is even'],
    [
      'some a in children, b in children satisfies a.claim end < b.claim start',
      'for at least one A of Children: for at least one B of Children: Claim end (A) is before Claim start (B)',
    ],
  ]
  for (const [formula, said] of formulas) assert.equal(line(english.expression(formula)), said, formula)
})

test('a day has its article where a language has one, and "and" stands where a language writes it', () => {
  const french = wordingIn('fr')
  const cells: [cell: string, said: string][] = [
    ['< @"2026-04-06"', 'avant le 2026-04-06'],
    ['>= date("2026-04-06")', 'le 2026-04-06 ou après'],
    ['[@"2026-01-01"..date("2026-12-31")]', 'du 2026-01-01 au 2026-12-31'],
  ]
  for (const [cell, said] of cells) assert.equal(line(french.tests(cell, 'flying date')), said, cell)
  assert.equal(line(french.tests('[2015..2019]', 'tax year')), 'de 2015 à 2019')
  assert.equal(line(wordingIn('ar').tests('[1..5)', 'dependants')), '1 على الأقل وأقل من 5')
})

test('a long formula is also given step by step, a long condition one part a line', () => {
  const { lead, parts, steps } = english.expression('floor(max(0, household income - income threshold) / 8)')
  assert.deepEqual(
    [lead, steps, parts?.map(line)],
    [
      undefined,
      true,
      ['Household income', 'minus Income threshold', 'but not below $0', 'divided by 8', 'rounded down'],
    ],
  )
  const all = english.expression(
    'lives with partner and household income < 40000 and use of the home = "home" and dependants > 0',
  )
  assert.equal(plainLine(all.lead!), 'all of these:')
  assert.equal(all.parts!.length, 4)
  assert.equal(english.expression('rates + 1').parts, undefined)
})

test('what has no words is shown as it is written, and as code', () => {
  for (const text of [
    'sort(children, function(a, b) a.claim end < b.claim start)',
    'sort(children, function(a, b) a.claim end < a.claim end)',
    'sort(children, function(a, b) a.claim end = b.claim end)',
    'substring(use of the home, -3, 2)',
  ])
    assert.deepEqual(english.expression(`string length(${text})`).line.at(-1), { kind: 'code', text }, text)
  for (const text of ['rates instance of number', 'max(0, rates', 'nobody knows + 1', 'function(a) a + 1'])
    assert.deepEqual(english.expression(` ${text} `).line, [{ kind: 'code', text }])
})

test('among words that run from right to left, what people wrote keeps its own direction', () => {
  const { line } = wordingIn('ar').tests('< 40000', 'household income')
  assert.equal(plainLine(line, { isolated: true }), 'أقل من \u2068$40000\u2069')
})

const numberText = fc.constantFrom('0', '160', '2.5', 'rates', 'tax year', 'figures of the year.threshold', '?', 'null')
const { formula, truth } = fc.letrec<{ formula: string; truth: string; many: string }>((tie) => ({
  formula: fc.oneof(
    { maxDepth: 4, depthSize: 'medium' },
    numberText,
    fc.tuple(tie('formula'), fc.constantFrom('+', '-', '*', '/', '**'), tie('formula')).map((parts) => parts.join(' ')),
    tie('formula').map((inner) => `(${inner})`),
    tie('formula').map((inner) => `-(${inner})`),
    fc
      .tuple(fc.constantFrom('max', 'min', 'sum', 'modulo', 'decimal', 'round half up'), tie('formula'), tie('formula'))
      .map(([name, a, b]) => `${name}(${a}, ${b})`),
    fc
      .tuple(fc.constantFrom('floor', 'ceiling', 'abs', 'sqrt', 'count', 'exp'), tie('formula'))
      .map(([name, a]) => `${name}(${a})`),
    fc.tuple(tie('truth'), tie('formula'), tie('formula')).map(([a, b, c]) => `(if ${a} then ${b} else ${c})`),
    tie('many').map((list) => `count(${list})`),
    fc.tuple(tie('many'), tie('formula')).map(([list, index]) => `${list}[${index}]`),
  ),
  many: fc.oneof(
    { maxDepth: 3 },
    fc.constantFrom('children', '[1, 2]', '[]', '[1..3]'),
    fc.tuple(tie('many'), tie('formula')).map(([list, body]) => `(for one in ${list} return one + ${body})`),
    fc.tuple(tie('many'), tie('truth')).map(([list, by]) => `${list}[${by}]`),
    tie('formula').map((value) => `{a: ${value}, b: a}`),
  ),
  truth: fc.oneof(
    { maxDepth: 4, depthSize: 'medium' },
    fc.constantFrom(
      'lives with partner',
      'true',
      'use of the home = "home"',
      'flying date > @"2026-01-01"',
      'rates = null',
    ),
    fc
      .tuple(tie('formula'), fc.constantFrom('<', '<=', '>', '>=', '=', '!='), tie('formula'))
      .map((parts) => parts.join(' ')),
    fc.tuple(tie('truth'), fc.constantFrom('and', 'or'), tie('truth')).map(([a, sign, b]) => `(${a} ${sign} ${b})`),
    tie('truth').map((inner) => `not(${inner})`),
    fc.tuple(tie('formula'), tie('formula'), tie('formula')).map(([a, b, c]) => `${a} between ${b} and ${c}`),
    fc.tuple(tie('formula'), tie('formula'), tie('formula')).map(([a, b, c]) => `${a} in ([${b}..${c}), < ${c}, ${b})`),
    fc
      .tuple(fc.constantFrom('some', 'every'), tie('many'), tie('truth'))
      .map(([all, list, by]) => `${all} one in ${list} satisfies ${by}`),
  ),
}))

const operators = /[<>=*/+[\]{}|@"]|\.\.|-(?=\s|$)|\bin \(|satisfies|instance/

function ours(phrase: Phrase): string {
  const own = [...(phrase.lead ?? []), ...phrase.line].filter(({ kind }) => kind === 'words').map(({ text }) => text)
  return [own.join(''), ...(phrase.parts ?? []).map(ours)].join(' ')
}

for (const language of ['en', 'fr', 'ar']) {
  const wording = wordingIn(language)

  test(`what joins several stands between them, in ${language}`, () => {
    const { and, andMore, or, orMore, semicolon } = wordsIn(language).feel
    for (const template of [and, andMore, or, orMore, semicolon]) assert.match(template, /^\{a\}.+\{b\}$/)
  })

  test(`whatever can be read has words, and no operator among them, in ${language}`, () => {
    fc.assert(
      fc.property(fc.oneof(formula, truth), (text) => {
        for (const phrase of [wording.expression(text), wording.tests(text, 'rates')]) {
          assert.ok(plainLine(phrase.line).length > 0)
          assert.doesNotMatch(ours(phrase), operators)
        }
      }),
      { numRuns: 300 },
    )
  })
}

test('a long list is worded without going over it again for each of its values', () => {
  const many = Array.from({ length: 20_000 }, (_, index) => index).join(', ')
  const { line } = english.tests(many, 'dependants')
  assert.equal(line.filter(({ kind }) => kind === 'value').length, 20_000)
  assert.equal(line.at(-2)?.text, ' or ')
})

test('nothing throws, whatever is written', () => {
  const piece = fc.constantFrom(
    ...'( ) [ ] { } , .. . < > = - + * / " ? not and or if then else for in some rates 1 "a" max date @ null'.split(
      ' ',
    ),
  )
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.array(piece).map((pieces) => pieces.join(' ')),
      ),
      (text) => {
        for (const phrase of [english.expression(text), english.tests(text, 'rates')])
          assert.ok(plainLine(phrase.line) !== undefined)
      },
    ),
    { numRuns: 500 },
  )
})
