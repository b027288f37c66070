import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readPlace } from '#domain/place'
import { noticeWords, wordsIn } from '#web/words'

type Leaves = Map<string, unknown>

function leavesOf(table: unknown, path = '', leaves: Leaves = new Map()): Leaves {
  if (typeof table !== 'object' || table === null) return leaves.set(path, table)
  for (const [name, inside] of Object.entries(table)) leavesOf(inside, path ? `${path}.${name}` : name, leaves)
  return leaves
}

// Sentences of each plural category are a language's own business.
const shared = (path: string) => !/\.characters(Left|Over)\./.test(path)
const english = leavesOf(wordsIn('en'))
const blanks = (text: string) => [...text.matchAll(/%?\{\w+\}/g)].map(([blank]) => blank).sort()

const place = readPlace('.')
const say = noticeWords({ place, origin: new URL('https://services.meridia.example') })
const facts = {
  reference: 'K7QM2-9XW4C',
  service: 'Kite licence',
  agency: place.agencies[0]!.name.get('en')!,
  person: 'Amina Haddad',
  outcome: 'refused because of her income',
  token: 'the-token',
  expires: '2026-05-05T08:00:00Z',
}

for (const language of ['fr', 'ar']) {
  const leaves = leavesOf(wordsIn(language))

  test(`every sentence is there in ${language}, and none is left in English`, () => {
    assert.deepEqual([...leaves.keys()].filter(shared), [...english.keys()].filter(shared))
    const same = [...leaves].filter(
      ([path, text]) => typeof text === 'string' && text.length > 12 && text === english.get(path),
    )
    assert.deepEqual(same, [])
  })

  test(`what is filled into a sentence is the same in ${language}`, () => {
    for (const [path, text] of leaves)
      if (shared(path) && typeof text === 'string' && /\{/.test(String(english.get(path))))
        assert.deepEqual(blanks(text), blanks(String(english.get(path))), path)
  })
}

test('no sentence is empty, or ends or begins with a space', () => {
  for (const language of ['en', 'fr', 'ar'])
    for (const [path, text] of leavesOf(wordsIn(language)))
      if (typeof text === 'string') assert.equal(text, text.trim() || '(something)', `${language} ${path}`)
})

test('in French no mark that has a space before it begins a line', () => {
  const told = say({ ...facts, kind: 'sent', language: 'fr' })
  const sentences = [...leavesOf(wordsIn('fr')).values(), told.subject, told.text, wordsIn('fr').frame.problem('Page')]
  for (const text of sentences) if (typeof text === 'string') assert.doesNotMatch(text, / [:;?!»]|« /)
  assert.equal(wordsIn('fr').frame.problem('Page'), 'Erreur\u00a0: Page')
})

test('in an Arabic e-mail a number and a reference stay in one piece', () => {
  for (const kind of ['sent', 'decided', 'draft-link'] as const) {
    const { name, telephone } = place.agencies[0]!
    const { subject, text } = say({ ...facts, kind, language: 'ar', agency: name.get('ar')! })
    const loose = `${subject}\n${text}`.replace(/^https:.*$/gm, '').replace(/[\u2066\u2068][^\u2069]*\u2069/g, '')
    assert.doesNotMatch(loose, /\+999|K7QM2|Amina|@/)
    assert(text.includes(`\u2066${telephone}\u2069`))
  }
  assert.match(wordsIn('ar').apply.mailedTo('amina@post.example'), /\u2066amina@post\.example\u2069/)
})

test('a language of a region is spoken as the language, an unknown one as English', () => {
  assert.equal(wordsIn('fr-CA'), wordsIn('fr'))
  assert.equal(wordsIn('cy'), wordsIn('en'))
})

test('a notice leads to its application, in its language, and names who to call', () => {
  const { text } = say({ ...facts, kind: 'sent', language: 'en' })
  assert.match(text, /^https:\/\/services\.meridia\.example\/applications\/K7QM2-9XW4C$/m)
  assert(text.includes(place.agencies[0]!.telephone))
  assert.match(
    say({ ...facts, kind: 'decided', language: 'ar' }).text,
    /^https:\/\/services\.meridia\.example\/ar\/applications\/K7QM2-9XW4C$/m,
  )
})

test('a link says until when it opens, at the place', () => {
  const { text } = say({ ...facts, kind: 'draft-link', language: 'en' })
  assert.match(text, /^https:\/\/services\.meridia\.example\/links\/the-token$/m)
  assert.match(text, /until 5 May 2026 at 12:00/)
})

test('an e-mail about a decision says what to do if it is wrong, and until when', () => {
  const disagree = { ifYouDisagree: 'Tell the council.', disagreeUntil: '2026-08-04' }
  const told = (language: string) => say({ ...facts, ...disagree, kind: 'decided', language }).text
  assert.match(told('en'), /^If you think that it is wrong: Tell the council. You can do this until 4 August 2026.$/m)
  assert.match(
    told('fr'),
    /^Si vous la croyez erronée\u00a0: Tell the council. Vous pouvez le faire jusqu’au 4 août 2026.$/m,
  )
  assert.match(told('ar'), /\u20684 أغسطس 2026\u2069\.$/m)
  for (const language of ['en', 'fr', 'ar'])
    assert.doesNotMatch(say({ ...facts, kind: 'decided', language }).text, /undefined|\n{3}/)
  const whenever = say({ ...facts, ifYouDisagree: 'Tell the council.', kind: 'decided', language: 'en' }).text
  assert.match(whenever, /: Tell the council.$/m)
})

test('what was decided is not said in an e-mail, which others read too', () => {
  for (const language of ['en', 'fr', 'ar']) {
    const { subject, text } = say({ ...facts, kind: 'decided', language })
    assert.doesNotMatch(subject + text, /refused|income/)
  }
})
