import assert from 'node:assert/strict'
import { readdirSync } from 'node:fs'
import { test } from 'node:test'
import { sayProblem, showAnswer, showQuestion } from '#engines/form'
import { html } from '#engines/page'
import type { Posted, Problem, Stored } from './answers.ts'
import { english } from './fields/english.ts'
import type { FieldExamples, Typed } from './fields/examples.ts'
import { fieldTypes } from './fields.ts'
import { judge, judged } from './judging.ts'
import type { FieldTypeName, Question } from './questions.ts'

const folder = new URL('./fields/', import.meta.url)
const folders = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory())
const names = Object.keys(fieldTypes) as FieldTypeName[]
const dashed = (name: string) => name.replaceAll(' ', '-')

const examplesOf = async (name: FieldTypeName): Promise<FieldExamples> => (await fieldTypes[name].examples()).examples

const sentence = (words: string) => new Map([['en', words]])
const questionOf = (type: FieldTypeName, more: Partial<Question> = {}): Question => ({
  ...{ name: 'the thing', slug: 'the-thing', type, label: sentence('What is it?'), title: sentence('Thing') },
  ...{ optional: false, options: [], was: [] },
  ...more,
})

const postedOf = (typed: Typed): Posted =>
  new Map(Object.entries(typed).map(([suffix, text]) => [`the-thing${suffix}`, [text].flat()]))

const read = (question: Question, posted: Posted) =>
  judged(question, fieldTypes[question.type].read(posted, question, {}))
const speaking = { language: 'en', words: english }

/** What a browser would send back from the field as it is shown. */
function sentBack(shown: string): Posted {
  const sent = new Map<string, string[]>()
  const add = (name: string, value: string) => sent.set(name, [...(sent.get(name) ?? []), unescaped(value)])
  for (const [element] of shown.matchAll(/<input[^>]*>/g)) {
    const chosen = /type="(radio|checkbox)"/.test(element) ? / checked/.test(element) : true
    if (chosen) add(/ name="([^"]*)"/.exec(element)?.[1] ?? '', / value="([^"]*)"/.exec(element)?.[1] ?? '')
  }
  for (const [, name = '', value = ''] of shown.matchAll(/<textarea[^>]* name="([^"]*)"[^>]*>([^<]*)</g))
    add(name, value)
  return sent
}

