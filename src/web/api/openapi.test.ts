import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { testState } from '#test-state'
import { testApp } from '#test-web'
import { apiPages } from '#web/api'
import { routesOf } from '#web/kit'

type Node = Readonly<Record<string, unknown>>
interface Operation {
  operationId: string
  summary: string
  parameters: { name: string; in: string; required: boolean; schema: Node }[]
  requestBody?: { content: Node }
  responses: Record<string, { description: string; headers?: Node; content?: Node }>
}
type PathItem = Record<string, Operation> & { parameters?: Operation['parameters'] }

const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null

// RFC 6901 §3.
const escaped = (key: string) => key.replaceAll('~', '~0').replaceAll('/', '~1')

/** Every object of a document, with where it stands. */
function* nodesOf(value: unknown, at = '#'): Generator<[string, Node]> {
  if (!isNode(value)) return
  yield [at, value]
  for (const [key, inside] of Object.entries(value)) yield* nodesOf(inside, `${at}/${escaped(key)}`)
}

const pointed = (document: unknown, pointer: string) =>
  pointer
    .split('/')
    .slice(1)
    .map((part) => decodeURIComponent(part).replaceAll('~1', '/').replaceAll('~0', '~'))
    .reduce<unknown>((node, part) => (isNode(node) && Object.hasOwn(node, part) ? node[part] : undefined), document)

// OpenAPI 3.1 §4.8.8: the fixed fields of a path item that are operations.
const methods = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace']

test('the description of the API', async (t) => {
  const state = await testState(t, { services: 'services' })
  const app = await testApp(t, state, apiPages, { limits: { requests: 0, posts: 0 } })
  const document = (await app.inject('/api/openapi.json')).json()
  const paths: Record<string, PathItem> = document.paths
  const operations = Object.entries(paths).flatMap(([path, item]) =>
    methods.filter((method) => item[method]).map((method) => ({ path, item, method, operation: item[method]! })),
  )

  await t.test('is OpenAPI 3.1 from its first field to its last', () => {
    assert.match(document.openapi, /^3\.1\.\d+$/)
    assert.equal(typeof document.info.title, 'string')
    assert.equal(typeof document.info.version, 'string')
    const fields = ['openapi', 'info', 'servers', 'paths', 'components', 'tags', 'security', 'jsonSchemaDialect']
    assert.deepEqual(
      Object.keys(document).filter((key) => !fields.includes(key)),
      [],
    )
    for (const [path, item] of Object.entries(paths)) {
      assert.match(path, /^\//)
      const known = [...methods, 'parameters', 'summary', 'description', 'servers']
      assert.deepEqual(
        Object.keys(item).filter((key) => !known.includes(key)),
        [],
        path,
      )
    }
  })

  await t.test('names every operation once', () => {
    const ids = operations.map(({ operation }) => operation.operationId)
    assert.equal(new Set(ids).size, ids.length)
    assert.ok(ids.every((id) => /^[\w-]+$/.test(id)))
  })

  await t.test('declares each parameter of a path, once and required', () => {
    for (const { path, item, operation } of operations) {
      const all = [...(item.parameters ?? []), ...operation.parameters]
      const inPath = all.filter((parameter) => parameter.in === 'path')
      const names = [...path.matchAll(/\{([^}]+)\}/g)].map(([, name]) => name)
      assert.deepEqual(
        inPath.map(({ name }) => name),
        names,
        path,
      )
      assert.ok(inPath.every(({ required }) => required))
      assert.equal(new Set(all.map((parameter) => `${parameter.in} ${parameter.name}`)).size, all.length)
      assert.ok(all.every(({ schema }) => isNode(schema)))
    }
  })

  await t.test('describes each answer under a status that there is', () => {
    for (const { path, operation } of operations) {
      assert.ok(operation.responses[200], path)
      for (const [status, { description, content }] of Object.entries(operation.responses)) {
        assert.match(status, /^[2-5]\d\d$/)
        assert.ok(description)
        assert.deepEqual(Object.keys(content ?? {}), [
          status === '200' ? 'application/json' : 'application/problem+json',
        ])
      }
    }
  })

  await t.test('holds schemas of JSON Schema 2020-12 only, which take their own examples', () => {
    const ajv = new Ajv2020({ strict: true, allowUnionTypes: true, validateFormats: false })
    const schemas = [...nodesOf(document)].filter(([at, node]) => at.endsWith('/schema') && isNode(node))
    assert.ok(schemas.length > 20)
    for (const [at, schema] of schemas) {
      const valid = ajv.compile(schema)
      const { examples = {} } = pointed(document, at.slice(0, at.lastIndexOf('/'))) as { examples?: Node }
      for (const example of Object.values(examples)) assert.ok(valid((example as Node).value), at)
    }
    for (const [at, { examples, ...schema }] of nodesOf(document))
      if (Array.isArray(examples)) for (const example of examples) assert.ok(ajv.compile(schema)(example), at)
  })

  await t.test('refers to nothing that is not there', () => {
    for (const [at, { $ref }] of nodesOf(document)) {
      if ($ref === undefined) continue
      assert.ok(typeof $ref === 'string' && $ref.startsWith('#/'), at)
      assert.ok(pointed(document, $ref) !== undefined, `${at}: ${$ref}`)
    }
  })

  await t.test('has every address of the API, and how a wrong method is refused', () => {
    const asWritten = routesOf(app)
      .filter(({ method, path }) => method !== 'HEAD' && path.startsWith('/api/') && !path.endsWith('openapi.json'))
      .map(({ method, path }) => `${method} ${path.replace(/:(\w+)/g, '{$1}')}`)
    const described = operations.map(({ method, path }) => `${method.toUpperCase()} ${path}`)
    assert.deepEqual(
      asWritten.filter((route) => !described.includes(route)),
      [],
    )
    for (const { path, operation } of operations) assert.ok(operation.responses[405]?.headers?.Allow, path)
  })
})
