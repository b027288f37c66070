export type JsonSchema = Readonly<Record<string, unknown>>

export type SchemaKind = 'service' | 'form' | 'process' | 'words' | 'example' | 'place'

/** The JSON Schema of a YAML file; what validates is what is published in schemas/. */
export function schemaOf(_kind: SchemaKind): JsonSchema {
  throw new Error('not built yet')
}
