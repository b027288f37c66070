import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Problem, Question } from '#engines/form'
import { sayProblem, showAnswer, showDate, showMoment, showMoney, showNumber, showQuestion } from '#engines/form'
import { html } from '#engines/page'
import { english } from './fields/english.ts'

const words = (en: string, fr: string) =>
  new Map([
    ['en', en],
    ['fr', fr],
  ])
const currency = { code: 'MRD', symbol: 'M$' }
const english_ = { language: 'en', words: english, currency }
const rates: Question = {
  ...{
    name: 'rates',
    slug: 'rates',
    type: 'money',
    label: words('How much?', 'Combien ?'),
    title: words('Rates', 'Taxe'),
  },
  ...{ optional: false, options: [], was: [] },
}
const wide = (text: string) => text.replaceAll(/[\u00a0\u202f]/g, ' ')

test('a problem is said in the words of the service where it has some, in the language of the page', () => {
  const problem: Problem = {
    at: 'rates',
    question: 'rates',
    code: 'missing',
    message: words('Enter the rates', 'Indiquez la taxe'),
  }
  assert.equal(sayProblem(problem, rates, { ...english_, language: 'fr' }), 'Indiquez la taxe')
  assert.equal(sayProblem({ ...problem, message: undefined }, rates, english_), 'Enter an answer')
})

test('a limit is said as an answer of its kind is written', () => {
  const params = { least: '1000', most: '25000.5' }
  assert.equal(
    sayProblem({ at: 'rates', question: 'rates', code: 'too-big', params }, rates, english_),
    'Enter M$25,000.50 or less',
  )
  const date: Question = { ...rates, type: 'date' }
  assert.equal(
    sayProblem({ at: 'x', question: 'rates', code: 'too-early', params: { least: '2018-07-01' } }, date, english_),
    'Enter 1 July 2018 or later',
  )
})

test('what is filled into a sentence that runs from right to left keeps its own direction', () => {
  const params = { least: '1000', most: '25000.5' }
  const problem = { at: 'rates', question: 'rates', code: 'too-big', params } as const
  const arabic = {
    ...english_,
    language: 'ar',
    words: { ...english, problems: { ...english.problems, 'too-big': 'أدخل {most} أو أقل' } },
  }
  assert.equal(wide(sayProblem(problem, rates, arabic)), 'أدخل \u2068\u200f25,000.50 \u2068M$\u2069\u2069 أو أقل')
})

test('two things wrong with one answer are two sentences', () => {
  const date: Question = { ...rates, type: 'date' }
  const problems = (['date-incomplete-month', 'date-incomplete-year'] as const).map((code) => ({
    at: 'x',
    question: 'rates',
    code,
  }))
  assert.match(showQuestion(date, { ...english_, problems }).toString(), /Enter the month\. Enter the year\.\s*</)
  assert.match(showQuestion(date, { ...english_, problems: problems.slice(0, 1) }).toString(), /Enter the month\s*</)
})

test('a question shows the errors that are its own', () => {
  const problems: Problem[] = [
    { at: 'rates', question: 'rates', code: 'not-a-number' },
    { at: 'other', question: 'other', code: 'missing' },
  ]
  const shown = showQuestion(rates, { ...english_, problems }).toString()
  assert.match(shown, /Enter a number/)
  assert.doesNotMatch(shown, /Enter an answer/)
  assert.match(shown, /aria-describedby="rates-error"/)
})

test('a question that is alone on its page is its heading', () => {
  const shown = showQuestion(rates, { ...english_, language: 'fr', asTitle: true }).toString()
  assert.match(shown, /<h1 class="govuk-label-wrapper"><label[^>]*for="rates">Combien \?<\/label><\/h1>/)
  const group = showQuestion({ ...rates, type: 'date' }, { ...english_, asTitle: true }).toString()
  assert.match(group, /<legend[^>]*><h1[^>]*>How much\?<\/h1><\/legend>/)
})

