import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Application } from '#domain/applications'
import type { Answers, FormPage, Stored } from '#engines/form'
import { clashes, seenOf } from './clash.ts'

const page = { slug: 'home', questions: [{ name: 'rates' }, { name: 'year' }] } as unknown as FormPage
const answers = (entries: Record<string, Stored>): Answers => new Map(Object.entries(entries))
const application = (stored: Answers, revision: number) => ({ answers: stored, revision }) as Application
const form = (revision: number, shown: Answers) =>
  new Map([
    ['_revision', [String(revision)]],
    ['_seen', [seenOf(page, shown)]],
  ])

test('answers that another device gave to this page meanwhile clash', () => {
  const posted = form(1, answers({ rates: '1' }))
  assert.equal(clashes(page, posted, answers({ rates: '2' }), application(answers({ rates: '3' }), 2)), true)
})

test('the same answer given on two devices does not clash', () => {
  const posted = form(1, answers({ rates: '1' }))
  assert.equal(clashes(page, posted, answers({ rates: '3' }), application(answers({ rates: '3' }), 2)), false)
})

test('answers to other pages do not clash, nor does a page gone back to in the browser', () => {
  const shown = answers({ rates: '1', year: '2018' })
  const now = answers({ rates: '1', year: '2018', name: 'Amina' })
  assert.equal(clashes(page, form(1, shown), answers({ rates: '2' }), application(now, 7)), false)
})

test('a form that does not say what it saw is no way around', () => {
  const stored = application(answers({ rates: '3' }), 2)
  assert.equal(clashes(page, new Map(), answers({ rates: '2' }), stored), true)
})
