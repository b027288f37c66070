import assert from 'node:assert/strict'
import { test } from 'node:test'
import { FeelDateTime, showValue } from '#engines/feel'
import { Decimal } from '#ground/decimal'
import { decision, faultsOf, input, literal, modelOf, needs, table } from './made-up-model.ts'
import { readModel } from './read.ts'
import { traceToJson } from './trace.ts'

const x = input('x', 'number')
const over = (inside: string, type?: string) => decision('d', needs('input', 'x') + inside, type)

const codesOf = (xml: string) => faultsOf(xml).map(({ code }) => code)

for (const [version, namespace] of [
  ['1.1', 'http://www.omg.org/spec/DMN/20151101/dmn.xsd'],
  ['1.2', 'http://www.omg.org/spec/DMN/20180521/MODEL/'],
  ['1.3', 'https://www.omg.org/spec/DMN/20191111/MODEL/'],
  ['1.4', 'https://www.omg.org/spec/DMN/20211108/MODEL/'],
  ['1.5', 'https://www.omg.org/spec/DMN/20230324/MODEL/'],
] as const) {
  test(`a model of DMN ${version} is read`, () => {
    const model = readModel(modelOf(x + over(literal('x + 1')), namespace))
    assert.equal(showValue(model.decide('d', { x: Decimal.of(1) }).value), '2')
  })
}

test('a decision knows the input data it rests on, through other decisions too', () => {
  const model = readModel(
    modelOf(x + input('y', 'number') + over(literal('x')) + decision('e', needs('decision', 'd') + literal('d + 1'))),
  )
  assert.deepEqual([...model.decisions.get('e')!.inputs], ['x'])
  assert.deepEqual([...model.inputs.keys()], ['x', 'y'])
})

test('every fault is told at once, with its place inside the cell', () => {
  const rules = table('', '<output/>', [
    ['&gt;= zz', '1'],
    ['"text"', '1 +'],
  ])
  const xml = modelOf(x + over(rules))
  const faults = faultsOf(xml)
  assert.deepEqual(
    faults.map(({ code }) => code),
    ['unknown-name', 'wrong-type', 'not-readable'],
  )
  const line = xml.split('\n')[faults[0]!.at.line - 1]!
  assert.ok(line.slice(faults[0]!.at.column - 1).startsWith('zz'))
})

test('the place is right on the later lines of a text and in CDATA', () => {
  const xml = modelOf(x + over('<literalExpression><text><![CDATA[\n  x +\n    nope]]></text></literalExpression>'))
  const { at } = faultsOf(xml)[0]!
  assert.ok(
    xml
      .split('\n')
      [at.line - 1]!.slice(at.column - 1)
      .startsWith('nope'),
  )
})

for (const [what, parts, code] of [
  [
    'decisions that rest on each other',
    decision('a', needs('decision', 'b') + literal('1')) + decision('b', needs('decision', 'a') + literal('1')),
    'circular',
  ],
  ['a requirement that leads nowhere', decision('a', needs('decision', 'gone') + literal('1')), 'unknown-reference'],
  ['a name that is not required', x + decision('a', literal('x')), 'unknown-name'],
  ['a decision without logic', decision('a', ''), 'no-logic'],
  ['a type nobody defined', input('x', 'money'), 'unknown-type'],
  ['a type that is itself', '<itemDefinition name="t"><typeRef>t</typeRef></itemDefinition>', 'circular-type'],
  ['two of one id', x + x, 'id-twice'],
  ['a hit policy that is none', x + over(table('hitPolicy="BEST"', '<output/>', [])), 'unknown-hit-policy'],
  ['priority without an order', x + over(table('hitPolicy="PRIORITY"', '<output/>', [['-', '1']])), 'no-output-values'],
  ['a rule with too many cells', x + over(table('', '<output/>', [['-', '1', '2']])), 'wrong-row'],
  ['outputs without names', x + over(table('', '<output/><output/>', [['-', '1', '2']])), 'no-output-name'],
  [
    'a sum over two outputs',
    x + over(table('hitPolicy="COLLECT" aggregation="SUM"', '<output name="a"/><output name="b"/>', [['-', '1', '2']])),
    'aggregation',
  ],
  [
    'a sum of texts',
    x + over(table('hitPolicy="COLLECT" aggregation="SUM"', '<output typeRef="string"/>', [['-', '"1"']])),
    'wrong-type',
  ],
  [
    'a sum of texts in a column of no type',
    x + over(table('hitPolicy="COLLECT" aggregation="SUM"', '<output/>', [['-', '"1"']])),
    'wrong-type',
  ],
  ['a value its type does not allow for', x + over(literal('"text"'), 'number'), 'wrong-type'],
  [
    'another language',
    decision('a', '<literalExpression expressionLanguage="http://java"><text>1</text></literalExpression>'),
    'other-language',
  ],
  [
    'a function of the host',
    '<businessKnowledgeModel id="k" name="k"><encapsulatedLogic kind="Java"/></businessKnowledgeModel>',
    'external-function',
  ],
  ['an import that is not there', '<import name="i" namespace="urn:gone" importType="x"/>', 'unknown-import'],
] as const) {
  test(`${what}: ${code}`, () => assert.ok(codesOf(modelOf(parts)).includes(code), codesOf(modelOf(parts)).join()))
}

