import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { html } from '#engines/page'
import type { FrameOptions } from './frame.ts'
import { frame } from './frame.ts'

const text = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.constantFrom('"><script>alert(1)</script>', "' onload='x", '</title>'),
)

test('no name, word or address can become markup', () => {
  const plain = skeleton(frame(described((key) => key)))
  fc.assert(
    fc.property(text, (hostile) => assert.equal(skeleton(frame(described((key) => `${key}${hostile}`))), plain)),
    { numRuns: 50 },
  )
})

test('a page says in which language it is, and offers the others', () => {
  const page = String(frame({ ...options, language: 'ar', direction: 'rtl' }))
  assert.match(page, /<html class="govuk-template" lang="ar" dir="rtl">/)
  assert.match(page, /href="\/fr\/here" rel="alternate" lang="fr" hreflang="fr" dir="ltr">Français</)
  assert.match(page, /aria-current="true" lang="ar" dir="rtl">العربية</)
})

test('a place with one language offers no choice of it', () => {
  const page = String(frame({ ...options, languages: options.languages.slice(0, 1) }))
  assert.doesNotMatch(page, /govuk-language-navigation/)
})

test('a page says whose it is and who to call', () => {
  const page = String(frame(options))
  assert.match(page, /<title>Rates – Meridia<\/title>/)
  assert.match(page, /Port Calder Council/)
  assert.match(page, /href="tel:\+999205550120"/)
  assert.match(page, /Monday to Friday/)
})

test('a page with problems says so first', () => {
  assert.match(String(frame({ ...options, problems: true })), /<title>Error: Rates – Meridia<\/title>/)
})

test('signing out is a form with a token, since a link could be followed by anything', () => {
  const page = String(frame({ ...options, person: { name: 'Amina', isOfficer: false, token: html`<i>token</i>` } }))
  assert.match(page, /<form class="publica-account" method="post" action="\/sign-out"><i>token<\/i>/)
  assert.doesNotMatch(page, /href="\/sign-in"/)
})

test('only officers are shown the way to the desk', () => {
  const as = (isOfficer: boolean) => String(frame({ ...options, person: { name: 'Ingrid', isOfficer, token: html`` } }))
  assert.match(as(true), /href="\/desk"/)
  assert.doesNotMatch(as(false), /href="\/desk"/)
})

test('the way back stands inside a landmark', () => {
  assert.match(
    String(frame({ ...options, back: '/b' })),
    /<nav [^>]*aria-label="back"><a href="\/b"[^>]*>back<\/a><\/nav>/,
  )
})

test('a place that is in earnest has no banner above its pages', () => {
  const { banner: _, ...place } = options.place
  assert.match(String(frame(options)), /made up/)
  assert.doesNotMatch(String(frame({ ...options, place })), /publica-trial/)
})

test('nothing of a page needs inline script or style', () => {
  const page = String(frame({ ...options, back: '/', desk: true }))
  assert.doesNotMatch(page, /<style|\sstyle=|\son\w+=|<script(?! type="module" src="\/assets\/s\.js"><)/)
})

const options: FrameOptions = described((key) => key)

/** Options in which every text went through `write`. */
function described(write: (key: string) => string): FrameOptions {
  const word = (name: string) => [name, write(name)]
  const names =
    'skip back language menu services applications desk signIn signOut signedInAs help telephone email hours'
  const more = 'address about helpPage privacy accessibility complaints'
  const words = {
    ...Object.fromEntries(`${names} ${more}`.split(' ').map(word)),
    problem: (title: string) => `${write('Error')}: ${title}`,
  }
  const paths = 'home applications signIn signOut desk help privacy accessibility complaints'.split(' ')
  return {
    language: write('en'),
    direction: 'ltr',
    title: write('Rates'),
    body: html`<h1>${write('Rates')}</h1>`,
    back: write('/'),
    place: {
      name: write('Meridia'),
      kind: write('Republic'),
      crest: '<svg></svg>',
      banner: { tag: write('Trial'), text: write('This state is made up.') },
    },
    contact: {
      name: write('Port Calder Council'),
      telephone: write('+999 20 555 0120'),
      hours: write('Monday to Friday'),
      email: write('rates@example.org'),
      address: write('Harbour Steps'),
    },
    languages: [
      { tag: write('en'), name: write('English'), direction: 'ltr', href: write('/here') },
      { tag: write('fr'), name: write('Français'), direction: 'ltr', href: write('/fr/here') },
      { tag: write('ar'), name: write('العربية'), direction: 'rtl', href: write('/ar/here') },
    ],
    paths: Object.fromEntries(paths.map((name) => [name, write(pathOf(name))])) as unknown as FrameOptions['paths'],
    assets: { style: '/assets/s.css', script: '/assets/s.js', module: '/assets/m.js', icon: '/assets/c.svg' },
    words: words as unknown as FrameOptions['words'],
  }
}

function pathOf(name: string): string {
  return `/${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`
}

/** The tags of a document with the names of their attributes; a document that cannot be read so is none. */
function skeleton(document: unknown): string {
  const tags = String(document).match(/<[^<>]*>/g) ?? []
  const rest = String(document).replace(/<(!doctype html|\/?[a-z][\w-]*(\s+[^\s"'<>/=]+(="[^"<>]*")?)*\s*\/?)>/g, '')
  assert.doesNotMatch(rest, /[<>]/)
  return tags.map((tag) => tag.replace(/="[^"]*"/g, '')).join('')
}
