import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import fc from 'fast-check'
import { DefinitionFaults } from '#ground/source'
import { modelOf } from './made-up-model.ts'
import { readModel } from './read.ts'
import { mustBeSmall, textOfModel } from './xml/bytes.ts'
import { readXml } from './xml.ts'

const codeOf = (xml: string) => {
  try {
    readXml(xml, 'rules.dmn')
  } catch (error) {
    if (error instanceof DefinitionFaults) return error.faults[0]?.code
    throw error
  }
  return 'read'
}

for (const [what, xml, code] of [
  ['a bomb of entities', '<!DOCTYPE a [<!ENTITY b "bb"><!ENTITY c "&b;&b;">]><a>&c;</a>', 'doctype'],
  ['a file from outside', '<!DOCTYPE a SYSTEM "file:///etc/passwd"><a/>', 'doctype'],
  ['tags that do not match', '<a><b></a></b>', 'not-xml'],
  ['an element that does not end', '<a><b>', 'not-xml'],
  ['no element at all', '', 'not-xml'],
  ['no markup', 'plain text', 'not-xml'],
  ['a bare & in a text', '<a>fish & chips</a>', 'not-xml'],
  ['a bare & in an attribute', '<a name="fish & chips"/>', 'not-xml'],
  ['an entity of somebody’s own', '<a>&nope;</a>', 'not-xml'],
  ['an entity of a character that XML does not know', '<a>&#0;</a>', 'not-xml'],
  ['an entity of half a character', '<a>&#xD800;</a>', 'not-xml'],
  ['a character that XML does not know', '<a name="\u0000"/>', 'not-xml'],
  ['half a character', '<a>\uD800</a>', 'not-xml'],
  ['a prefix that nobody declares', '<constructor:a/>', 'not-xml'],
  ['a second document in the same file', '<a/><a/>', 'not-xml'],
  ['elements without end', '<a>'.repeat(100_000), 'too-deep'],
  ['a million elements', `<a>${'<b/>'.repeat(1_000_000)}</a>`, 'too-large'],
  ['two million entities', `<a>${'&lt;'.repeat(2_000_000)}</a>`, 'too-large'],
  ['a million attributes', `<a ${Array.from({ length: 1_000_000 }, (_, i) => `b${i}="1"`).join(' ')}/>`, 'too-large'],
  ['a million namespaces', `<a ${'xmlns:b="c" '.repeat(1_000_000)}/>`, 'too-large'],
  ['a file of great size', `<a>${' '.repeat(34_000_000)}</a>`, 'too-large'],
] as const) {
  test(`${what} is refused: ${code}`, () => assert.equal(codeOf(xml), code))
}

test('a text of nothing but line ends is read, and its places are known', () => {
  const read = readXml(`<a>${'\n'.repeat(20_000_000)}<b/></a>`, 'f')
  assert.deepEqual(read.children[0]!.at, { file: 'f', line: 20_000_001, column: 1 })
})

for (const [xml, told] of [
  [' '.repeat(33 * 1024 * 1024), 'f:1:1 The file is too large: a model may have 32 MB. Split it into several models.'],
  [
    '<a><text>x < 3</text></a>',
    'f:1:12 This is not well-formed XML: a < begins no tag. Write &lt; for the sign itself.',
  ],
  ['<a><b></a></b>', 'f:1:7 This is not well-formed XML: <b> is open, and something else is closed. Write </b> first.'],
  ['<a><b>', 'f:1:7 This is not well-formed XML: the file ends before <b> is closed. Write </b>.'],
  ['words', 'f:1:6 This is not well-formed XML: it begins with no tag. Write a DMN model: <definitions …>.'],
] as const)
  test(`${xml.slice(0, 60)} is told with what to do`, () => assert.throws(() => readXml(xml, 'f'), { message: told }))

test('an entity of XML’s own is the sign it stands for', () => {
  assert.equal(readXml('<a>&amp;amp; &#x1F600; &#65;</a>', 'f').text, '&amp; \u{1F600} A')
})

