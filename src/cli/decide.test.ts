import assert from 'node:assert/strict'
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
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

test('a service may rest on a law that lies in laws/ beside the services', async (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'publica-decide-'))
  t.after(() => rmSync(folder, { recursive: true }))
  const write = (file: string, inside: string) => {
    mkdirSync(join(folder, dirname(file)), { recursive: true })
    const begin = `<definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" namespace="urn:${file}" name="m" id="m">`
    writeFileSync(join(folder, file), `${begin}${inside}</definitions>`)
  }
  const decision = (name: string, needs: string, formula: string) =>
    `<decision name="${name}" id="${name}"><variable name="${name}" typeRef="number"/>${needs}<literalExpression><text>${formula}</text></literalExpression></decision>`
  const importing = (name: string) =>
    `<import name="${name}" namespace="urn:laws/${name}/rules.dmn" importType="https://www.omg.org/spec/DMN/20230324/MODEL/"/>`
  const needing = (law: string) =>
    `<informationRequirement><requiredDecision href="urn:laws/${law}/rules.dmn#rate"/></informationRequirement>`
  write('laws/base/rules.dmn', decision('rate', '', '7'))
  write('laws/tax/rules.dmn', importing('base') + decision('rate', needing('base'), 'base.rate * 3'))
  write('services/a/rules.dmn', importing('tax') + decision('due', needing('tax'), 'tax.rate * 2'))
  const { out, told } = await decide(t, join(folder, 'services/a'), '--decision', 'due')
  assert.equal(JSON.parse(out || '{}').value, '42', told)
})

function lawsIn(t: TestContext, count: number, importing: (index: number) => readonly number[]): string {
  const folder = mkdtempSync(join(tmpdir(), 'publica-decide-'))
  t.after(() => rmSync(folder, { recursive: true }))
  const dmn = 'https://www.omg.org/spec/DMN/20230324/MODEL/'
  for (let index = 0; index < count; index++) {
    const others = importing(index)
    const imports = others.map((each) => `<import name="m${each}" namespace="urn:${each}" importType="${dmn}"/>`)
    const needs = others.map(
      (each) => `<informationRequirement><requiredDecision href="urn:${each}#d"/></informationRequirement>`,
    )
    const sum = ['1', ...others.map((each) => `m${each}.d`)].join(' + ')
    const logic = `<decision id="d" name="d"><variable name="d" typeRef="number"/>${needs.join('')}<literalExpression><text>${sum}</text></literalExpression></decision>`
    mkdirSync(join(folder, 'laws', `m${index}`), { recursive: true })
    const xml = `<definitions xmlns="${dmn}" namespace="urn:${index}" name="m${index}">${imports.join('')}${logic}</definitions>`
    writeFileSync(join(folder, 'laws', `m${index}`, 'rules.dmn'), xml)
  }
  return join(folder, 'laws')
}

test('a law that is imported in many ways is read once', async (t) => {
  const laws = lawsIn(t, 40, (index) => [index + 1, index + 2].filter((each) => each < 40))
  const { out, told } = await decide(t, join(laws, 'm0'), '--decision', 'd')
  assert.equal(JSON.parse(out || '{}').value, '267914295', told)
})

test('laws that import each other are refused with what to do', async (t) => {
  const laws = lawsIn(t, 2, (index) => [1 - index])
  const { status, told } = await decide(t, join(laws, 'm0'), '--decision', 'd')
  assert.equal(status, 1)
  assert.match(
    told,
    /rules\.dmn:1:\d+ The model with the namespace "urn:0" rests on this one in turn\. Put what both need into a third model/,
  )
})

test('a law beside the model that is a link out of the folder, or to what never ends, is none', async (t) => {
  const laws = lawsIn(t, 2, (index) => [1, 2].filter((each) => index < each && each < 2))
  mkdirSync(join(laws, 'endless'))
  symlinkSync('/dev/zero', join(laws, 'endless', 'rules.dmn'))
  symlinkSync('/dev/zero', join(laws, 'm0', 'other.dmn'))
  const { out, told } = await decide(t, join(laws, 'm0'), '--decision', 'd')
  assert.equal(JSON.parse(out || '{}').value, '2', told)
})