const remedies = (parts: string) => faultsOf(modelOf(parts)).map(({ remedy }) => remedy)

test('what the model has and a decision does not require is told with the requirement that is missing', () => {
  const [input] = remedies(x + decision('a', literal('x + 1')))
  assert.equal(
    input,
    'Add <informationRequirement><requiredInput href="#x"/></informationRequirement> to what uses it.',
  )
  const [other] = remedies(decision('a', literal('1')) + decision('b', literal('a + 1')))
  assert.match(other!, /<requiredDecision href="#a"\/>/)
  const known =
    '<businessKnowledgeModel id="k" name="k"><encapsulatedLogic><literalExpression><text>1</text></literalExpression></encapsulatedLogic></businessKnowledgeModel>'
  assert.match(remedies(known + decision('b', literal('k')))[0]!, /<requiredKnowledge href="#k"\/>/)
})

test('a text without its quotation marks is told with them, in a cell that asks and in one that gives', () => {
  const text = input('x', 'string')
  const told = (test: string, gives: string) =>
    remedies(text + over(table('', '<output typeRef="string"/>', [[test, gives]])))
  assert.deepEqual(told('no', '"a"'), ['A text stands in quotation marks: "no".'])
  assert.deepEqual(told('no, partly let', '"a"'), ['A text stands in quotation marks: "no", "partly let".'])
  assert.deepEqual(told('"no"', 'not granted'), ['A text stands in quotation marks: "not granted".'])
  assert.match(told('"no"', 'nope + 1')[0]!, /named here/)
})

test('a function that there is none of is told with those that are like it', () => {
  assert.deepEqual(remedies(x + over(literal('strng length("a")'))), ['Did you mean "string length"?'])
  assert.match(remedies(x + over(literal('round(x, 2)')))[0]!, /^Did you mean "round up" or "round down" or/)
  assert.deepEqual(remedies(x + over(literal('length("a")'))), ['Did you mean "string length"?'])
  assert.deepEqual(remedies(x + over(literal('frobnicate(x)'))), ['Use a built-in function of FEEL.'])
})

test('read tolerantly, what is faulty is null and told, and the rest is worked out', () => {
  const xml = modelOf(decision('bad', literal('nope')) + decision('good', literal('1 + 1')))
  const model = readModel(xml, { tolerant: true })
  assert.equal(showValue(model.decide('good', {}).value), '2')
  assert.equal(model.decisions.get('good')!.faults.length, 0)
  const { value, errors } = model.decide('bad', {})
  assert.equal(value, null)
  assert.deepEqual(
    errors.map(({ code, decision: of }) => [code, of]),
    [['unknown-name', 'bad']],
  )
  assert.equal(model.decisions.get('bad')!.faults[0]?.severity, 'warning')
})

test('an input that is not of its type is null, and told', () => {
  const model = readModel(modelOf(x + over(literal('x'))))
  const { value, errors } = model.decide('d', { x: 'five' })
  assert.deepEqual([value, errors.map(({ code }) => code)], [null, ['wrong-type']])
})

test('an input outside its allowed values is null, and told', () => {
  const use =
    '<itemDefinition name="use"><typeRef>string</typeRef><allowedValues><text>"home", "business"</text></allowedValues></itemDefinition>'
  const model = readModel(modelOf(use + input('x', 'use') + over(literal('x'))))
  assert.equal(model.decide('d', { x: 'home' }).value, 'home')
  assert.equal(model.decide('d', { x: 'castle' }).value, null)
  assert.equal(model.inputs.get('x')!.allowed, '"home", "business"')
})

test('inputs reach no prototype', () => {
  const model = readModel(
    modelOf(input('constructor', 'Any') + decision('d', needs('input', 'constructor') + literal('constructor'))),
  )
  assert.equal(model.decide('d', {}).value, null)
})

test('a knowledge model is called with its parameters, and may call itself', () => {
  const factorial =
    '<businessKnowledgeModel id="f" name="f"><variable name="f"/><encapsulatedLogic><formalParameter name="n" typeRef="number"/>' +
    `${literal('if n &lt;= 1 then 1 else n * f(n - 1)')}</encapsulatedLogic></businessKnowledgeModel>`
  const knows = '<knowledgeRequirement><requiredKnowledge href="#f"/></knowledgeRequirement>'
  const model = readModel(modelOf(factorial + decision('d', `${knows}${literal('f(25)')}`)))
  assert.equal(showValue(model.decide('d', {}).value), '15511210043330985984000000')
})

test('a decision service works out its decisions from its own inputs', () => {
  const service =
    '<decisionService id="s" name="s"><outputDecision href="#e"/><inputDecision href="#d"/></decisionService>'
  const model = readModel(
    modelOf(x + over(literal('x')) + decision('e', needs('decision', 'd') + literal('d * 2')) + service),
  )
  assert.equal(showValue(model.call('s', { d: Decimal.of(21) }).value), '42')
  assert.deepEqual(model.services.get('s')!.takes, ['d'])
})

