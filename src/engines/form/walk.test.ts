import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { Type } from '#engines/feel'
import { compileExpression, FeelDate } from '#engines/feel'
import type { Answers, Form, FormPage, Question, Stored } from '#engines/form'
import { carryForward, readAnswers, readPage, walk } from '#engines/form'

const today = FeelDate.parse('2026-11-21')!
const words = (text: string) => new Map([['en', text]])
const names = new Map<string, Type>([
  ...Array.from({ length: 10 }, (_, index): [string, Type] => [`yes ${index}`, 'boolean']),
  ...Array.from({ length: 10 }, (_, index): [string, Type] => [`count ${index}`, 'number']),
  ['sum', 'number'],
  ['today', 'date'],
])
const feel = (text: string) => compileExpression(text, names, { file: 'test', line: 1, column: 1 })

const question = (name: string, more: Partial<Question> = {}): Question => ({
  ...{ name, slug: name.replaceAll(' ', '-'), type: name.startsWith('yes') ? 'yes or no' : 'whole number' },
  ...{ label: words(name), title: words(name), optional: false, options: [], was: [] },
  ...more,
})

const page = (questions: Question[], when?: string): FormPage => {
  const [first] = questions
  const name = first?.name ?? ''
  return { name, slug: `page-${first?.slug}`, title: words(name), questions, when: when ? feel(when) : undefined }
}

const formOf = (pages: FormPage[], computed: Form['computed'] = []): Form => {
  const questions = pages.flatMap((page) => page.questions)
  return { pages, computed, names, questions: new Map(questions.map((question) => [question.name, question])) }
}

/** What a condition may be over the questions before it. */
const conditions = (before: readonly string[]): fc.Arbitrary<string | undefined> => {
  if (before.length === 0) return fc.constant(undefined)
  const atom = fc
    .tuple(fc.constantFrom(...before), fc.integer({ min: 0, max: 3 }))
    .map(([name, number]) => (name.startsWith('yes') ? name : `${name} > ${number}`))
  const both = fc
    .tuple(atom, fc.constantFrom('and', 'or'), atom)
    .map(([one, word, other]) => `(${one}) ${word} (${other})`)
  return fc.oneof(
    fc.constant(undefined),
    atom,
    both,
    atom.map((one) => `not(${one})`),
    fc.constant('sum > 4'),
  )
}

/** Forms of up to eight pages, some with two questions, with conditions on pages, on questions, and on a computed sum. */
const forms: fc.Arbitrary<Form> = fc
  .array(fc.tuple(fc.boolean(), fc.boolean(), fc.nat(), fc.boolean()), { minLength: 2, maxLength: 8 })
  .chain((shapes) => {
    const all = shapes.map(([isYes, isDouble], index) => [
      `${isYes ? 'yes' : 'count'} ${index}`,
      ...(isDouble && index < 8 ? [`${isYes ? 'count' : 'yes'} ${index}`] : []),
    ])
    const before = (index: number) => all.slice(0, index).flat()
    return fc
      .tuple(...shapes.map((_, index) => fc.tuple(conditions(before(index)), conditions(before(index)))))
      .map((drawn) => {
        const counts = (all[0] ?? []).filter((name) => name.startsWith('count'))
        const label = new Map([['en', 'Sum']])
        const computed = counts[0]
          ? [{ name: 'sum', label, value: feel(`${counts[0]} * 2`), after: 0 }]
          : [{ name: 'sum', label, value: feel('3'), after: -1 }]
        const pages = drawn.map(([pageWhen, when], index) => {
          const optional = shapes[index]?.[3] ?? false
          const questions = (all[index] ?? []).map((name, place) =>
            question(name, { optional, when: place === 1 && when ? feel(when) : undefined }),
          )
          return page(questions, pageWhen)
        })
        return formOf(pages, computed)
      })
  })

const stored: fc.Arbitrary<Stored> = fc.oneof(
  fc.boolean(),
  fc.integer({ min: -1, max: 5 }).map(String),
  fc.constantFrom<Stored>('', 'x', [], {}),
)

