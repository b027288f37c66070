import type { TSchema } from 'typebox'
import { exampleSchema } from './schemas/example.ts'
import { formSchema } from './schemas/form.ts'
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
} as const satisfies Record<string, TSchema>

export type SchemaKind = keyof typeof schemas

/** The JSON Schema of a YAML file; what validates is what is published in schemas/. */
export function schemaOf(kind: SchemaKind): JsonSchema {
  const title = kind === 'words' ? 'words.<language>.yaml' : kind === 'example' ? 'examples/*.yaml' : `${kind}.yaml`
  return { $schema: 'https://json-schema.org/draft/2020-12/schema', title, ...schemas[kind] }
}
