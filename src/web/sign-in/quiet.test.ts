import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testState } from '#test-state'
import { testOrigin } from '#test-web'
import { openSignIn } from '#web/sign-in'

test('at a terminal, too, the provider for trying out is opened without a word about this Node', async (t) => {
  // As the provider is loaded it looks whether it writes to a terminal, and colours what it says there.
  const { isTTY } = process.stderr
  process.stderr.isTTY = true
  const warn = t.mock.method(console, 'warn', () => undefined)
  t.after(() => Object.assign(process.stderr, { isTTY }))
  await openSignIn({ ...(await testState(t)), origin: testOrigin })
  assert.deepEqual(
    warn.mock.calls.map(({ arguments: said }) => said),
    [],
  )
})
