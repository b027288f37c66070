import assert from 'node:assert/strict'
import { test } from 'node:test'
import { DefinitionFaults } from '#ground/source'
import { decision, input, literal, modelOf, needs, table } from './made-up-model.ts'
import { readModel } from './read.ts'

const items = `<itemDefinition name="use"><typeRef>string</typeRef><allowedValues><text>"home", "shop"</text></allowedValues></itemDefinition>
<itemDefinition name="person"><itemComponent name="age"><typeRef>number</typeRef></itemComponent></itemDefinition>`
const twice = `<businessKnowledgeModel id="twice" name="twice"><variable name="twice"/><encapsulatedLogic>
<formalParameter name="n" typeRef="number"/>${literal('n * 2')}</encapsulatedLogic></businessKnowledgeModel>`
const inputs = ['x number', 't string', 'truth boolean', 'place use', 'who person', 'day date', 'spare number']
  .map((each) => input(each.split(' ')[0]!, each.split(' ')[1]!))
  .join('\n')

const all = ['x', 't', 'truth', 'place', 'who', 'day'].map((name) => needs('input', name))
const knows = '<knowledgeRequirement><requiredKnowledge href="#twice"/></knowledgeRequirement>'

/** A decision that requires of the inputs those that are named in it. */
function over(name: string, inside: string, type?: string): string {
  const named = all.filter((each) => new RegExp(`\\b${/#(\w+)/.exec(each)![1]}\\b`).test(inside))
  return `\n${decision(name, named.join('') + (inside.includes('twice') ? knows : '') + inside, type)}`
}

const invocation = (parameter: string, value: string) =>
  `<invocation>${literal('twice')}<binding><parameter name="${parameter}"/>${literal(value)}</binding></invocation>`

const rules = table('hitPolicy="FIRST"', '<output typeRef="use"/>', [
  ['"abc"', '"home"'],
  ['[5..3]', '"home"'],
  ['&lt; 10', '"shed"'],
  ['&lt; 5', '5 + 5'],
  ['false', '"shop"'],
])

/** Of each fault: what stands at its place, its code, and its decision and rule. */
const terrible: readonly (readonly [at: string, code: string, within: string, parts: string])[] = [
  ['= "a"', 'wrong-type', 'compared', over('compared', literal('x = "a"'))],
  ['+ 1', 'wrong-type', 'sum', over('sum', literal('truth + 1'))],
  ['plase', 'unknown-name', 'misspelt', over('misspelt', literal('if plase = "home" then x else place'))],
  ['flor', 'unknown-name', 'function', over('function', literal('flor(x)'))],
  ['floor', 'wrong-call', 'arguments', over('arguments', literal('floor(x, 1, 2)'))],
  ['substring', 'wrong-call', 'names', over('names', literal('substring(string: t, begin: 1)'))],
  ['x then', 'wrong-type', 'condition', over('condition', literal('if x then 1 else 2'))],
  ['agee', 'no-such-entry', 'entry', over('entry', literal('who.agee'))],
  ['yeer', 'no-such-entry', 'property', over('property', literal('day.yeer'))],
  ['"a"]', 'wrong-type', 'filter', over('filter', literal('[x]["a"]'))],
  ['twice(m', 'wrong-call', 'called', over('called', literal('twice(m: x)'))],
  ['<invocation', 'wrong-call', 'invoked', over('invoked', invocation('n', '"two"'))],
  ['"hom"', 'value-not-allowed', 'never', over('never', literal('place = "hom"'))],
  ['"shop "', 'value-not-allowed', 'given', over('given', literal('if truth then "home" else "shop "'), 'use')],
  ['<variable', 'unknown-type', 'typed', over('typed', literal('x'), 'nmber')],
  [
    '<conditional',
    'wrong-type',
    'mismatch',
    over(
      'mismatch',
      `<conditional><if>${literal('truth')}</if><then>${literal('x')}</then><else>${literal('x')}</else></conditional>`,
      'string',
    ),
  ],
  [
    '<informationRequirement',
    'unknown-reference',
    '',
    `\n${decision('missing', needs('input', 'gone') + literal('1'))}`,
  ],
  ['<informationRequirement', 'unused-requirement', 'idle', `\n${decision('idle', all[0] + literal('1'))}`],
  ['date(', 'always-wrong', 'wrong', over('wrong', literal('date("2024-13-01")'))],
  ['"abc"', 'wrong-type', 'table r1', over('table', rules)],
  ['[5..3]', 'rule-unreachable', 'table r2', ''],
  ['"shed"', 'value-not-allowed', 'table r3', ''],
  ['5 + 5', 'wrong-type', 'table r4', ''],
  ['<rule id="r4"', 'rule-unreachable', 'table r4', ''],
  ['false', 'wrong-type', 'table r5', ''],
  ['<decisionTable', 'rules-missing', 'gap', over('gap', table('', '<output/>', [['&lt; 10', '1']]))],
  ['<inputData id="spare"', 'unused-input', '', ''],
]

test('every fault of a model is told at once, each at its place, with its decision, its rule and what to do', () => {
  const xml = modelOf(items + twice + inputs + terrible.map(([, , , parts]) => parts).join(''))
  const lines = xml.split('\n')
  assert.throws(
    () => readModel(xml, { file: 'rules.dmn', analyse: true }),
    (error) => {
      assert.ok(error instanceof DefinitionFaults)
      const found = error.faults.map(({ code, decision: of, rule, at }) => {
        const there = lines[at.line - 1]!.slice(at.column - 1)
        return { code, within: [of, rule].filter(Boolean).join(' '), there }
      })
      const unfound = terrible.filter(([at, code, within]) => {
        const index = found.findIndex(
          (each) => each.code === code && each.within === within && each.there.startsWith(at),
        )
        if (index >= 0) found.splice(index, 1)
        return index < 0
      })
      assert.deepEqual([found, unfound.map((each) => each.slice(0, 3))], [[], []])
      for (const { remedy } of error.faults) assert.match(remedy, /\w.*[.?]$/)
      return true
    },
  )
})

test('a model that was published is refused for none of what leaves nothing without a value', () => {
  const parts = terrible.filter(([, code]) => !['unknown-name', 'unknown-reference', 'unknown-type'].includes(code))
  const xml = modelOf(items + twice + inputs + parts.map(([, , , part]) => part).join(''))
  assert.deepEqual(readModel(xml, { asPublished: true }).warnings, [])
})
