import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Claims } from './needs.ts'
import { personIn } from './signed-in.ts'

const named = (claims: Record<string, unknown>) =>
  personIn(
    { iss: 'https://id.example', sub: '17', aud: 'x', iat: 0, exp: 1, ...claims } as Claims,
    'https://id.example',
    'low',
  )

test('a name is one line, whatever a provider says, and as long as a name', () => {
  assert.equal(named({ name: ' Amina\r\n\r\nHaddad\u2028\u0007 ' }).name, 'Amina Haddad')
  assert.equal(named({ name: 'x'.repeat(1_000_000) }).name.length, 200)
  assert.equal(named({ name: '\u0000', given_name: 'Amina', family_name: '\tHaddad' }).name, 'Amina Haddad')
  assert.equal(named({ name: ['Amina'], preferred_username: 'amina' }).name, 'amina')
  assert.equal(named({ name: '🪁'.repeat(150) }).name.isWellFormed(), true)
})

test('who says nothing of themselves goes by what the provider calls them', () => {
  assert.equal(named({}).name, '17')
  assert.equal(named({ email: 'amina@post.example' }).name, 'amina@post.example')
})

test('an e-mail address is taken as it stands, or not at all', () => {
  assert.equal(named({ email: ' amina@post.example ' }).email, 'amina@post.example')
  for (const email of [
    '',
    ' ',
    7,
    null,
    ['amina@post.example'],
    `${'x'.repeat(400)}@post.example`,
    'a@post.example\r\nBcc: b@post.example',
  ])
    assert.equal(named({ email }).email, undefined)
})