const entities: Record<string, string> = { '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': "'", '&amp;': '&' }
const unescaped = (text: string) => text.replace(/&(lt|gt|quot|#39|amp);/g, (entity) => entities[entity] ?? entity)

/** The promise of every field: a message, or a stored value that comes back the same; never an exception; what was typed is shown again. */
function keepsItsPromise(question: Question, posted: Posted) {
  const found = read(question, posted)
  if ('answer' in found) comesBack(question, found.answer)
  const problems: readonly Problem[] = 'problems' in found ? found.problems : []
  const shown = showQuestion(question, { ...speaking, posted, problems }).toString()
  assert.ok(!/<script|<b>/i.test(shown), 'what was typed is never markup')
  for (const problem of problems) {
    assert.doesNotMatch(sayProblem(problem, question, speaking), /undefined|[{}]/)
    assert.match(shown, /govuk-error-message/)
    assert.ok(shown.includes(`id="${problem.at}"`), `the summary's link leads to #${problem.at}`)
  }
  for (const [name, values] of posted) shownAgain(question, shown, name, values)
  return found
}

function comesBack(question: Question, stored: Stored) {
  const kept: unknown = JSON.parse(JSON.stringify(stored))
  assert.deepEqual(judge(question, kept), { answer: stored }, 'an answer is accepted as it was stored')
  const shown = showQuestion(question, { ...speaking, answer: stored }).toString()
  assert.deepEqual(read(question, sentBack(shown)), { answer: stored }, 'sent back unchanged it is the same')
  assert.ok(html`${showAnswer(question, stored, speaking)}`.toString().length > 0)
  assert.doesNotThrow(() => fieldTypes[question.type].value(stored, question))
}

const invisible = /(?![\r\n\t])\p{Cc}|\p{Cs}/gu
function shownAgain(question: Question, shown: string, name: string, values: readonly string[]) {
  const chosen = question.type === 'choice' || question.type === 'choices' || question.type === 'yes or no'
  if (chosen || !fieldTypes[question.type].fields(question.slug).includes(name)) return
  const back = sentBack(shown).get(name)?.[0]?.replace(/^\n/, '')
  assert.equal(
    back?.replaceAll('\ufffd', ''),
    values.at(-1)?.replace(invisible, '').replace(/^\n/, ''),
    `what was typed is shown again in ${name}`,
  )
}

const hostile: Record<string, string | string[]> = {
  empty: '',
  spaces: '   \u00a0\u3000\t',
  'a megabyte': 'a'.repeat(1_000_000),
  'a megabyte of digits': '9'.repeat(1_000_000),
  'a megabyte of separators': '1,'.repeat(500_000),
  'a megabyte of accents': 'e\u0301'.repeat(300_000),
  'a megabyte of spaces': ' '.repeat(1_000_000),
  'control characters': 'a\u0000b\u0008c\u001bd\u007f\u0085',
  'line ends': 'one\r\ntwo\u2028three\n',
  'marks of direction': '\u200fabc\u202e123\u2066\u200e',
  'only marks of direction': '\u200f\u200e\u202e',
  emoji: '👩‍👩‍👧‍👦 🪁',
  'half an emoji': 'a\ud83d',
  sql: "' OR 1=1",
  'sql that ends': "'; DROP TABLE cases; --",
  script: '<script>alert(1)</script>',
  'an attribute': '"><b onmouseover="alert(1)">',
  'an entity': '&lt;b&gt; &amp;amp;',
  'French money': '1 000,50',
  'English money': '1,000.50',
  'full-width digits': '１２３',
  'Arabic digits': '٢٩',
  'mathematical digits': '𝟏𝟐',
  'the 29th': '29',
  'a leap day': '2023-02-29',
  'a negative': '-1',
  'negative zero': '-0',
  exponent: '1e309',
  'not a number': 'NaN',
  infinity: 'Infinity',
  hexadecimal: '0x1F',
  'a formula': '=1+1',
  template: `$${'{1+1}'} {{1+1}} {label} $& %{count}`,
  path: '../../etc/passwd',
  'prototype key': '__proto__',
  constructor: 'constructor',
  json: '{"a":1}',
  'the word null': 'null',
  'the word true': 'true',
  repeated: ['one', 'two'],
  'repeated the same': ['1', '1'],
  'repeated a thousand times': Array.from({ length: 1000 }, (_, index) => String(index)),
}

const notAnswers = [
  ...[
    null,
    undefined,
    0,
    -0,
    1.5,
    2 ** 53,
    Number.MAX_VALUE,
    Number.NaN,
    true,
    false,
    '',
    [],
    {},
    [[]],
    ['__proto__'],
    [null],
    [1],
  ],
  ...[
    () => 1,
    Symbol('x'),
    10n,
    new Date(0),
    new Map([['a', 1]]),
    Object.create(null),
    JSON.parse('{"__proto__":{"a":1}}'),
  ],
  ...[
    { constructor: 'x' },
    { 'line 1': 'a', town: 'b', postcode: 'c', toString: 'd' },
    { length: 1 },
    { value: '1', isLosslessNumber: true },
  ],
  ...Object.values(hostile),
]

test('every folder of fields is a field type, and every field type has its folder', () => {
  assert.deepEqual(folders.map(({ name }) => name).sort(), names.map(dashed).sort())
})

for (const name of names) {
  test(`${name}: what its examples say is taken is taken, kept and shown the same`, async () => {
    const { taken, question: more } = await examplesOf(name)
    for (const { typed, stored } of taken)
      assert.deepEqual(
        keepsItsPromise(questionOf(name, more), postedOf(typed)),
        { answer: stored },
        JSON.stringify(typed),
      )
  })

  test(`${name}: what its examples say is turned away has a message`, async () => {
    const examples = await examplesOf(name)
    for (const { typed, code, question } of examples.turnedAway) {
      const found = keepsItsPromise(questionOf(name, { ...examples.question, ...question }), postedOf(typed))
      assert.deepEqual(
        'problems' in found && found.problems.map((problem) => problem.code),
        [code],
        JSON.stringify(typed),
      )
    }
  })

  test(`${name}: hostile values get a message or come back the same`, async () => {
    const { question: more } = await examplesOf(name)
    for (const optional of [false, true]) {
      const question = questionOf(name, { ...more, optional })
      const fields = fieldTypes[name].fields(question.slug)
      for (const value of Object.values(hostile).map((typed) => [typed].flat())) {
        keepsItsPromise(question, new Map(fields.map((field) => [field, value])))
        for (const field of fields) keepsItsPromise(question, new Map([[field, value]]))
      }
    }
  })

  test(`${name}: nothing at all is missing, or blank where the question is optional`, async () => {
    const { question: more } = await examplesOf(name)
    for (const posted of [
      new Map(),
      new Map([
        ['__proto__', ['x']],
        ['the-thing[]', ['x']],
        ['the-thing-other', ['x']],
      ]),
    ]) {
      const found = keepsItsPromise(questionOf(name, more), posted)
      assert.ok('problems' in found && found.problems.every(({ code }) => code.startsWith('missing')))
      assert.deepEqual(keepsItsPromise(questionOf(name, { ...more, optional: true }), posted), {
        answer: fieldTypes[name].blank,
      })
    }
  })

  test(`${name}: JSON of the wrong shape is a message`, async () => {
    const { notJson, question: more } = await examplesOf(name)
    const question = questionOf(name, more)
    for (const json of notJson) assert.ok('problems' in judge(question, json), JSON.stringify(json))
    for (const json of notAnswers) {
      const found = judge(question, json)
      if ('answer' in found) assert.deepEqual(judge(question, found.answer), found)
    }
  })
}