const answersTo = (form: Form): fc.Arbitrary<Map<string, Stored>> =>
  fc
    .dictionary(fc.constantFrom(...form.questions.keys(), 'gone', '__proto__', 'sum', 'today'), stored)
    .map((drawn) => new Map(Object.entries(drawn)))

const cases = forms.chain((form) => fc.tuple(fc.constant(form), answersTo(form)))

const path = (form: Form, answers: Answers) => {
  const { asked, next, complete, answers: kept, values, problems } = walk(form, answers, { today })
  return {
    asked: asked.map(({ name, questions }) => [name, ...questions.map((asking) => asking.name)]),
    next: next?.name,
    complete,
    kept: [...kept],
    values: [...values].map(([name, value]) => [name, String(value)]),
    problems,
  }
}

test('walking again what a walk kept leads the same way', () => {
  fc.assert(
    fc.property(cases, ([form, answers]) => {
      const first = path(form, answers)
      const again = path(form, new Map(first.kept))
      assert.deepEqual({ ...again, problems: [] }, { ...first, problems: [] })
    }),
    { numRuns: 300 },
  )
})

test('the order in which answers were given changes nothing', () => {
  fc.assert(
    fc.property(cases, ([form, answers]) => {
      assert.deepEqual(path(form, new Map([...answers].reverse())), path(form, answers))
    }),
    { numRuns: 300 },
  )
})

test('an answer whose question is not asked changes nothing, and is not kept', () => {
  const withStray = cases.chain(([form, answers]) => fc.tuple(fc.constant(form), fc.constant(answers), stored))
  fc.assert(
    fc.property(withStray, ([form, answers, stray]) => {
      const before = path(form, answers)
      const askedNames = new Set(before.asked.flatMap(([, ...questions]) => questions))
      const strays = [...form.questions.keys(), 'gone', 'today', 'sum'].filter((name) => !askedNames.has(name))
      const swamped = new Map([...answers, ...strays.map((name): [string, Stored] => [name, stray])])
      assert.deepEqual(path(form, swamped), before)
      assert.deepEqual(
        before.kept.filter(([name]) => !askedNames.has(name)),
        [],
      )
      for (const [name, value] of walk(form, swamped, { today }).values)
        if (strays.includes(name) && form.questions.has(name)) assert.equal(value, null)
    }),
    { numRuns: 300 },
  )
})

test('what is answered later never changes what was asked before', () => {
  fc.assert(
    fc.property(cases, ([form, answers]) => {
      form.pages.forEach((_, index) => {
        const later = new Set(form.pages.slice(index).flatMap(({ questions }) => questions.map(({ name }) => name)))
        const early = new Map([...answers].filter(([name]) => !later.has(name)))
        const before = (asked: string[][]) =>
          asked.filter(([name]) => form.pages.findIndex((page) => page.name === name) <= index).map(([name]) => name)
        assert.deepEqual(before(path(form, early).asked), before(path(form, answers).asked))
      })
    }),
    { numRuns: 100 },
  )
})

test('a walk is complete when nothing that is asked is missing or faulty, and then there is no next page', () => {
  fc.assert(
    fc.property(cases, ([form, answers]) => {
      const { complete, next, problems, asked } = walk(form, answers, { today })
      assert.equal(complete, problems.length === 0)
      assert.equal(next?.slug, asked.find(({ slug }) => problems.some((problem) => problem.page === slug))?.slug)
    }),
    { numRuns: 300 },
  )
})

test('answers given as JSON are read as the walk keeps them', () => {
  fc.assert(
    fc.property(cases, ([form, answers]) => {
      const json = Object.fromEntries([...answers].filter(([name]) => form.questions.has(name)))
      const { answers: read, problems } = readAnswers(form, json, { today })
      const walked = walk(form, read, { today })
      assert.deepEqual([...walked.answers], [...read])
      assert.equal(problems.length === 0, walked.complete)
    }),
    { numRuns: 300 },
  )
})

const partnerForm = formOf([
  page([question('yes 0')]),
  page([question('count 1', { check: feel('count 1 < 10'), ifWrong: words('Fewer, please') })], 'yes 0'),
  page([question('count 2', { was: ['count 5'] })]),
])

