import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { attributes, given } from './attributes.ts'
import { html, raw } from './html.ts'

/** Text of any kind, thick with what could end a text or an attribute. */
const hostile = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({
    unit: fc.constantFrom(...'<>"\'&;=/`\\ \n\0a', '</p>', '<script>', '-->', '&quot;', '&#34;', 'onclick='),
  }),
)

test('no text can end the text or the attribute that it stands in', () => {
  fc.assert(
    fc.property(hostile, (text) => {
      const document = String(html`<p title="${text}">${text}</p>`)
      const [, inAttribute, inText] = /^<p title="([^"<>']*)">([^<>"']*)<\/p>$/.exec(document)!
      assert.deepEqual([unescaped(inAttribute!), unescaped(inText!)], [text, text])
    }),
  )
})

test('no value can end an attribute, and no name can begin another', () => {
  fc.assert(
    fc.property(hostile, hostile, (name, value) => {
      for (const write of [() => attributes({ [name]: value }), () => given({ [name]: value })]) {
        const written = attempt(write)
        if (written === undefined) continue
        const [, shownName, shownValue] = /^ ([^\s"'<>/=]+)="([^"<>']*)"$/.exec(written)!
        assert.deepEqual([unescaped(shownName!), unescaped(shownValue!)], [name, value])
      }
    }),
  )
})

test('what was escaped once is not escaped again', () => {
  const inner = html`<b>${'R&D'}</b>`
  assert.equal(String(html`${inner}, ${[inner, raw('<i>')]}`), '<b>R&amp;D</b>, <b>R&amp;D</b><i>')
})

test('what is absent leaves nothing behind, and nought is a number', () => {
  assert.equal(String(html`a${undefined}${null}${false}${[]}${''}b${0}`), 'ab0')
})

test('a thing that only looks like Html is turned away', () => {
  const forged = JSON.parse('{"text":"<script>"}')
  assert.throws(() => html`${forged}`, TypeError)
  assert.throws(() => html`${{ toString: () => '<script>' } as never}`, TypeError)
})

function unescaped(text: string): string {
  const characters: Record<string, string> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': "'" }
  return text.replace(/&(amp|lt|gt|quot|#39);/g, (entity) => characters[entity]!)
}

function attempt(write: () => unknown): string | undefined {
  try {
    return String(write())
  } catch (error) {
    assert.ok(error instanceof TypeError)
    return undefined
  }
}
