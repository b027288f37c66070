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