test('each line of an address has its error beside it', () => {
  const home: Question = { ...rates, type: 'address', name: 'home', slug: 'home' }
  const problems: Problem[] = [
    { at: 'home-line-1', question: 'home', code: 'missing-line-1' },
    { at: 'home-town', question: 'home', code: 'missing-town' },
  ]
  const shown = showQuestion(home, { ...english_, problems }).toString()
  assert.match(
    shown,
    /id="home-line-1-error"[\s\S]*Enter the first line[\s\S]*id="home-line-1"[\s\S]*id="home-town-error"[\s\S]*id="home-town"/,
  )
  assert.doesNotMatch(shown, /id="home-postcode-error"/)
})

test('a postcode may be left out, and says so, unless the question wants one', () => {
  const home: Question = { ...rates, type: 'address', name: 'home', slug: 'home' }
  const label = (question: Question) =>
    /for="home-postcode">\s*([^<]*?)\s*</.exec(showQuestion(question, english_).toString())?.[1]
  assert.deepEqual([label(home), label({ ...home, postcode: 'required' })], ['Postcode (optional)', 'Postcode'])
})

test('only the wrong box of a date is marked', () => {
  const problems: Problem[] = [{ at: 'rates-month', question: 'rates', code: 'date-incomplete-month' }]
  const shown = showQuestion({ ...rates, type: 'date' }, { ...english_, problems }).toString()
  const marked = [...shown.matchAll(/<input[^>]*govuk-input--error[^>]*name="([^"]*)"/g)].map(([, name]) => name)
  assert.deepEqual(marked, ['rates-month'])
})

test('an answer is read as people write it, in any language', () => {
  assert.equal(showAnswer(rates, '1234.5', english_), 'M$1,234.50')
  assert.equal(wide(String(showAnswer(rates, '1234.5', { ...english_, language: 'fr' }))), '1 234,50 M$')
  assert.equal(showAnswer(rates, undefined, english_), 'Not given')
  assert.equal(showAnswer({ ...rates, type: 'choices' }, [], english_), 'Not given')
  assert.equal(showAnswer({ ...rates, type: 'yes or no' }, false, english_), 'No')
  assert.equal(showAnswer({ ...rates, type: 'choice' }, 'gone', english_), 'gone')
})

test('what people typed is never markup, wherever it is shown', () => {
  const typed = '<script>alert("1")</script>'
  const lines = { 'line 1': typed, 'line 2': '', town: typed, postcode: typed }
  for (const [type, answer] of [
    ['text', typed],
    ['long text', `${typed}\n${typed}`],
    ['address', lines],
    ['phone', typed],
    ['choice', typed],
  ] as const)
    assert.doesNotMatch(html`${showAnswer({ ...rates, type }, answer, english_)}`.toString(), /<script/)
})

test('amounts are exact, whatever their size, and whole ones have no cents', () => {
  assert.equal(showMoney('9007199254740993.01', 'en', currency), 'M$9,007,199,254,740,993.01')
  assert.equal(showMoney('0.005', 'en', currency), 'M$0.01')
  assert.equal(showMoney('640', 'en', currency), 'M$640')
  assert.equal(showMoney('640.5', 'en'), '640.50')
  assert.equal(showMoney('1', 'en', { code: 'XXX', symbol: '$&' }), '$&1')
})

test('the sign of an amount stays in one piece among Arabic letters', () => {
  const shown = showMoney('640', 'ar', currency)
  assert.ok(shown.includes('\u2068M$\u2069'), JSON.stringify(shown))
})

test('numbers and days are written as a language writes them; what the calendar does not reach stays as it is', () => {
  assert.equal(showNumber('2018', 'en'), '2018')
  assert.equal(wide(showNumber('25180.125', 'fr')), '25 180,125')
  assert.equal(showDate('2026-07-01', 'en'), '1 July 2026')
  assert.equal(showDate('2026-07-01', 'fr'), '1er juillet 2026')
  assert.equal(showDate('2026-07-11', 'fr'), '11 juillet 2026')
  assert.match(showMoment(Temporal.Instant.from('2026-07-01T08:00Z'), 'fr', 'UTC'), /^1er juillet 2026/)
  assert.equal(showDate('-123456-01-01', 'en'), '-123456-01-01')
})
