import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { Definition, ToldSentence } from '#engines/definition'
import { explain, findFor, findingToJson, readLaw, sentencesOf, textOfSentence } from '#engines/definition'
import type { Value } from '#engines/feel'
import { FeelDate } from '#engines/feel'
import { readAnswers, walk } from '#engines/form'
import type { ToldDecision } from '#engines/rules'
import { readModel, toldOf } from '#engines/rules'
import { Decimal } from '#ground/decimal'
import { wordsIn } from '#web/words'
import { filesIn, filesOf, read } from './kite-licence.ts'
import { readDefinition } from './read.ts'

const today = FeelDate.parse('2026-05-01')!
const currency = { code: 'MRD', symbol: 'M$' }
const kites = read(filesOf('kite-licence')).definition
const rebates = readDefinition('rates-rebate', filesOf('rates-rebate'), { folder: 'rebates' }).definition
const law = readLaw('child-benefit', filesIn('laws/child-benefit'), { folder: 'laws/child-benefit' }).law

const home = {
  ...{ 'rating year': 2018, 'named as ratepayer': true, 'living there on 1 July': true, 'use of the home': 'home' },
  ...{ rates: '3500', 'lives with partner': true, 'own income': '42000', 'partner income': '5000', dependants: 0 },
}
const flying = {
  ...{ 'name of flyer': 'Sukarni', 'age of flyer': 10, 'kite span': 3.5 },
  ...{ 'flying date': '2026-06-27', 'flying near airfield': false },
}

function found(definition: Definition, answers: object) {
  const only = definition.needed
  const { answers: good, problems } = readAnswers(definition.form, answers, { today, only })
  assert.deepEqual(problems, [])
  const { values } = walk(definition.form, good, { today, only })
  return { values, finding: findFor(definition, values, { currency }) }
}

const plain = (text: string) => text.replaceAll(/[\u00a0\u202f]/g, ' ').replaceAll(/[\u200f\u2066-\u2069]/g, '')

function told(definition: Definition, answers: object, language = 'en', trace?: readonly ToldDecision[]) {
  const { values, finding } = found(definition, answers)
  const telling = { language, currency, values, words: wordsIn(language) }
  const sentences = sentencesOf(trace ?? toldOf(finding.trace), definition, telling)
  const texts = (kind: ToldSentence['kind'], decision?: string) =>
    sentences
      .filter((each) => each.kind === kind && (decision === undefined || each.decision === decision))
      .map((each) => plain(textOfSentence(each, telling)))
  return { sentences, texts, all: sentences.map((each) => plain(textOfSentence(each, telling))) }
}

test('an applicant who is refused reads which condition failed', () => {
  assert.deepEqual(told(kites, flying).texts('nearest', 'outcome'), [
    'Rule 5 would give “Licence granted”, and does not hold: Width of the kite in metres is 3.5, but must be at most 2.',
    'Rule 4 would give “Licence granted”, and does not hold: Age of the flyer is 10, but must be at least 12.',
  ])
  assert.deepEqual(told(rebates, home).texts('nearest', 'outcome'), [
    'Rule 8 would give “Rebate granted”, and does not hold: Rebate is M$0.00, but must be more than M$0.00.',
  ])
})

test('a rule that could not have changed what came out is not told as near', () => {
  const { texts } = told(kites, { ...flying, 'flying date': '2027-02-11', 'flying near airfield': true })
  assert.deepEqual(texts('nearest', 'outcome'), [
    'Rule 5 would give “Licence granted”, and does not hold: Width of the kite in metres is 3.5, but must be at most 2; Near an airfield is yes, but must be no; In the kite season is no, but must be yes.',
    'Rule 4 would give “Licence granted”, and does not hold: Age of the flyer is 10, but must be at least 12; Near an airfield is yes, but must be no; In the kite season is no, but must be yes.',
  ])
})

test('every value is told with where it came from, each input once', () => {
  const inputs = told(rebates, home).texts('input')
  assert.deepEqual(inputs.slice(2), [
    'Dependants is 0, as answered.',
    'Your own income is M$42,000.00, as answered.',
    'Partner living there on 1 July 2018 is yes, as answered.',
    "Partner's income is M$5,000.00, as answered.",
    "Household income is M$47,000.00, worked out as follows: Your own income plus (Partner's income if Partner living there on 1 July 2018 is yes; otherwise M$0.00).",
    'Name on the rates bill is yes, as answered.',
    'Living there on 1 July 2018 is yes, as answered.',
    'Use of the home is “Only as a home”, as answered.',
  ])
})

test('what was asked for and missed is never said after a "not", which would turn "more than" round', () => {
  const { texts } = told(kites, { ...flying, 'kite span': 2 })
  assert.deepEqual(
    texts('nearest', 'fee')[0],
    'Rule 2 would give M$12.50, and does not hold: Width of the kite in metres is 2, but must be more than 2 and at most 5.',
  )
})