test('a page is asked only while its condition holds', () => {
  const asked = (yes: boolean) => walk(partnerForm, new Map([['yes 0', yes]]), { today }).asked.map(({ name }) => name)
  assert.deepEqual(asked(true), ['yes 0', 'count 1', 'count 2'])
  assert.deepEqual(asked(false), ['yes 0', 'count 2'])
  assert.deepEqual(
    walk(partnerForm, new Map(), { today }).asked.map(({ name }) => name),
    ['yes 0', 'count 2'],
  )
})

test('an answer that its check turns away keeps its page next, in the words of the service', () => {
  const { next, problems } = walk(
    partnerForm,
    new Map<string, Stored>([
      ['yes 0', true],
      ['count 1', '12'],
      ['count 2', '1'],
    ]),
    { today },
  )
  assert.equal(next?.name, 'count 1')
  assert.deepEqual(problems, [
    { at: 'count-1', question: 'count 1', code: 'check-failed', message: words('Fewer, please'), page: 'page-count-1' },
  ])
})

test('an optional question is seen once, and may then stay blank', () => {
  const form = formOf([page([question('count 0', { optional: true })])])
  assert.equal(walk(form, new Map(), { today }).next?.name, 'count 0')
  const { answers } = readPage(form.pages[0]!, new Map([['count-0', ['']]]), { form, answers: new Map(), today })
  assert.deepEqual([...answers], [['count 0', '']])
  assert.equal(walk(form, answers, { today }).complete, true)
  assert.equal(walk(form, answers, { today }).values.get('count 0'), null)
})

test('a walk of only some questions passes over the rest', () => {
  const { asked, complete } = walk(partnerForm, new Map([['count 2', '3']]), { today, only: new Set(['count 2']) })
  assert.deepEqual(
    asked.map(({ name }) => name),
    ['count 2'],
  )
  assert.equal(complete, true)
})

test('a page is read whole: what is good is kept, what is not has a problem', () => {
  const both = formOf([
    page([question('count 0'), question('yes 1'), question('count 2', { check: feel('count 2 > count 0') })]),
  ])
  const posted = new Map([
    ['count-0', ['5']],
    ['count-2', ['4']],
  ])
  const { answers, problems } = readPage(both.pages[0]!, posted, {
    form: both,
    answers: new Map([['yes 1', true]]),
    today,
  })
  assert.deepEqual([...answers], [['count 0', '5']])
  assert.deepEqual(
    problems.map(({ question, code }) => [question, code]),
    [
      ['yes 1', 'missing-choice'],
      ['count 2', 'check-failed'],
    ],
  )
})

test('answers of another shape than an object are a problem and not an exception', () => {
  for (const json of [null, undefined, 'x', 3, [], [['yes 0', true]], true])
    assert.equal(readAnswers(partnerForm, json, { today }).problems[0]?.code, 'wrong-shape')
  const { problems } = readAnswers(
    partnerForm,
    JSON.parse('{"__proto__": true, "constructor": 1, "yes 0": false, "count 2": 1}'),
    { today },
  )
  assert.deepEqual(
    problems.map(({ question, code }) => [question, code]),
    [
      ['__proto__', 'unknown-question'],
      ['constructor', 'unknown-question'],
    ],
  )
})

test('a draft goes on under a newer form: renamed answers follow, unknown and unreadable ones are left behind', () => {
  const old = new Map<string, Stored>([
    ['yes 0', true],
    ['count 1', 'many'],
    ['count 5', '7'],
    ['count 9', '1'],
  ])
  assert.deepEqual(
    [...carryForward(partnerForm, old)],
    [
      ['yes 0', true],
      ['count 2', '7'],
    ],
  )
})

test('a question that was renamed keeps its own answer where it has one', () => {
  assert.deepEqual(
    [
      ...carryForward(
        partnerForm,
        new Map([
          ['count 2', '1'],
          ['count 5', '7'],
        ]),
      ),
    ],
    [['count 2', '1']],
  )
})
