import assert from 'node:assert/strict'
import { test } from 'node:test'
import { systemClock, testClock } from '#ground/clock'

test("today is the agency's, not the server's", () => {
  const clock = testClock('2026-11-21T23:30:00Z')
  assert.equal(clock.today('Pacific/Auckland').toString(), '2026-11-22')
  assert.equal(clock.today('America/New_York').toString(), '2026-11-21')
})

test('a test clock stands still until it is told to go on', () => {
  const clock = testClock('2026-01-01T00:00:00Z')
  assert.ok(clock.now().equals(clock.now()))
  clock.advance({ days: 40, minutes: 1 })
  assert.equal(clock.now().toString(), '2026-02-10T00:01:00Z')
  clock.set('2020-02-29T12:00:00Z')
  assert.equal(clock.now().toString(), '2020-02-29T12:00:00Z')
})

test('what is due on the way rings in order, each at its own time', () => {
  const clock = testClock('2026-01-01T00:00:00Z')
  const rung: string[] = []
  const ring = (name: string) => () => rung.push(`${name} ${clock.now().toString().slice(11, 16)}`)
  clock.after({ minutes: 50 }, ring('late'))
  clock.every({ minutes: 20 }, ring('each'))
  clock.after({ hours: 2 }, ring('never'))
  clock.advance({ hours: 1 })
  assert.deepEqual(rung, ['each 00:20', 'each 00:40', 'late 00:50', 'each 01:00'])
})

test('a timer that was set while ringing rings on the same way', () => {
  const clock = testClock('2026-01-01T00:00:00Z')
  const rung: string[] = []
  clock.after({ minutes: 1 }, () => clock.after({ minutes: 1 }, () => rung.push(clock.now().toString())))
  clock.advance({ minutes: 2 })
  assert.deepEqual(rung, ['2026-01-01T00:02:00Z'])
})

test('a stopped timer never rings', () => {
  const clock = testClock()
  const { stop } = clock.every({ seconds: 1 }, () => assert.fail('rang'))
  stop()
  stop()
  clock.advance({ hours: 1 })
})

test('the system clock tells the time and waits on the machine', async (t) => {
  t.mock.timers.enable({ apis: ['setTimeout', 'Date'], now: 1_000_000 })
  const rung: string[] = []
  systemClock.after({ days: 30 }, () => rung.push('after'))
  const daily = systemClock.every({ days: 20 }, () => rung.push('every'))
  t.mock.timers.tick(20 * 86_400_000)
  assert.deepEqual(rung, ['every'])
  t.mock.timers.tick(10 * 86_400_000)
  assert.deepEqual(rung, ['every', 'after'])
  daily.stop()
  t.mock.timers.tick(30 * 86_400_000)
  assert.deepEqual(rung, ['every', 'after'])
})
