/** For tests of what strangers may send: whatever it is, it takes neither the memory nor the machine with it. */
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { test } from 'node:test'

const self = 'PUBLICA_ATTACKED'

/**
 * A promise that each attack comes to a good end in a process of 256 MB: the test file at `file` runs itself once more as that process,
 * and tells of each attack that it begins and how it ends.
 */
export function eachEndsWell<Attack>(
  promise: string,
  file: string,
  attacks: Readonly<Record<string, Attack>>,
  endOf: (attack: Attack) => string,
): void {
  if (process.env[self]) attack(attacks, endOf)
  else
    test(`${promise}: each ends well in a process of 256 MB`, () => {
      const run = spawnSync(process.execPath, ['--max-old-space-size=256', file], {
        env: { [self]: 'yes' },
        encoding: 'utf8',
      })
      const lines = run.stdout.split('\n')
      const ends = lines.filter((line) => line.startsWith('ends:'))
      const strange = ends.filter((line) => !/: (?:a value|faults|the end of the budget)$/.test(line))
      assert.deepEqual(strange, [])
      assert.equal(run.status, 0, lines.filter((line) => line.startsWith('begins:')).at(-1) ?? '')
      assert.equal(ends.length, Object.keys(attacks).length)
    })
}

function attack<Attack>(attacks: Readonly<Record<string, Attack>>, endOf: (attack: Attack) => string): void {
  for (const [name, each] of Object.entries(attacks)) {
    console.log(`begins: ${name}`)
    console.log(`ends: ${name}: ${endOf(each)}`)
  }
}