test('a formula that is yes or no is told as what it asks, not as what is so', () => {
  const february = { ...flying, 'flying date': '2027-02-11' }
  assert.deepEqual(told(kites, february).texts('result', 'in the season'), [
    'In the kite season is no, worked out as follows: yes if the month of Day of flying is from 4 to 10; otherwise no.',
  ])
  assert.deepEqual(told(kites, february, 'fr').texts('result', 'in the season'), [
    'Pendant la saison : non, ainsi calculé : oui si le mois de Jour du vol : de 4 à 10 ; sinon non.',
  ])
  assert.deepEqual(told(kites, february, 'ar').texts('result', 'in the season'), [
    'في الموسم: لا، وحسابه كما يلي: نعم إذا كان شهر يوم التطيير: من 4 إلى 10؛ وإلا لا.',
  ])
})

test('each of several children is told by itself', () => {
  const claim = (start: Value) =>
    new Map<string, Value>([...Object.entries({ 'claim start': start, 'claim end': null })])
  const children = [claim(FeelDate.parse('2024-05-06')!), claim(null)]
  const outcome = law.model.decide('benefit', { 'tax year': Decimal.of(2024), children }, { explain: true })
  assert.equal(
    explain(outcome, law.model).find((text) => text.startsWith('Children')),
    'Children: (First day of the claim: 6 May 2024; Last day of the claim: none); (First day of the claim: none; Last day of the claim: none), as given.',
  )
})

test('a decision is told with its rule, the conditions that held, its reason and its law', () => {
  const { sentences, texts } = told(rebates, home)
  assert.deepEqual(texts('result', 'outcome'), [
    'Who may have a rebate is “No rebate”, by rule 6: Rating year is 2018 (at least 2006); Rates for the year is M$3,500.00 (more than M$160.00); Rebate is M$0.00.',
  ])
  assert.deepEqual(texts('reason', 'outcome'), [
    'With rates of M$3,500.00 and a household income of M$47,000.00 (dependants: 0), the reduction for income leaves nothing to pay. (Rates Rebate Act 1973, section 3(1)(a)(ii))',
  ])
  assert.equal(
    sentences.find(({ kind, decision }) => kind === 'result' && decision === 'outcome')?.rule,
    'income-too-high',
  )
  assert.deepEqual(texts('result', 'reduction for income'), [
    'Reduction for income is M$2,727.00, worked out as follows: (Household income minus Income threshold, but not below M$0.00) divided by 8, rounded down.',
  ])
})

test('a rule that would hold too is not said to have failed', () => {
  assert.deepEqual(told(rebates, home).texts('passed over', 'figures of the year'), [
    'Rule 3 would give Income threshold before dependants: M$24,790.00 and Most that can be paid: M$620.00, and was not reached: rule 2 comes before it.',
  ])
})

test('what is made of several parts is told part by part, in the order of the law however it was stored', () => {
  const { finding } = found(rebates, home)
  const alphabetical = toldOf(finding.trace).map((decision) => {
    const { value } = decision
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return decision
    return { ...decision, value: Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1))) }
  })
  assert.deepEqual(told(rebates, home, 'en', alphabetical).texts('result', 'figures of the year'), [
    'Figures of the year: Income threshold before dependants: M$25,180.00; Most that can be paid: M$630.00, by rule 2: Rating year is 2018 (at least 2018).',
  ])
})

test('a text is set apart from the sentence that it stands in, so that "no sure answer" negates nothing', () => {
  assert.deepEqual(
    told(kites, { ...flying, 'kite span': 1 }, 'fr').texts('nearest', 'outcome')[1],
    'La règle 3 donnerait « pas de réponse sûre », mais elle ne s’applique pas : Près d’un aérodrome : non, alors qu’il faut : oui.',
  )
  assert.match(told(kites, flying, 'ar').texts('result', 'outcome')[0]!, /: «[^»]+»/)
  const { texts } = told(rebates, { ...home, 'use of the home': 'mainly business', 'partner income': '0' })
  assert.ok(
    texts('nearest', 'outcome').includes(
      'Rule 8 would give “Rebate granted”, and does not hold: Use of the home is “Mainly for a business”, but must be “Only as a home”.',
    ),
  )
})

