import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { FormPage } from '#engines/form'
import { pageAfter, pageAfterChange, pageAt, pageBefore } from './path.ts'

const page = (slug: string): FormPage => ({ name: slug, slug, title: new Map([['en', slug]]), questions: [] })
const [home, partner, income, date] = ['home', 'partner', 'income', 'date'].map(page) as [
  FormPage,
  FormPage,
  FormPage,
  FormPage,
]

test('a page that is not asked cannot be visited', () => {
  assert.equal(pageAt({ asked: [home, date], next: undefined }, 'income'), undefined)
  assert.equal(pageAt({ asked: [home, date], next: undefined }, undefined), undefined)
})

test('nobody gets past the first page that waits for an answer, and everybody back', () => {
  const path = { asked: [home, partner, date], next: partner }
  assert.equal(pageAt(path, 'home'), home)
  assert.equal(pageAt(path, 'partner'), partner)
  assert.equal(pageAt(path, 'date'), undefined)
  assert.equal(pageBefore(path, partner), home)
  assert.equal(pageBefore(path, home), undefined)
})

test('one page follows another, answered before or not, and all answers follow the last', () => {
  assert.equal(pageAfter({ asked: [home, partner, date], next: undefined }, home), partner)
  assert.equal(pageAfter({ asked: [home, partner, date], next: date }, partner), date)
  assert.equal(pageAfter({ asked: [home, partner, date], next: undefined }, date), undefined)
  assert.equal(pageAfter({ asked: [home, partner, date], next: home }, date), home)
})

test('a change leads through what it newly asks, and otherwise straight back', () => {
  const before = { asked: [home, partner, date], next: undefined }
  assert.equal(pageAfterChange({ asked: [home, partner, date], next: undefined }, before), undefined)
  assert.equal(pageAfterChange({ asked: [home, partner, income, date], next: income }, before), income)
  assert.equal(pageAfterChange({ asked: [home, partner, income, date], next: undefined }, before), income)
  assert.equal(pageAfterChange({ asked: [home, date], next: undefined }, before), undefined)
})
