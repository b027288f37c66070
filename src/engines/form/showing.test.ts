import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Problem, Question } from '#engines/form'
import {
  sayProblem,
  showAnswer,
  showDate,
  showExactly,
  showFigure,
  showMoment,
  showMoney,
  showNumber,
  showQuestion,
} from '#engines/form'
import { html } from '#engines/page'
import { english } from './fields/english.ts'
import { fieldTypes } from './fields.ts'
import { judge, judged } from './judging.ts'

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

test('what cannot be read is told in the words of the service where it has some', () => {
  const year: Question = { ...rates, type: 'whole number', ifUnreadable: words('Enter one year', 'Une seule année') }
  const told = (question: Question, typed: string) => {
    const found = judged(question, fieldTypes[question.type].read(new Map([['rates', [typed]]]), question, {}))
    assert.ok('problems' in found)
    return found.problems.map((problem) => sayProblem(problem, question, english_))
  }
  assert.deepEqual(told(year, '2018/19'), ['Enter one year'])
  assert.deepEqual(told({ ...year, ifUnreadable: undefined }, '2018/19'), ['Enter a whole number, such as 12'])
  assert.deepEqual(
    told(year, '2018.5'),
    told({ ...year, ifUnreadable: undefined }, '2018.5'),
    'what is told more closely stays so',
  )
})

test('a limit is said as an answer of its kind is written', () => {
  const params = { least: '1000', most: '25000.5' }
  assert.equal(
    sayProblem({ at: 'rates', question: 'rates', code: 'too-big', params }, rates, english_),
    'Enter an amount from M$1,000.00 to M$25,000.50',
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
    words: {
      ...english,
      numbers: { ...english.numbers, money: { ...english.numbers.money, 'out-of-range': 'حتى {most}' } },
    },
  }
  assert.equal(wide(sayProblem(problem, rates, arabic)), 'حتى \u2068\u200f25,000.50 \u2068M$\u2069\u2069')
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
  assert.match(shown, /Enter an amount/)
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

test('what is wrong with an address is told from its first line down', () => {
  const home: Question = { ...rates, type: 'address', name: 'home', slug: 'home' }
  const found = problemsOf(home, { 'home-line-1': 'x'.repeat(300), 'home-line-2': 'x'.repeat(300) })
  assert.deepEqual(
    found.map(({ at }) => at),
    ['home-line-1', 'home-line-2', 'home-town'],
  )
})

test('a postcode may be left out, and says so, unless the question wants one', () => {
  const home: Question = { ...rates, type: 'address', name: 'home', slug: 'home' }
  const label = (question: Question) =>
    /for="home-postcode">\s*([^<]*?)\s*</.exec(showQuestion(question, english_).toString())?.[1]
  assert.deepEqual([label(home), label({ ...home, postcode: 'required' })], ['Postcode (optional)', 'Postcode'])
})

test('a limit fits whatever is counted, and tells the other one only where it tells something', () => {
  const told = (question: Partial<Question>, answer: string) => {
    const found = judge({ ...rates, ...question }, answer)
    return 'problems' in found ? sayProblem(found.problems[0]!, { ...rates, ...question }, english_) : undefined
  }
  const people = { type: 'whole number', most: '30' } as const
  assert.equal(told(people, '31'), 'Enter a whole number from 0 to 30')
  assert.equal(told(people, '-1'), 'Enter a whole number from 0 to 30')
  const year = { type: 'whole number', least: '1973' } as const
  assert.equal(told(year, '1970'), 'Enter a whole number no lower than 1973')
  assert.equal(told({ ...year, most: '9999' }, '1970'), 'Enter a whole number no lower than 1973')
  assert.equal(told({ ...year, most: '9999' }, '10000'), 'Enter a whole number from 1973 to 9999')
  assert.equal(told({ type: 'number', most: '2.5' }, '3'), 'Enter a number no higher than 2.5')
  assert.equal(told({}, '-1'), 'Enter an amount no lower than M$0.00')
})

for (const language of ['en', 'fr', 'ar', 'de', 'ar-EG'])
  test(`where a number may be two, each of them can be typed as it is offered, as ${language} writes it`, () => {
    for (const [type, typed, meant] of [
      ['money', '1.000', ['1000', '1']],
      ['money', '12.345', ['12345', '12.34']],
      ['whole number', '1.234', ['1234', '1']],
      ['number', '1,234', ['1234', '1.234']],
      ['number', '1,230', ['1230', '1.23']],
    ] as const) {
      const question: Question = { ...rates, type }
      const [problem] = problemsOf(question, { rates: typed })
      assert.equal(problem?.code, 'ambiguous-number')
      const words = { ...english, problems: { ...english.problems, 'ambiguous-number': '{one}|{other}' } }
      const offered = sayProblem(problem!, question, { language, words }).split('|')
      assert.deepEqual(
        offered.map((text) => answered(question, { rates: text })),
        meant,
      )
    }
  })

test('an answer stands in its box as its reader types it, and is read from there as the same', () => {
  for (const language of ['en', 'fr', 'ar', 'de', 'ar-EG'])
    for (const [type, answer] of [
      ['number', '7.35'],
      ['number', '1.234'],
      ['number', '-0.5'],
      ['number', '25180'],
      ['money', '32000.5'],
      ['money', '1250'],
    ] as const) {
      const question: Question = { ...rates, type }
      const shown = showQuestion(question, { language, words: english, answer }).toString()
      const [, box = ''] = /<input[^>]* value="([^"]*)"/.exec(shown) ?? []
      assert.equal(answered(question, { rates: box }), answer, `${box} in ${language}`)
    }
  const french = { language: 'fr', words: english }
  assert.match(showQuestion(rates, { ...french, answer: '32000.5' }).toString(), /value="32000,50"/)
  assert.match(showQuestion({ ...rates, type: 'number' }, { ...french, answer: '7.35' }).toString(), /value="7,35"/)
})