test('what another model defines is used by the name of the import', () => {
  const imported = readModel(modelOf(decision('rate', literal('0.15'))))
  const reference =
    '<informationRequirement><requiredDecision href="https://publica.example/made-up#rate"/></informationRequirement>'
  const xml = modelOf(
    `<import name="tax" namespace="https://publica.example/made-up" importType="DMN"/>${decision('d', reference + literal('tax.rate * 100'))}`,
  ).replace('namespace="https://publica.example/made-up">', 'namespace="https://publica.example/other">')
  const model = readModel(xml, { imports: new Map([['https://publica.example/made-up', imported]]) })
  assert.equal(showValue(model.decide('d', {}).value), '15')
})

test('an explanation says what each cell of each rule said, and what the rules noted', () => {
  const rules = table('hitPolicy="FIRST"', '<output/><annotation name="reason"/>', [
    ['&lt; 0', '"low"'],
    ['&gt; 0', '"high"'],
  ])
  const noted = rules.replaceAll('</rule>', '<annotationEntry><text>because {x}</text></annotationEntry></rule>')
  const { trace } = readModel(modelOf(x + over(noted))).decide('d', { x: Decimal.of(3) }, { explain: true })
  const [traced] = trace!.decisions
  assert.deepEqual(traced!.inputs, [{ name: 'x', value: Decimal.of(3), from: 'input' }])
  assert.deepEqual(
    traced!.table!.rules.map(({ matched, chosen, tests, annotations }) => [matched, chosen, tests, annotations.reason]),
    [
      [false, false, [{ text: '< 0', held: false }], 'because {x}'],
      [true, true, [{ text: '> 0', held: true }], 'because {x}'],
    ],
  )
  assert.equal(JSON.parse(JSON.stringify(traceToJson(trace!))).decisions[0].inputs[0].value, '3')
})

test('decisions are explained in the order in which they were worked out', () => {
  const { trace } = readModel(
    modelOf(decision('e', needs('decision', 'd') + literal('d')) + x + over(literal('x'))),
  ).decide('e', {}, { explain: true })
  assert.deepEqual(
    trace!.decisions.map((each) => each.decision),
    ['d', 'e'],
  )
})

test('many ways to the same decision are not walked one by one', () => {
  const layers = Array.from({ length: 60 }, (_, layer) => {
    const below = layer === 0 ? '' : needs('decision', `l${layer - 1}a`) + needs('decision', `l${layer - 1}b`)
    const text = layer === 0 ? '1' : `l${layer - 1}a + l${layer - 1}b`
    return decision(`l${layer}a`, below + literal(text)) + decision(`l${layer}b`, below + literal(text))
  })
  const model = readModel(modelOf(layers.join('')))
  assert.equal(showValue(model.decide('l59a', {}).value), String(2n ** 59n))
})

test('a chain of decisions without end is refused, not choked on', () => {
  const chain = Array.from({ length: 20_000 }, (_, link) =>
    decision(`c${link}`, needs('decision', `c${link + 1}`) + literal('1')),
  )
  assert.ok(codesOf(modelOf(chain.join('') + decision('c20000', literal('1')))).includes('too-deep'))
})

const javaModel = (signature: string) => `<businessKnowledgeModel id="k" name="larger"><variable name="larger"/>
<encapsulatedLogic kind="Java"><formalParameter name="one" typeRef="number"/><formalParameter name="other" typeRef="number"/>
<context><contextEntry><variable name="class"/>${literal('"java.lang.Math"')}</contextEntry>
<contextEntry><variable name="method signature"/>${literal(signature)}</contextEntry></context></encapsulatedLogic></businessKnowledgeModel>
${decision('a', `<knowledgeRequirement><requiredKnowledge href="#k"/></knowledgeRequirement>${literal('larger(1.5, 2.25) + 1')}`)}`

test('a boxed function may be one of the few of another language that are worked out here', () => {
  const outcome = readModel(modelOf(javaModel('"max(double, double)"'))).decide('a', {})
  assert.equal(showValue(outcome.value), '3.25')
})

test('any other is refused when the model is read', () => {
  for (const signature of ['"min(double, double)"', '"max(double)"', '1'])
    assert.ok(codesOf(modelOf(javaModel(signature))).includes('external-function'), signature)
})

test('the moment is known only where whoever asks says it', () => {
  const model = readModel(modelOf(decision('d', literal('string(today()) + " " + string(now())'))))
  const told = model.decide('d', {}, { now: FeelDateTime.parse('2026-11-22T23:30:00@Pacific/Auckland') })
  assert.equal(showValue(told.value), '2026-11-22 2026-11-22T23:30:00@Pacific/Auckland')
  const { value, errors } = model.decide('d', {})
  assert.deepEqual([value, errors[0]?.code], [null, 'no-clock'])
})
