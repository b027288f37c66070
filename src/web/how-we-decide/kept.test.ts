import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openKept } from './kept.ts'

/** Asks for pages one after another, each named by a letter and as long as its number; tells which were made. */
function madeFor(most: number, asked: readonly string[]): string[] {
  const kept = openKept<string>(most)
  return asked.filter((key) => {
    let made = false
    kept(key, () => {
      made = true
      return 'x'.repeat(Number(key.slice(1)))
    })
    return made
  })
}

test('a page is made once', () => assert.deepEqual(madeFor(10, ['a5', 'a5', 'b5', 'a5', 'b5']), ['a5', 'b5']))

test('where there is no room for more, the page that nobody asked for longest is made anew', () =>
  assert.deepEqual(madeFor(10, ['a5', 'b5', 'a5', 'c5', 'a5', 'b5']), ['a5', 'b5', 'c5', 'b5']))

test('a long page takes the room of many, and gives it back', () =>
  assert.deepEqual(madeFor(10, ['a2', 'b2', 'c2', 'd9', 'a2', 'b2', 'a2', 'd9']), [
    'a2',
    'b2',
    'c2',
    'd9',
    'a2',
    'b2',
    'd9',
  ]))

test('a page longer than all the room is kept until another one is asked for', () =>
  assert.deepEqual(madeFor(10, ['a50', 'a50', 'b1', 'b1', 'a50']), ['a50', 'b1', 'a50']))
