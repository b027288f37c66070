import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { FeelError } from '../values/error.ts'
import type { Program } from './regex/program.ts'
import { compileRegex, findAll, isMatch } from './regex.ts'

const during = { now: undefined, spend: () => {} }

function compiled(pattern: string, flags = ''): Program {
  const program = compileRegex(pattern, flags)
  assert.ok(!(program instanceof FeelError), pattern)
  return program
}

const found = (pattern: string, text: string, flags = '') => isMatch(compiled(pattern, flags), text, during)

test('patterns mean what XPath says', () => {
  for (const [pattern, text, flags, expected] of [
    ['^fo*b', 'foobar', '', true],
    ['Mary.Jones', 'Mary\rJones', '', false],
    ['Mary.Jones', 'Mary\rJones', 's', true],
    ['^$', '\nabcd\ndefg\n', 'm', true],
    ['^$', 'abcd\n\ndefg\n ', 'm', true],
    ['^$', 'abcd\ndefg\n', 'm', false],
    ['d$', 'abcd\n', '', false],
    ['^d', 'abc\nd', '', false],
    ['[A-Z-[OI]]', 'x', 'i', true],
    ['[A-Z-[OI]]', 'i', 'i', false],
    ['[^Q]', 'q', 'i', false],
    ['k', '\u212a', 'i', true],
    ['\\p{Lu}', 'a', 'i', false],
    ['(a)\\1', 'aA', 'i', true],
    ['(a)\\1', 'aA', '', false],
    ['hello\\ sworld', 'hello world', 'x', true],
    ['he ll o[ ]worl d', 'hello world', 'x', true],
    ['\\p{ I s B a s i c L a t i n }+', 'hello', 'x', true],
    ['\\P{IsGreek}', 'αβγ', '', false],
    ['[\\p{IsGreek}-[α]]', 'α', '', false],
    ['a.c', 'a.c', 'q', true],
    ['a.c', 'abc', 'q', false],
    ['A.C', 'xa.cx', 'qi', true],
    ['^\\i\\c*$', 'xml-name.1', '', true],
    ['^\\w+$', 'été', '', true],
    ['^\\d+$', '١٢', '', true],
    ['\\S', ' \t\r\n', '', false],
    ['^.$', '😀', '', true],
    ['^[😀-😂]{2}$', '😁😂', '', true],
    ['[0-9-.]*/', 'input', '', false],
    ['^[a-]+$', 'a-', '', true],
    ['(?:ab)+c', 'ababc', '', true],
    ['^(a|b)(c)?\\2$', 'a', '', true],
    ['(a)(b)(c)(d)(e)(f)(g)(h)(i)(j)\\10', 'abcdefghijj', '', true],
    ['(a)\\10', 'aa0', '', true],
    ['', 'anything', '', true],
  ] as const) {
    assert.equal(found(pattern, text, flags), expected, `${pattern} ${flags} in ${JSON.stringify(text)}`)
  }
})

test('what is no pattern of XPath is told as such', () => {
  const bad = [
    '(',
    ')',
    '(?=a)',
    '[',
    '[]',
    '[^]',
    '[b-a]',
    '[a-\\d]',
    '[[a]]',
    'a{',
    'a{2,1}',
    'a**',
    '*',
    '+a',
    '{1}',
    ']',
    '}',
  ]
  for (const pattern of [
    ...bad,
    '\\',
    '\\1',
    '(a)\\2',
    '(a\\1)',
    '[\\1]',
    '\\0',
    '\\p{IsNowhere}',
    '\\p{ L}',
    '\\p',
    '\\b',
    '\\A',
  ]) {
    assert.ok(compileRegex(pattern, '') instanceof FeelError, pattern)
  }
  for (const flags of [' ', 'p', 'X', 'g', 'smixqz']) assert.ok(compileRegex('a', flags) instanceof FeelError, flags)
})

const piece = fc.constantFrom('a', 'b', '.', '[ab]', '[^a]', '(a|b)', '(?:ab)', '(a*)', '(b?)', '(a|ab)')
const times = fc.constantFrom('', '', '*', '+', '?', '*?', '+?', '??', '{2}', '{1,2}', '{0,2}?')
const simple = fc
  .array(fc.tuple(piece, times), { minLength: 1, maxLength: 5 })
  .map((parts) => parts.map((part) => part.join('')).join(''))

test('what JavaScript means by the same signs is found at the same places', () =>
  fc.assert(
    fc.property(simple, fc.stringMatching(/^[abc]{0,12}$/), (pattern, text) => {
      const theirs = [...text.matchAll(new RegExp(pattern, 'gu'))].map(({ index, 0: all }) => [
        index,
        index + all.length,
      ])
      const ours = findAll(compiled(pattern), text, during)
      assert.ok(!(ours instanceof FeelError))
      assert.deepEqual(
        ours.map(([from, to]) => [from, to]),
        theirs,
        `${pattern} in ${text}`,
      )
    }),
    { numRuns: 5000 },
  ))

test('no pattern without back-references takes longer than its length times that of the text', () => {
  for (const pattern of [
    '(a+)+$',
    '(a|a)*$',
    '(a|aa)+$',
    '(.*)(.*)(.*)(.*)(.*)[^a]$',
    '([a-z]+)*!',
    '^(([a-z])+.)+[A-Z]([a-z])+$',
  ]) {
    let steps = 0
    const counting = { now: undefined, spend: (paid: number) => (steps += paid) }
    const text = `${'a'.repeat(5000)}1`
    assert.equal(typeof isMatch(compiled(pattern), text, counting), 'boolean', pattern)
    assert.ok(steps < 100_000, `${pattern}: ${steps}`)
  }
})

test('a pattern that cannot be bounded so ends in an error', () => {
  const result = isMatch(compiled('(a*)*(a*)*(a*)*\\1b'), 'a'.repeat(200), during)
  assert.ok(result instanceof FeelError && result.code === 'too-large')
  assert.ok(compileRegex('(a{999}){999}', '') instanceof FeelError)
  assert.ok(compileRegex('('.repeat(5000), '') instanceof FeelError)
  assert.ok(compileRegex('a'.repeat(20_000), '') instanceof FeelError)
  assert.equal(found('(a*)+\\1b', 'aab'), true)
})
