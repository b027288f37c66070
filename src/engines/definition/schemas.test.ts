import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import type { SchemaKind } from '#engines/definition'
import { schemaOf } from '#engines/definition'
import { schemas } from './schemas.ts'

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

for (const kind of Object.keys(schemas) as SchemaKind[]) {
  // Where it is not: node --test --test-update-snapshots src/engines/definition/schemas.test.ts
  test(`schemas/${kind}.json, which editors read, is what the code validates with`, (t) => {
    const file = fileURLToPath(new URL(`../../../schemas/${kind}.json`, import.meta.url))
    t.assert.fileSnapshot(schemaOf(kind), file, { serializers: [written] })
  })
}
