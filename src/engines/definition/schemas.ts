import type { TSchema } from 'typebox'
import { exampleSchema } from './schemas/example.ts'
import { formSchema } from './schemas/form.ts'
import { lawSchema } from './schemas/law.ts'
import { lawExampleSchema } from './schemas/law-example.ts'
import { lawWordsSchema } from './schemas/law-words.ts'
import { processSchema } from './schemas/process.ts'
import { serviceSchema } from './schemas/service.ts'
import { wordsSchema } from './schemas/words.ts'

export type JsonSchema = Readonly<Record<string, unknown>>

export const schemas = {
  service: serviceSchema,
  form: formSchema,
  process: processSchema,
  words: wordsSchema,
  example: exampleSchema,
  law: lawSchema,
  'law-words': lawWordsSchema,
  'law-example': lawExampleSchema,
} as const satisfies Record<string, TSchema>

export type SchemaKind = keyof typeof schemas

const titles: Partial<Record<SchemaKind, string>> = {
  words: 'words.<language>.yaml',
  example: 'examples/*.yaml',
  law: 'laws/<name>/law.yaml',
  'law-words': 'laws/<name>/words.<language>.yaml',
  'law-example': 'laws/<name>/examples/*.yaml',
}

/** The JSON Schema of a YAML file; what validates is what is published in schemas/. */
export function schemaOf(kind: SchemaKind): JsonSchema {
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: titles[kind] ?? `${kind}.yaml`,
    ...schemas[kind],
  }
}