test('a bare & is told where it stands', () => {
  assert.throws(
    () => readXml('<a>\n  Rates &amp; rents, fish & chips</a>', 'f'),
    (error) => error instanceof DefinitionFaults && error.faults[0]?.at.line === 2 && error.faults[0].at.column === 27,
  )
})

test('an element is known by its namespace, whatever its prefix', () => {
  const read = readXml('<d:a xmlns:d="urn:one"><b xmlns="urn:two"/><d:c/></d:a>', 'f')
  assert.deepEqual(
    [read, ...read.children].map(({ name, namespace }) => [name, namespace]),
    [
      ['a', 'urn:one'],
      ['b', 'urn:two'],
      ['c', 'urn:one'],
    ],
  )
})

test('the place of an element and of each character of its text is that of the file', () => {
  const xml = '<?xml version="1.0"?>\r\n<!-- > -->\r\n<a x=">">\r\n  <b y="1">1 &lt; two<!-- no -->three</b>\r\n</a>'
  const b = readXml(xml, 'f').children[0]!
  assert.deepEqual(b.at, { file: 'f', line: 4, column: 3 })
  assert.equal(b.text, '1 < twothree')
  assert.deepEqual([b.place(4).column, b.place(7).column], [19, 33])
})

const law = readFileSync(new URL('../../../services/rates-rebate/rules.dmn', import.meta.url), 'utf8')

test('a model with anything changed in it is read, or refused with faults', () => {
  const change = fc.tuple(fc.nat(law.length - 1), fc.nat(40), fc.string({ unit: 'binary', maxLength: 8 }))
  const mutated = fc.property(fc.array(change, { minLength: 1, maxLength: 3 }), (changes) => {
    const xml = changes.reduce((text, [at, length, put]) => text.slice(0, at) + put + text.slice(at + length), law)
    try {
      readModel(xml)
    } catch (error) {
      if (!(error instanceof DefinitionFaults)) throw error
    }
  })
  fc.assert(mutated, { numRuns: 120 })
})

test('a namespace may be declared anew inside, and is the outer one again behind it', () => {
  const read = readXml(
    '<a xmlns="urn:1" xmlns:p="urn:p"><b xmlns="urn:2" xmlns:p="urn:q"><p:c/></b><p:d/><e xmlns=""/></a>',
    'f',
  )
  const [b, d, e] = read.children
  assert.deepEqual(
    [read, b!, b!.children[0]!, d!, e!].map(({ namespace }) => namespace),
    ['urn:1', 'urn:2', 'urn:q', 'urn:p', ''],
  )
})

test('what editors add in namespaces of their own is passed over', () => {
  const model = readModel(
    modelOf(
      '<x:decision xmlns:x="urn:editor" name="no"/><extensionElements><y:z xmlns:y="urn:y"/></extensionElements>',
    ),
  )
  assert.equal(model.decisions.size, 0)
})

const bytesOf = (...parts: (string | number[])[]) => Buffer.concat(parts.map((part) => Buffer.from(part as string)))
const utf16 = (text: string) => Buffer.from(`\uFEFF${text}`, 'utf16le')

for (const [what, bytes] of [
  ['UTF-8 with its mark', bytesOf('\uFEFF<a>ü</a>')],
  ['UTF-16 with the low byte first', utf16('<a>ü</a>')],
  ['UTF-16 with the high byte first', utf16('<a>ü</a>').swap16()],
] as const)
  test(`${what} is read`, () => assert.equal(readXml(textOfModel(bytes, 'f'), 'f').text, 'ü'))

test('bytes that are no text are told by the line and column in which they stand', () => {
  const bytes = bytesOf('<a>\n  ü', [0xff, 0xfe], '</a>')
  assert.throws(() => textOfModel(bytes, 'f'), { message: 'f:2:4 This is not text in UTF-8. Save the file as UTF-8.' })
})

test('a file of 100 MB is refused before it is read', () => {
  assert.throws(() => mustBeSmall(100 * 1024 * 1024, 'f'), { message: /a model may have 32 MB/ })
})