test('--explain adds every decision and every rule', async (t) => {
  const { out } = await decide(t, `${SERVICE}/rules.dmn`, '--decision', 'rebate', '--input', INPUT, '--explain')
  const { trace, ...told } = JSON.parse(out)
  assert.equal(trace.decisions.length, 6)
  assert.deepEqual([...Object.keys(told)], ['value', 'reasons', 'sentences'])
  assert.equal(Object.keys(JSON.parse(out)).at(-1), 'sentences', 'what people read stands last, where a terminal ends')
  assert.equal(trace.decisions[0].table.rules.length, 14)
})

const plain = (text: string) => text.replaceAll(/[\u00a0\u202f]/g, ' ')

async function sentences(t: TestContext, ...args: string[]): Promise<string> {
  const { out } = await decide(t, ...args, '--explain')
  return plain(JSON.parse(out).sentences.join('\n'))
}

test('--explain tells it in sentences, in the words of the service and the language that is asked for', async (t) => {
  const asked = [SERVICE, '--decision', 'rebate', '--input', INPUT]
  assert.match(
    await sentences(t, ...asked),
    /^Reduction for income is M\$2,102\.00, worked out as follows: \(Household income minus Income threshold, but/m,
  )
  const french = await sentences(t, ...asked, '--language', 'fr')
  assert.match(french, /^Exercice : 2018, selon la réponse donnée\.$/m)
  assert.match(french, /^Dégrèvement : 124,67 M\$, ainsi calculé/m)
  assert.match(french, /^Les premiers 160,00 M\$ de la taxe restent à votre charge.*article 3\(1\)/m)
  const unknown = await decide(t, ...asked, '--explain', '--language', 'tlh')
  assert.deepEqual([unknown.status, unknown.told], [2, 'publica: There are no sentences in tlh; there are en, fr, ar.'])
})

test('a model that says its language is told in it, unless another is asked for', async (t) => {
  const french = MODEL.replace('<definitions ', '<definitions xml:lang="fr" ').replace('TEXT', 'x + 1')
  const asked = [fileWith(t, 'm.dmn', french), '--decision', 'd', '--input', '{"x": 1}']
  assert.match(await sentences(t, ...asked), /^X : 1, /)
  assert.match(await sentences(t, ...asked, '--language', 'en'), /^X is 1, as given\.$/m)
})

test('what a form would have worked out is told as given, where it was given', async (t) => {
  const told = await sentences(t, SERVICE, '--decision', 'rebate', '--input', INPUT)
  assert.match(told, /^Household income is M\$42,000\.00, as given\.$/m)
})

test('a service whose other files are wrong is told in the words of its model', async (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'publica-decide-'))
  t.after(() => rmSync(folder, { recursive: true }))
  cpSync(SERVICE, folder, { recursive: true })
  writeFileSync(join(folder, 'form.yaml'), 'pages: 3')
  const told = await sentences(t, folder, '--decision', 'rebate', '--input', INPUT)
  assert.match(told, /^Household income is 42,000, as given\.$/m)
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
    'a name that an entry of an input does not have',
    ['laws/child-benefit', '--decision', 'benefit', '--input', '{"children": [{}, {"from": "2024-05-01"}]}'],
    1,
    /^publica: "children\[2\]\.from" is nothing that the model knows; wanted is a context<claim start/,
  ],
  [
    'an input that is not there',
    [SERVICE, '--decision', 'rebate', '--input', '{"rates": 3500, "dependants": null}'],
    1,
    /^publica: Missing input: rating year \(a number\), household income \(a number\)\.$/,
  ],
  [
    'an input that is a folder',
    [SERVICE, '--decision', 'rebate', '--input', 'services'],
    1,
    /is a folder, not a file: services\.$/,
  ],
  [
    'a number that would be rounded',
    [SERVICE, '--decision', 'rebate', '--input', `{"rates": 1${'0'.repeat(34)}1}`],
    1,
    /^publica: The number 10+1 has 36 digits, and 34 are the most/,
  ],
  [
    'a number in quotes that would be rounded',
    [SERVICE, '--decision', 'rebate', '--input', `{"rates": "0.1${'0'.repeat(34)}1"}`],
    1,
    /has 36 digits/,
  ],
  ['a folder of services', ['services'], 1, /there is one in services\/kite-licence, services\/rates-rebate\.$/],
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

