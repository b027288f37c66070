import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestContext } from 'node:test'
import { test } from 'node:test'
import { decideCommand } from './decide.ts'

const SERVICE = 'services/rates-rebate'
const INPUT = '{"rating year": 2018, "rates": 3500.00, "household income": "42000", "dependants": 0}'

async function decide(t: TestContext, ...args: string[]) {
  const [out, told] = [t.mock.method(console, 'log', () => undefined), t.mock.method(console, 'error', () => undefined)]
  const status = await decideCommand(args)
  const text = (spy: typeof out) => spy.mock.calls.map((call) => String(call.arguments[0])).join('\n')
  return { status, out: text(out), told: text(told) }
}

function fileWith(t: TestContext, name: string, text: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'publica-decide-'))
  t.after(() => rmSync(folder, { recursive: true }))
  writeFileSync(join(folder, name), text)
  return join(folder, name)
}

test('a decision is printed with its reasons, numbers as exact text', async (t) => {
  const { status, out } = await decide(t, SERVICE, '--decision', 'rebate', '--input', INPUT)
  const { value, reasons, trace } = JSON.parse(out)
  assert.deepEqual([status, value, trace], [0, '124.67', undefined])
  assert.equal(reasons[0].rule, 'from-2018')
  assert.match(reasons[0].reason, /For the rating year 2018/)
  assert.equal(reasons.at(-1).law, 'Rates Rebate Act 1973, section 3(1)(a) and (b)')
})

test('--explain adds every decision and every rule', async (t) => {
  const { out } = await decide(t, `${SERVICE}/rules.dmn`, '--decision', 'rebate', '--input', INPUT, '--explain')
  const { trace } = JSON.parse(out)
  assert.equal(trace.decisions.length, 6)
  assert.equal(trace.decisions[0].table.rules.length, 14)
})

test('a sentence may name a decision that the one asked for does not rest on', async (t) => {
  const input = '{"kite span": 6, "age of flyer": 30, "flying near airfield": false, "flying date": "2026-06-01"}'
  const { out } = await decide(t, 'services/kite-licence', '--decision', 'outcome', '--input', input)
  assert.match(JSON.parse(out).reasons.at(-1).reason, /on 2026-06-01\. The fee is 16\.75\.$/)
})

test('a sentence may name a part of a decision, and hold an amount of its own', async (t) => {
  const { out } = await decide(t, SERVICE, '--decision', 'rebate', '--input', INPUT)
  const [figures, part] = JSON.parse(out).reasons
  assert.match(figures.reason, /is 25180 and the most that can be paid is 630\.$/)
  assert.match(part.reason, /^The first 160 of the rates/)
})

test('inputs are read from a file, and their digits are kept', async (t) => {
  const model = fileWith(t, 'm.dmn', MODEL.replace('TEXT', 'x + 0.01'))
  const input = fileWith(t, 'input.json', '{"x": 9007199254740993}')
  const { out } = await decide(t, model, '--decision', 'd', '--input', input)
  assert.equal(JSON.parse(out).value, '9007199254740993.01')
})

const MODEL = `<definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" name="m" namespace="urn:m">
<inputData id="x" name="x"><variable name="x" typeRef="number"/></inputData>
<decision id="d" name="d"><informationRequirement><requiredInput href="#x"/></informationRequirement><literalExpression><text>TEXT</text></literalExpression></decision>
<decision id="e" name="e"><literalExpression><text>1</text></literalExpression></decision></definitions>`

for (const [what, args, status, sentence] of [
  ['no model', [], 2, /^publica: Write publica decide MODEL/],
  ['an option that is none', [SERVICE, '--nope'], 2, /^publica: Unknown option '--nope'/],
  ['a file that is not there', ['gone.dmn'], 1, /^publica: There is no file gone\.dmn\.$/],
  ['no decision', [SERVICE], 2, /^publica: Say which decision with --decision: "figures of the year"/],
  ['a decision that is not there', [SERVICE, '--decision', 'x'], 1, /^publica: There is no decision called "x"/],
  [
    'an input that is no JSON',
    [SERVICE, '--decision', 'rebate', '--input', '{nope'],
    1,
    /^publica: The input is not JSON/,
  ],
  [
    'an input that is no object',
    [SERVICE, '--decision', 'rebate', '--input', '[]'],
    1,
    /^publica: The input is neither/,
  ],
  [
    'an input that is not of its type',
    [SERVICE, '--decision', 'rebate', '--input', '{"rates": "much"}'],
    1,
    /^publica: The input "rates" must be of type number\.$/,
  ],
  [
    'an input the model does not have',
    [SERVICE, '--decision', 'rebate', '--input', '{"rate": 1}'],
    1,
    /^publica: "rate" is no input of the model/,
  ],
] as const) {
  test(`${what} is answered with one sentence and ${status}`, async (t) => {
    const answer = await decide(t, ...args)
    assert.deepEqual([answer.status, answer.out, answer.told.split('\n').length], [status, '', 1])
    assert.match(answer.told, sentence)
  })
}

test('faults of the decision asked for are told with their places', async (t) => {
  const file = fileWith(t, 'm.dmn', MODEL.replace('TEXT', 'x + nope'))
  const faulty = await decide(t, file, '--decision', 'd', '--input', '{}')
  assert.equal(faulty.status, 1)
  assert.match(faulty.told, /m\.dmn:3:\d+ Nothing here is called "nope"/)
})

test('what is wrong elsewhere in the model does not stand in the way', async (t) => {
  const file = fileWith(t, 'm.dmn', MODEL.replace('TEXT', 'x + nope'))
  const { status, out, told } = await decide(t, file, '--decision', 'e')
  assert.deepEqual([status, JSON.parse(out).value], [0, '1'])
  assert.match(told, /warning: Nothing here is called "nope"/)
})
