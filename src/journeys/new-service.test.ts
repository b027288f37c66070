/** A new service is a folder and a line in place.yaml: it can be asked for while Publica runs. */
import assert from 'node:assert/strict'
import { cpSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { listeningLog } from '#test-state'
import { openTestHouse } from './house.ts'
import { temporaryFolder } from './publica.ts'

test('a new folder and its name in place.yaml are a service that people can ask for, without a restart', async (t) => {
  const folder = temporaryFolder(t)
  for (const name of ['place.yaml', 'place', 'laws', 'services']) cpSync(name, join(folder, name), { recursive: true })
  const { log, said } = listeningLog()
  const { origin } = await openTestHouse(t, { folder, log })
  const status = async (language: string) => (await fetch(`${origin}${language}/services/balloon-licence`)).status
  assert.equal(await status(''), 404)
  const offered = said('"service":"balloon-licence","agencies"')
  cpSync('services/kite-licence', join(folder, 'services/balloon-licence'), { recursive: true })
  const file = join(folder, 'place.yaml')
  writeFileSync(file, readFileSync(file, 'utf8').replace('services: [rates-rebate]', 'services: [balloon-licence]'))
  assert.deepEqual((await offered).agencies, ['high-valley'])
  for (const language of ['', '/fr', '/ar']) assert.equal(await status(language), 200)
  assert.match(await (await fetch(`${origin}/services/balloon-licence`)).text(), /High Valley Council/)
})