test('help is no fault', async (t) => {
  const { status, out } = await decide(t, '--help')
  assert.deepEqual(
    [status, out.split('\n')[0]],
    [0, 'publica decide MODEL|FOLDER --decision NAME --input JSON|FILE [--explain [--language TAG]]'],
  )
})

test('a file that begins with a byte order mark is read', async (t) => {
  const { out } = await decide(
    t,
    SERVICE,
    '--decision',
    'rebate',
    '--input',
    fileWith(t, 'input.json', `\uFEFF${INPUT}`),
  )
  assert.equal(JSON.parse(out).value, '124.67')
})

test('an input may be null where the model says what then; where it does not, that is told and the status is 1', async (t) => {
  const ready = fileWith(t, 'm.dmn', MODEL.replace('TEXT', 'if x = null then 5 else x'))
  const { status, out } = await decide(t, ready, '--decision', 'd', '--input', '{"x": null}')
  assert.deepEqual([status, JSON.parse(out).value], [0, '5'])
  const unready = fileWith(t, 'm.dmn', MODEL.replace('TEXT', 'x + 1'))
  const failed = await decide(t, unready, '--decision', 'd', '--input', '{"x": null}')
  assert.deepEqual([failed.status, failed.out], [1, ''])
  assert.match(failed.told, /m\.dmn:3:\d+ /)
  const explained = await decide(t, unready, '--decision', 'd', '--input', '{"x": null}', '--explain')
  assert.deepEqual([explained.status, JSON.parse(explained.out).trace.decisions.length], [1, 1])
})

test('a value that is not allowed is told of its input', async (t) => {
  const use =
    '<itemDefinition name="use"><typeRef>number</typeRef><allowedValues><text>[1..3]</text></allowedValues></itemDefinition>'
  const file = fileWith(
    t,
    'm.dmn',
    MODEL.replace('<inputData', `${use}<inputData`)
      .replace('typeRef="number"/>', 'typeRef="use"/>')
      .replace('TEXT', 'x'),
  )
  const { status, out, told } = await decide(t, file, '--decision', 'd', '--input', '{"x": 4}')
  assert.deepEqual([status, out, told], [1, '', 'publica: The input "x": 4 is not one of the values allowed: [1..3].'])
})

const PAY = '"tax year": 2023, "annual pay": 30000, "apply taper": false'

for (const [what, input, sentence] of [
  [
    'a code that cannot be, once and by its name',
    `{${PAY}, "tax code": "SD3"}`,
    /^laws\/pay-as-you-earn\/rules\.dmn:\d+:\d+ \[kind\] The tax code "SD3" in the tax year 2023 is not one of the values allowed\. A tax code is a .*X\.$/,
  ],
  [
    'every input that the law does not allow, in its words',
    `{${PAY.replace('2023', '2022').replace('30000', '-1')}, "tax code": "SD2"}`,
    /^publica: The input "tax year": 2022 is not one .* and 2026\.\npublica: The input "annual pay": -1 is not .* of 0 or more\.$/,
  ],
  [
    'a table that has no rule',
    `{${PAY.replace('false', 'null')}, "tax code": "BR"}`,
    /^publica: No rule of "allowance left" is for this input\.\n/,
  ],
] as const)
  test(`a law tells ${what}`, async (t) => {
    const asked = ['laws/pay-as-you-earn', '--decision', 'income tax', '--input', input]
    const { status, out, told } = await decide(t, ...asked)
    assert.deepEqual([status, out], [1, ''])
    assert.match(told, sentence)
  })

test('faults of the decision asked for are told with their places', async (t) => {
  const file = fileWith(t, 'm.dmn', MODEL.replace('TEXT', 'x + nope'))
  const faulty = await decide(t, file, '--decision', 'd', '--input', '{}')
  assert.equal(faulty.status, 1)
  assert.match(faulty.told, /m\.dmn:3:\d+ \[d\] Nothing here is called "nope"/)
})

test('what is wrong elsewhere in the model does not stand in the way', async (t) => {
  const file = fileWith(t, 'm.dmn', MODEL.replace('TEXT', 'x + nope'))
  const { status, out, told } = await decide(t, file, '--decision', 'e')
  assert.deepEqual([status, JSON.parse(out).value], [0, '1'])
  assert.match(told, /warning: \[d\] Nothing here is called "nope"/)
})
