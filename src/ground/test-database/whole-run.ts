// For `node --test --test-global-setup=…`: holds the keeper from the first test file to the last, and is back only when
// nothing that it started is running any more.
import { askKeeper } from './line.ts'

let held: Promise<unknown> | undefined

export const globalSetup = () => {
  held = askKeeper({ want: 'drop', name: 'publica_test_nothing' })
  held.catch(() => {})
}

export const globalTeardown = async () => {
  await held?.catch(() => {})
  await askKeeper({ want: 'end' }).catch(() => {})
}