const readTyped = (question: Question, typed: Record<string, string>) => {
  const posted = new Map(Object.entries(typed).map(([name, text]) => [name, [text]]))
  return judged(question, fieldTypes[question.type].read(posted, question, {}))
}
const problemsOf = (question: Question, typed: Record<string, string>): readonly Problem[] => {
  const found = readTyped(question, typed)
  return 'problems' in found ? found.problems : []
}
const answered = (question: Question, typed: Record<string, string>) => {
  const found = readTyped(question, typed)
  return 'answer' in found ? found.answer : undefined
}

/** The boxes that are outlined when this is typed. */
function outlined(day: string, month: string, year: string, more: Partial<Question> = {}) {
  const question: Question = { ...rates, type: 'date', ...more }
  const typed = { 'rates-day': day, 'rates-month': month, 'rates-year': year }
  const problems = problemsOf(question, typed)
  const shown = showQuestion(question, { ...english_, problems }).toString()
  return [...shown.matchAll(/<input[^>]*govuk-input--error[^>]*name="rates-([^"]*)"/g)].map(([, name]) => name)
}

test('the boxes of a date that are wrong are outlined, and no others', () => {
  assert.deepEqual(outlined('1', '', '2026'), ['month'])
  assert.deepEqual(outlined('1', '13', '2026'), ['month'])
  assert.deepEqual(outlined('32', '1', '26'), ['day', 'year'])
  assert.deepEqual(outlined('1', '1', 'MMXX'), ['year'])
})

test('all boxes of a date are outlined where it is missing or wrong as a whole', () => {
  const all = ['day', 'month', 'year']
  assert.deepEqual(outlined('', '', ''), all)
  assert.deepEqual(outlined('29', '2', '2023'), all)
  assert.deepEqual(outlined('30', '6', '2018', { least: '2018-07-01' }), all)
  assert.deepEqual(outlined('2', '7', '2018', { most: '2018-07-01' }), all)
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

test('amounts are exact, whatever their size, and have cents, so that one list of them reads alike', () => {
  assert.equal(showMoney('9007199254740993.01', 'en', currency), 'M$9,007,199,254,740,993.01')
  assert.equal(showMoney('0.005', 'en', currency), 'M$0.01')
  assert.equal(showMoney('640', 'en', currency), 'M$640.00')
  assert.equal(showMoney('640.5', 'en'), '640.50')
  assert.equal(showMoney('1', 'en', { code: 'XXX', symbol: '$&' }), '$&1.00')
})

test('the sign of an amount stays in one piece among Arabic letters', () => {
  const shown = showMoney('640', 'ar', currency)
  assert.ok(shown.includes('\u2068M$\u2069'), JSON.stringify(shown))
})

test('numbers and days are written as a language writes them; what the calendar does not reach stays as it is', () => {
  assert.equal(showNumber('2018', 'en'), '2018')
  assert.deepEqual(
    ['3967', '12989', '2226.5', '2162', '2018', '-3967'].map((text) => showFigure(text, 'en')),
    ['3,967', '12,989', '2,226.5', '2,162', '2018', '-3,967'],
  )
  assert.equal(wide(showFigure('3967', 'fr')), '3 967')
  assert.equal(wide(showNumber('25180.125', 'fr')), '25 180,125')
  assert.equal(showExactly('2226.666666666666666666666666666667', 'fr'), '2226,666666666666666666666666666667')
  assert.equal(showExactly('-12226.50', 'en'), '-12,226.50')
  assert.equal(showExactly('7', 'ar'), '7')
  assert.equal(showDate('2026-07-01', 'en'), '1 July 2026')
  assert.equal(showDate('2026-07-01', 'fr'), '1er juillet 2026')
  assert.equal(showDate('2026-07-11', 'fr'), '11 juillet 2026')
  assert.match(showMoment(Temporal.Instant.from('2026-07-01T08:00Z'), 'fr', 'UTC'), /^1er juillet 2026/)
  assert.equal(showDate('-123456-01-01', 'en'), '-123456-01-01')
})
