import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Answers, FormPage } from '#engines/form'
import { pageAfter, pageAfterChange, pageAt, pageBefore } from './path.ts'

const page = (slug: string) => ({ name: slug, slug, questions: [{ name: slug }] }) as unknown as FormPage
const answered = (...pages: FormPage[]): Answers => new Map(pages.map(({ name }) => [name, 'x']))
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

test('one page follows another, and all answers follow the last', () => {
  const before = answered(home)
  const after = answered(home, partner)
  assert.equal(pageAfter({ asked: [home, partner, date], next: date }, partner, before, after), date)
  assert.equal(pageAfter({ asked: [home, partner], next: undefined }, partner, before, after), undefined)
  assert.equal(pageAfter({ asked: [home, partner], next: home }, partner, before, after), home)
})

test('whoever went back sees the pages again', () => {
  const all = answered(home, partner, date)
  assert.equal(pageAfter({ asked: [home, partner, date], next: undefined }, home, all, all), partner)
})

test('whoever answers for the first time is not asked again what is known, and misses nothing that may be left blank', () => {
  const path = { asked: [home, partner, income, date], next: undefined }
  assert.equal(pageAfter(path, home, answered(partner, income), answered(home, partner, income)), date)
  assert.equal(pageAfter(path, home, answered(partner, income, date), answered(home, partner, income, date)), undefined)
})

test('a change leads through what it newly asks, and otherwise straight back', () => {
  const before = { asked: [home, partner, date], next: undefined }
  assert.equal(pageAfterChange({ asked: [home, partner, date], next: undefined }, before), undefined)
  assert.equal(pageAfterChange({ asked: [home, partner, income, date], next: income }, before), income)
  assert.equal(pageAfterChange({ asked: [home, partner, income, date], next: undefined }, before), income)
  assert.equal(pageAfterChange({ asked: [home, date], next: undefined }, before), undefined)
})
