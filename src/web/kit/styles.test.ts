import assert from 'node:assert/strict'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import test from 'node:test'
import { brotliCompressSync } from 'node:zlib'
import { readScripts } from './assets/scripts.ts'
import { compileStyles } from './styles.ts'

const accent = '#0b5a6b'

test('the style sheet is compiled for both directions, kept, and compiled anew when what was kept is broken', async (t) => {
  const folder = await mkdtemp(join(tmpdir(), 'publica-styles-'))
  t.after(() => rm(folder, { recursive: true }))
  const file = join(folder, 'styles.json')
  const { ltr, rtl } = await compileStyles({ folder, accent })

  await t.test('what stood on the right stands on the left', () => {
    assert.match(ltr.css, /__cell--numeric\{text-align:right\}/)
    assert.match(rtl.css, /__cell--numeric\{text-align:left\}/)
  })

  await t.test('amounts and addresses are read from the left in both', () => {
    for (const { css } of [ltr, rtl]) assert.match(css, /\.govuk-input__prefix,\.govuk-input__suffix\{direction:ltr/)
  })

  await t.test('nothing further is fetched, and nobody else is named', () => {
    for (const { css } of [ltr, rtl]) assert.doesNotMatch(css, /url\(|@import|@font-face|GDS Transport|crown/i)
  })

  await t.test('a first visit loads less than half of what it may', async () => {
    const { script, module } = await readScripts()
    const bytes = [ltr.css, script.text, module.text].map((text) => brotliCompressSync(text).length)
    assert.ok(bytes.reduce((sum, one) => sum + one) < 30_000, String(bytes))
  })

  await t.test('another accent is another sheet of another name', async () => {
    const other = await compileStyles({ folder, accent: '#7a1f3d' })
    assert.match(other.ltr.css, /--govuk-brand-colour:#7a1f3d/)
    assert.notEqual(other.ltr.name, ltr.name)
  })

  await t.test('what was kept is used while its sources are the same', async () => {
    const kept = JSON.parse(await readFile(file, 'utf8'))
    await writeFile(file, JSON.stringify({ ...kept, ltr: '.kept{}' }))
    assert.match((await compileStyles({ folder, accent })).ltr.css, /^\.kept\{\}/)
    await writeFile(file, JSON.stringify({ ...kept, key: 'of other sources', ltr: '.kept{}' }))
    assert.equal((await compileStyles({ folder, accent })).ltr.name, ltr.name)
  })

  await t.test('a folder that cannot be written to is only slower', async () => {
    for (const nowhere of [join(file, 'below-a-file'), '/proc/publica/cache'])
      assert.equal((await compileStyles({ folder: nowhere, accent })).ltr.name, ltr.name)
  })
})

test('the script starts the design system from the module beside it', async () => {
  const { script, module } = await readScripts()
  assert.ok(script.text.includes(`from './${module.name}'`))
  assert.match(module.text, /export\{[^}]*\binitAll\b/)
  assert.doesNotMatch(module.text, /sourceMappingURL/)
})
