import assert from 'node:assert/strict'
import { test } from 'node:test'
import { decision, literal, modelOf, needs } from '../made-up-model.ts'
import { readModel } from '../read.ts'

const LIGHT =
  '<itemDefinition name="light"><typeRef>string</typeRef><allowedValues><text>"red", "green"</text></allowedValues></itemDefinition>'
const SERVICE =
  '<decisionService id="s" name="s"><outputDecision href="#d"/><inputData href="#colour"/></decisionService>'
const model = readModel(
  modelOf(
    LIGHT +
      '<inputData id="colour" name="colour"><variable name="colour" typeRef="light"/></inputData>' +
      decision('d', needs('input', 'colour') + literal('colour')) +
      SERVICE +
      decision(
        'e',
        `<knowledgeRequirement><requiredKnowledge href="#s"/></knowledgeRequirement>${literal('s("blue")')}`,
      ),
  ),
)

test('a decision service takes no input that its decisions would not', () => {
  for (const { value, errors } of [
    model.decide('d', { colour: 'blue' }),
    model.call('s', { colour: 'blue' }),
    model.decide('e', {}),
  ]) {
    assert.equal(value, null)
    assert.deepEqual(
      errors.map(({ code }) => code),
      ['wrong-argument'],
    )
    assert.match(errors[0]!.message, /blue is not one of the values allowed/)
  }
  assert.equal(model.call('s', { colour: 'red' }).value, 'red')
})

test('what goes wrong inside a decision service is told of the decision that it went wrong in, and once', () => {
  const dividing = readModel(
    modelOf(
      '<inputData id="n" name="n"><variable name="n" typeRef="number"/></inputData>' +
        decision('half', needs('input', 'n') + literal('1 / n')) +
        '<decisionService id="s" name="s"><outputDecision href="#half"/><inputData href="#n"/></decisionService>' +
        decision(
          'caller',
          `<knowledgeRequirement><requiredKnowledge href="#s"/></knowledgeRequirement>${literal('s(0) + 1')}`,
        ),
    ),
  )
  assert.deepEqual(
    dividing.decide('caller', {}).errors.map(({ code, decision }) => [code, decision]),
    [['division-by-zero', 'half']],
  )
})

test('a decision service that is called by itself tells how it came to what it gives', () => {
  const traced = model.call('s', { colour: 'red' }, { explain: true }).trace?.decisions
  assert.deepEqual(
    traced?.map(({ decision, value }) => [decision, value]),
    [['d', 'red']],
  )
})

test('whoever calls a decision service needs no input for what it calls it with', () => {
  const calling = `<knowledgeRequirement><requiredKnowledge href="#s"/></knowledgeRequirement>`
  const called = readModel(
    modelOf(
      ['n', 'm']
        .map((name) => `<inputData id="${name}" name="${name}"><variable name="${name}" typeRef="number"/></inputData>`)
        .join('') +
        decision('sum', needs('input', 'n') + needs('input', 'm') + literal('n + m')) +
        '<decisionService id="s" name="s"><outputDecision href="#sum"/><inputData href="#n"/></decisionService>' +
        decision('caller', calling + literal('s(1)')) +
        decision('both', calling + needs('decision', 'sum') + literal('s(1) + sum')),
    ),
  )
  const inputsOf = (name: string) => [...called.decisions.get(name)!.inputs].toSorted()
  assert.deepEqual([inputsOf('caller'), inputsOf('both')], [['m'], ['m', 'n']])
})