test('every sentence is there in every language of the service, and says the same of it', () => {
  for (const [definition, answers] of [
    [kites, flying],
    [rebates, home],
  ] as const) {
    const english = told(definition, answers)
    for (const language of ['fr', 'ar']) {
      const { sentences, all } = told(definition, answers, language)
      const same = ({ decision, kind, rule }: ToldSentence) => [decision, kind, rule]
      assert.deepEqual(sentences.map(same), english.sentences.map(same))
      for (const [index, text] of all.entries()) assert.notEqual(text, english.all[index])
      for (const text of all) assert.doesNotMatch(text, /\{|\}|undefined|[<>*"]/)
    }
  }
  assert.deepEqual(
    told(kites, flying, 'fr').texts('nearest', 'outcome')[0],
    'La règle 5 donnerait « Permis accordé », mais elle ne s’applique pas : Envergure en mètres : 3,5, alors qu’il faut : au plus 2.',
  )
})

test('a law is told in the labels of its model, its inputs as they were given', () => {
  const inputs = new Map<string, Value>([
    ['tax year', Decimal.of(2025)],
    [
      'children',
      [
        new Map<string, Value>([
          ['claim start', FeelDate.parse('2025-08-01')!],
          ['claim end', null],
        ]),
      ],
    ],
    ['income', Decimal.of(65000)],
    ['gift aid and pensions', Decimal.of(0)],
    ['other deductions', Decimal.of(0)],
  ])
  const { trace } = law.model.decide('charge', inputs, { explain: true })
  const telling = { language: 'en', words: wordsIn('en') }
  const all = sentencesOf(toldOf(trace!), { main: 'en', rules: law.model }, telling).map((each) =>
    textOfSentence(each, telling),
  )
  for (const sentence of [
    'Tax year is 2025, as given.',
    'Children: First day of the claim: 1 August 2025; Last day of the claim: none, as given.',
    'Rule 2 would give The charge begins above: 50,000 and The charge is the whole benefit from: 60,000, and does not hold: tax year is 2025, but must be from 2012 to 2023.',
    'Adjusted net income is 65,000, worked out as follows: income minus 1.25 times gift aid and pensions minus other deductions.',
    'High income child benefit charge is 227, worked out as follows: Child benefit that the charge is on times Percentage of the charge divided by 100, rounded down.',
  ])
    assert.ok(all.includes(sentence), `${sentence}\n${all.join('\n')}`)
})

test('what a law that is imported came to is told as well as what came of it', () => {
  const head = (name: string) =>
    `<definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" name="${name}" namespace="https://publica.example/${name}">`
  const base = readModel(
    `${head('base')}<inputData id="pay" name="pay"><variable name="pay" typeRef="number"/></inputData>
<decision id="taxed" name="taxed" label="Taxed pay"><variable name="taxed"/><informationRequirement><requiredInput href="#pay"/></informationRequirement><literalExpression><text>max(0, pay - 100)</text></literalExpression></decision></definitions>`,
  )
  const rules = readModel(
    `${head('tax')}<import name="base" namespace="https://publica.example/base" importType="https://www.omg.org/spec/DMN/20230324/MODEL/"/>
<decision id="due" name="due" label="Tax due"><variable name="due"/><informationRequirement><requiredDecision href="https://publica.example/base#taxed"/></informationRequirement><literalExpression><text>base.taxed / 5</text></literalExpression></decision></definitions>`,
    { imports: new Map([[base.namespace, base]]) },
  )
  const { trace, value } = rules.decide('due', { pay: Decimal.of(600) }, { explain: true })
  assert.equal(String(value), '100')
  const telling = { language: 'en', words: wordsIn('en') }
  const all = sentencesOf(toldOf(trace!), { main: 'en', rules }, telling).map((each) => textOfSentence(each, telling))
  assert.deepEqual(all, [
    'Pay is 600, as given.',
    'Taxed pay is 500, worked out as follows: pay minus 100, but not below 0.',
    'Tax due is 100, worked out as follows: Taxed pay (base) divided by 5.',
  ])
})

test('a trace that was stored, also one of an older engine, is told as well', () => {
  const { finding } = found(kites, flying)
  const stored = JSON.parse(JSON.stringify(findingToJson(finding))).trace.decisions as ToldDecision[]
  assert.deepEqual(told(kites, flying, 'en', stored).all, told(kites, flying).all)
  const older = stored.map(({ table, ...rest }) => ({
    ...rest,
    ...(table && { table: { ...table, rules: table.rules.map(({ chosen: _, ...rule }) => rule) } }),
  }))
  assert.deepEqual(told(kites, flying, 'en', older).all, told(kites, flying).all)
})

test('whatever is answered, the explanation says what came out', () => {
  fc.assert(
    fc.property(
      fc.record({
        age: fc.integer({ min: 1, max: 90 }),
        span: fc.integer({ min: 1, max: 9 }),
        near: fc.boolean(),
        month: fc.integer({ min: 5, max: 12 }),
      }),
      ({ age, span, near, month }) => {
        const answers = {
          ...flying,
          'age of flyer': age,
          'kite span': span,
          'flying near airfield': near,
          'flying date': `2026-${String(month).padStart(2, '0')}-10`,
        }
        const { texts, all } = told(kites, answers)
        assert.equal(texts('result', 'outcome').length, 1)
        assert.match(
          texts('result', 'outcome')[0]!,
          /^Who may fly is “(Licence granted|Licence refused|no sure answer)”/,
        )
        assert.ok(all.every((text) => !/undefined|\{/.test(text)))
      },
    ),
    { numRuns: 40 },
  )
})
