import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { parse } from 'yaml'
import type { SchemaKind } from '#engines/definition'
import { schemaOf } from '#engines/definition'
import { filesIn } from './kite-licence.ts'
import { schemas } from './schemas.ts'

const kinds = Object.keys(schemas) as SchemaKind[]

/** As Biome writes JSON: a list of plain values on one line where it fits. */
function written(schema: unknown): string {
  const text = JSON.stringify(schema, null, 2)
  const listed = text.replace(
    /^(.*)\[\n([^[\]{}]*?)\n\s*\](,?)$/gm,
    (whole, before: string, items: string, comma: string) => {
      const line = `${before}[${items.trim().replace(/\n\s*/g, ' ')}]${comma}`
      return line.length <= 120 ? line : whole
    },
  )
  return `${listed}\n`
}

for (const kind of kinds) {
  // Where it is not: node --test --test-update-snapshots src/engines/definition/schemas.test.ts
  test(`schemas/${kind}.json, which editors read, is what the code validates with`, (t) => {
    const file = fileURLToPath(new URL(`../../../schemas/${kind}.json`, import.meta.url))
    t.assert.fileSnapshot(schemaOf(kind), file, { serializers: [written] })
  })
}

test('editors find no fault in the files of our services, which name their schemas', () => {
  const ajv = new Ajv2020({ strict: false, allErrors: true })
  const validators = new Map(kinds.map((kind) => [kind, ajv.compile(schemaOf(kind))]))
  for (const id of ['services/kite-licence', 'services/rates-rebate', 'laws/child-benefit', 'laws/pay-as-you-earn']) {
    for (const [file, bytes] of filesIn(id)) {
      const text = new TextDecoder().decode(bytes)
      const [, depth, kind] =
        /^# yaml-language-server: \$schema=((?:\.\.\/)+)schemas\/([\w-]+)\.json\n/.exec(text) ?? []
      if (file.endsWith('.dmn')) continue
      assert.equal(depth, file.startsWith('examples/') ? '../../../' : '../../', file)
      const validate = validators.get(kind as SchemaKind)
      assert.ok(validate?.(parse(text)), `${id}/${file} ${JSON.stringify(validate?.errors)}`)
    }
  }
})
