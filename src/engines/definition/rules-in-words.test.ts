import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readLaw, wordRules } from '#engines/definition'
import type { Phrase } from '#engines/feel'
import { plainLine } from '#engines/feel'
import { readModel } from '#engines/rules'
import { wordsIn } from '#web/words'
import { filesIn, filesOf } from './kite-licence.ts'
import { readDefinition } from './read.ts'

const rebates = readDefinition('rates-rebate', filesOf('rates-rebate'), { folder: 'rebates' }).definition
const law = readLaw('child-benefit', filesIn('laws/child-benefit'), { folder: 'laws/child-benefit' }).law
const benefit = { main: 'en', rules: law.model }
const currency = { code: 'MRD', symbol: 'M$' }

const telling = (language: string) => ({ language, currency, words: wordsIn(language) })
const line = (phrase: Phrase) => plainLine(phrase.line).replaceAll(/[\u00a0\u202f]/g, ' ')

test('the cells and formulas of a service are said in its own words', () => {
  const { cell, formula, name } = wordRules(rebates, telling('en'))
  assert.equal(name('rates'), 'Rates for the year')
  assert.equal(
    line(cell('"home", "partly business"', 'use of the home')),
    'Only as a home or As a home, and partly for a business',
  )
  assert.equal(line(cell('<= 160', 'rates')), 'at most M$160.00')
  assert.equal(line(cell('false', 'named as ratepayer')), 'no')
  assert.equal(line(formula('"refused"', 'outcome')), 'No rebate')
  assert.equal(line(formula('25660', 'figures of the year.threshold')), 'M$25,660.00')
  assert.equal(
    line(formula('figures of the year.threshold + 500 * dependants', 'income threshold')),
    'Income threshold before dependants (Figures of the year) plus 500 times Dependants',
  )
})

test('and in another language in the words of its words file', () => {
  const { cell, formula } = wordRules(rebates, telling('fr'))
  assert.equal(line(cell('not("home")', 'use of the home')), 'tout sauf Uniquement à l’habitation')
  assert.equal(
    line(formula('max(0, rates - 160)', 'part above the first contribution')),
    'Taxe foncière de l’exercice moins 160,00 M$, sans descendre sous 0,00 M$',
  )
})

test('a law without a form is said in the labels of its model, its functions by their names', () => {
  const { formula, value } = wordRules(benefit, telling('en'))
  assert.equal(
    line(formula('paid between(date(tax year, 4, 6), date(tax year + 1, 4, 5), children, weekly rates)')),
    'paid between (6 April in the year tax year; 5 April in the year (tax year plus 1); children; Weekly rates)',
  )
  assert.equal(line(formula('Mondays until(first day - @"P1D")')), 'Mondays until (first day minus 1 day)')
  assert.equal(
    value({ 'claim start': '2025-04-06', 'claim end': null }, 'child'),
    'First day of the claim: 6 April 2025; Last day of the claim: none',
  )
})

test('a part is called as its own type calls it, though another type has one of that name', () => {
  const type = (name: string, label: string) =>
    `<itemDefinition name="${name}"><itemComponent name="starter" label="${label}"><typeRef>number</typeRef></itemComponent></itemDefinition>`
  const input = (name: string, type: string) =>
    `<inputData name="${name}" id="${name}"><variable name="${name}" typeRef="${type}"/></inputData>`
  const model = readModel(
    `<definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" namespace="urn:p" name="p" id="p">${[
      type('rate', 'Starter rate') + type('limit', 'Starter limit'),
      '<itemDefinition name="both"><itemComponent name="inner"><typeRef>limit</typeRef></itemComponent></itemDefinition>',
      '<itemDefinition name="limits" isCollection="true"><typeRef>limit</typeRef></itemDefinition>',
      input('rates', 'rate') + input('some', 'limits') + input('pair', 'both'),
    ].join('')}</definitions>`,
  )
  const { part, formula, value } = wordRules({ main: 'en', rules: model }, telling('en'))
  assert.deepEqual([part('starter', 'rates'), part('starter', 'some')], ['Starter rate', 'Starter limit'])
  assert.equal(line(formula('pair.inner.starter')), 'Starter limit (inner (pair))')
  assert.equal(value({ inner: { starter: '7' } }, 'pair'), 'inner: Starter limit: 7')
})

test('an amount keeps the decimals that it is written with, where no service says that it is money', () => {
  const { formula, cell } = wordRules(benefit, telling('en'))
  assert.equal(line(formula('17.90')), '17.90')
  assert.equal(line(cell('[1224.00..2000.50]', 'income')), 'from 1,224.00 to 2,000.50')
  assert.equal(line(formula('1.25 * income - 0.5')), '1.25 times income minus 0.5')
  assert.equal(line(wordRules(benefit, telling('fr')).formula('17.90')), '17,90')
  assert.equal(line(wordRules(rebates, telling('en')).formula('12.50', 'rebate')), 'M$12.50')
})

test('every text of our services and laws has words in every language; as code stand patterns alone', () => {
  const tax = readLaw('pay-as-you-earn', filesIn('laws/pay-as-you-earn'), { folder: 'laws/pay-as-you-earn' }).law
  for (const rules of [rebates, benefit, { main: 'en', rules: tax.model }])
    for (const language of ['en', 'fr', 'ar']) {
      const { formula } = wordRules(rules, telling(language))
      const { decisions, knowledge } = rules.rules.written()
      const texts = JSON.stringify([decisions.map(({ logic }) => logic), knowledge])
      for (const [, text] of texts.matchAll(/"text":("(?:\\.|[^"\\])*")/g))
        for (const { kind, text: code } of formula(JSON.parse(text!)).line)
          assert.ok(kind !== 'code' || /^"\^|^"\[/.test(code), code)
    }
})

test('laws that rest on each other in ever so many ways are read, and said in words, as fast as they are few', () => {
  const dmn = 'https://www.omg.org/spec/DMN/20230324/MODEL/'
  const count = 60
  const model = (index: number) => {
    const others = [index + 1, index + 2].filter((each) => each < count)
    const imports = others.map((each) => `<import name="m${each}" namespace="urn:m${each}" importType="${dmn}"/>`)
    const needs = others.map(
      (each) => `<informationRequirement><requiredDecision href="urn:m${each}#d"/></informationRequirement>`,
    )
    const sum = others.map((each) => `m${each}.d`).join(' + ') || '1'
    return `<definitions xmlns="${dmn}" name="m${index}" namespace="urn:m${index}">${imports.join('')}
<decision id="d" name="d" label="Sum ${index}"><variable name="d" typeRef="number"/>${needs.join('')}<literalExpression><text>${sum}</text></literalExpression></decision></definitions>`
  }
  const others = Array.from({ length: count - 1 }, (_, index) => `laws/m${index + 1}/rules.dmn`)
  const files = new Map([
    ['rules.dmn', Buffer.from(model(0))],
    ...others.map((path, index) => [path, Buffer.from(model(index + 1))] as const),
  ])
  const { model: rules } = readLaw('m0', files, { folder: 'laws/m0' }).law
  assert.equal(String(rules.decide('d', {}).value), '1548008755920')
  const { name, formula } = wordRules({ main: 'en', rules }, telling('en'))
  assert.equal(name('d'), 'Sum 0')
  assert.equal(line(formula('m1.d + m2.d', 'd')), 'Sum 0 (m1) plus Sum 0 (m2)')
})
