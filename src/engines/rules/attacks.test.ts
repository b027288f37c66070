import { BudgetExceeded } from '#engines/feel'
import { Decimal } from '#ground/decimal'
import { DefinitionFaults } from '#ground/source'
import { eachEndsWell } from '#ground/test-attacks'
import { decision, input, literal, modelOf, needs, table } from './made-up-model.ts'
import { readModel } from './read.ts'
import { traceToJson } from './trace.ts'

const each = (count: number, write: (index: number) => string) =>
  Array.from({ length: count }, (_, i) => write(i)).join('')
const rules = (count: number, test: (i: number) => string, gives: (i: number) => string) =>
  Array.from({ length: count }, (_, i) => [test(i), gives(i)] as const)
const output = '<output name="o"/>'
const valued = `<output name="o"><outputValues><text>${Array.from({ length: 5000 }, (_, i) => `"v${i}"`)}</text></outputValues></output>`
const onX = (body: string) => input('x', 'number') + decision('d', needs('input', 'x') + body)
const required = (id: string) => `<knowledgeRequirement><requiredKnowledge href="#${id}"/></knowledgeRequirement>`
const knowledge = (name: string, parameter: string, body: string) =>
  `<businessKnowledgeModel id="${name}" name="${name}"><variable name="${name}"/><encapsulatedLogic>${parameter}${body}</encapsulatedLogic></businessKnowledgeModel>`
const n = '<formalParameter name="n"/>'
const item = (name: string, inside: string) => `<itemDefinition name="${name}">${inside}</itemDefinition>`
const part = (name: string, type: string) => `<itemComponent name="${name}"><typeRef>${type}</typeRef></itemComponent>`
const chain = (length: number, write: (i: number) => string) =>
  each(length, (i) =>
    decision(`d${i}`, (i > 0 ? needs('decision', `d${i - 1}`) : '') + literal(i > 0 ? write(i) : '{p: 1}')),
  )

/** What each of them is made of; decision `d`, or the last of a chain, is asked. */
const attacks: Readonly<Record<string, () => string>> = {
  '10 000 rules, the first': () => onX(table('hitPolicy="FIRST"', output, rules(10_000, String, String))),
  '10 000 rules that all hold': () =>
    onX(
      table(
        'hitPolicy="COLLECT"',
        output,
        rules(10_000, () => '-', String),
      ),
    ),
  '10 000 rules counted': () =>
    onX(
      table(
        'hitPolicy="COLLECT" aggregation="COUNT"',
        output,
        rules(
          10_000,
          () => '-',
          (i) => `[x, ${i}]`,
        ),
      ),
    ),
  '10 000 rules of any': () =>
    onX(
      table(
        'hitPolicy="ANY"',
        output,
        rules(
          10_000,
          () => '-',
          () => 'x + 1',
        ),
      ),
    ),
  '10 000 rules by priority': () =>
    onX(
      table(
        'hitPolicy="PRIORITY"',
        valued,
        rules(
          10_000,
          () => '-',
          (i) => `"v${i % 5000}"`,
        ),
      ),
    ),
  '10 000 rules in the order of their outputs': () =>
    onX(
      table(
        'hitPolicy="OUTPUT ORDER"',
        valued,
        rules(
          10_000,
          () => '-',
          (i) => `"v${i % 5000}"`,
        ),
      ),
    ),
  'a long table in a loop': () =>
    knowledge(
      'f',
      '<formalParameter name="x"/>',
      table(
        'hitPolicy="FIRST"',
        output,
        rules(3000, (i) => `string(?) = "${i}"`, String),
      ),
    ) + decision('d', required('f') + literal('count(for i in 1..990000 return f(-1))')),
  'a wide context in a loop': () =>
    knowledge(
      'f',
      n,
      `<context>${each(300, (i) => `<contextEntry><variable name="k${i}"/>${literal('n')}</contextEntry>`)}</context>`,
    ) + decision('d', required('f') + literal('count(for i in 1..400000 return f(i))')),
  'a function of the model that calls itself for ever': () =>
    knowledge('f', n, literal('f(n + 1)')) + decision('d', required('f') + literal('f(0)')),
  'a function of the model that calls itself twice': () =>
    knowledge('f', n, literal('if n = 0 then 0 else f(n - 1) + f(n - 1)')) +
    decision('d', required('f') + literal('f(100)')),
  'decisions that rest on each other': () =>
    decision('d', needs('decision', 'e') + literal('e')) + decision('e', needs('decision', 'd') + literal('d')),
  'a chain of 1 000 decisions': () => chain(1000, (i) => `{p: d${i - 1}.p + 1}`),
  'a chain of 20 000 decisions': () => chain(20_000, () => '1'),
  'a chain of contexts that double': () => chain(60, (i) => `{p: d${i - 1}, q: d${i - 1}}`),
  'a type that contains itself': () =>
    item('t', '<typeRef>u</typeRef>') + item('u', '<typeRef>t</typeRef>') + decision('d', literal('1'), 't'),
  'types that double': () =>
    item('t0', `<typeRef>number</typeRef><allowedValues><text>1, 2</text></allowedValues>`) +
    each(60, (i) => item(`t${i + 1}`, part('a', `t${i}`) + part('b', `t${i}`))) +
    input('x', 't60') +
    decision('d', needs('input', 'x') + literal('x')),
  '50 000 allowed values': () =>
    item(
      't',
      `<typeRef>string</typeRef><allowedValues><text>${Array.from({ length: 50_000 }, (_, i) => `"v${i}"`)}</text></allowedValues>`,
    ) +
    knowledge('f', '<formalParameter name="n" typeRef="t"/>', literal('n')) +
    decision('d', required('f') + literal('count(for i in 1..400000 return f("v49999"))')),
  '3 000 unknown types': () =>
    each(3000, (i) => item(`t${i}`, '<typeRef>number</typeRef>')) + each(3000, (i) => input(`x${i}`, 'unknown')),
  'a reason of a million blanks': () =>
    onX(
      table('hitPolicy="FIRST"', output, [['-', '1']]).replace(
        '</rule>',
        `<annotationEntry><text>${'{x}'.repeat(1_000_000)}</text></annotationEntry></rule>`,
      ),
    ),
}

function endOf(parts: string): string {
  try {
    const model = readModel(modelOf(parts))
    const name = model.decisions.has('d') ? 'd' : [...model.decisions.keys()].at(-1)!
    // Often enough for direct code to be made.
    for (let time = 0; time < 22; time++) model.decide(name, { x: Decimal.of(7) })
    const { trace } = model.decide(name, { x: Decimal.of(7) }, { explain: true })
    return JSON.stringify(traceToJson(trace!)).length < 10_000_000 ? 'a value' : 'a trace that is too long'
  } catch (error) {
    if (error instanceof DefinitionFaults) return error.faults.length <= 1001 ? 'faults' : 'too many faults'
    return error instanceof BudgetExceeded ? 'the end of the budget' : String(error)
  }
}

eachEndsWell('no model takes the machine with it', import.meta.filename, attacks, (parts) => endOf(parts()))
