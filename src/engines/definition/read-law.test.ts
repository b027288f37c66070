import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { DefinitionFault } from '#ground/source'
import { DefinitionFaults } from '#ground/source'
import { filesIn } from './kite-licence.ts'
import { readLaw, readPublishedLaw, runLawExamples } from './read-law.ts'

const files = filesIn('laws/child-benefit')
const folder = 'laws/child-benefit'

const withExample = (example: string) =>
  new Map([
    ['rules.dmn', files.get('rules.dmn')!],
    ['examples/one.yaml', Buffer.from(example)],
  ])

/** Every fault, of reading and of running the examples, with the line it is told at. */
function told(example: string): string[] {
  const shown = ({ at, code, remedy }: DefinitionFault) => `${at.file}:${at.line} ${code} ${remedy}`
  try {
    return runLawExamples(readLaw('child-benefit', withExample(example), { folder }).law).map(shown)
  } catch (reason) {
    if (reason instanceof DefinitionFaults) return reason.faults.map(shown)
    throw reason
  }
}

const given = `about: One child.
input:
  tax year: 2013
  children: [{}]
  income: 0
  gift aid and pensions: 0
  other deductions: 0
`

test('our own law is whole, and its examples come out as they say', () => {
  const { law, warnings } = readLaw('child-benefit', files, { folder })
  assert.deepEqual(warnings, [])
  assert.ok(law.examples.length >= 5)
  assert.deepEqual(runLawExamples(law), [])
})

test('an example is held to the last digit, and says at which line it is wrong', () => {
  assert.deepEqual(told(`${given}decisions:\n  benefit: 1055.60\n  weekly rates: { further: 13.4 }\n`), [])
  assert.deepEqual(told(`${given}decisions:\n  benefit: 1055.61\n`), [
    'laws/child-benefit/examples/one.yaml:9 example-decision Correct the example, or the law.',
  ])
})

for (const [what, example, expected] of [
  ['a decision that is none', `${given}decisions:\n  benefits: 1\n`, /:9 example-decision Did you mean `benefit`\?/],
  [
    'an input that is none',
    `${given}  incomes: 1\ndecisions:\n  charge: 0\n`,
    /:8 example-input Did you mean `income`\?/,
  ],
  [
    'an input that is missing',
    given.replace(/ {2}income.*\n/, '').concat('decisions:\n  charge: 0\n'),
    /example-input Write a number\./,
  ],
  [
    'an input of another type',
    given.replace('income: 0', 'income: much').concat('decisions:\n  charge: 0\n'),
    /:5 example-input Write a number\./,
  ],
  [
    'a name that an entry does not have',
    given.replace('[{}]', '[{}, { from: 2024-05-01 }]').concat('decisions:\n  charge: 0\n'),
    /:4 example-input Write a context<claim start: date, claim end: date>\./,
  ],
  [
    'a date that is none',
    given.replace('[{}]', '[{ claim start: soon }]').concat('decisions:\n  charge: 0\n'),
    /:4 example-input/,
  ],
  [
    'a number too long',
    given.replace('income: 0', `income: 0.${'1'.repeat(35)}`).concat('decisions:\n  charge: 0\n'),
    /:5 example-input Shorten it\./,
  ],
  ['a key that is none', `${given}decision:\n  charge: 0\n`, /:8 unknown-key Did you mean `decisions`\?/],
] as const)
  test(`${what} is told, with its line`, () => assert.match(told(example).join('\n'), expected))

test('what a decision does not rest on need not be given', () =>
  assert.deepEqual(
    told('about: Rates.\ninput:\n  tax year: 2026\ndecisions:\n  weekly rates: { eldest: 27.05 }\n'),
    [],
  ))

test('a law without examples is warned of, one without rules is refused', () => {
  const bare = new Map([['rules.dmn', files.get('rules.dmn')!]])
  assert.deepEqual(
    readLaw('child-benefit', bare, { folder }).warnings.map(({ code }) => code),
    ['no-examples'],
  )
  assert.throws(() => readLaw('child-benefit', new Map(), { folder }), /laws\/child-benefit\/rules\.dmn:1:1 .*missing/)
})

test('one that was published is read again, though its examples no longer fit', () => {
  const law = readPublishedLaw('child-benefit', withExample('nonsense: yes'), 'child-benefit@1')
  assert.equal(law.examples.length, 1)
  assert.ok(law.model.decisions.has('benefit'))
})
