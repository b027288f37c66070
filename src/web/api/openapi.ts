import type { TSchema } from 'typebox'
import type { ServiceVersion } from '#domain/catalogue'
import { say } from '#engines/form'
import type { Answer, Visit } from '#web/kit'
import { json } from '#web/kit'
import { checkSchema } from './answer-schemas.ts'
import { anyCheck, checked, problemSchema, service, serviceList } from './schemas.ts'
import type { Answering } from './speaking.ts'
import { answeringTo } from './speaking.ts'
import { most } from './strict-json.ts'

/** The whole API in OpenAPI 3.1, from the schemas that requests are held to; each service's check with its own questions. */
export function openApi(visit: Visit): Answer {
  const answering = answeringTo(visit)
  const { place, rooms } = visit
  const versions = rooms.catalogue.services()
  return json({
    openapi: '3.1.0',
    info: {
      title: say(place.name, answering.language),
      version: '1',
      description:
        'Services, the questions they ask, and what their rules say about answers. Nothing is stored and nobody need sign in.',
    },
    servers: [{ url: '/' }],
    paths: {
      '/api/services': { get: operation('listServices', 'All services', { 200: ok('The services', serviceList) }) },
      '/api/services/{service}': {
        parameters: [serviceParameter],
        get: operation('showService', 'A service and the questions of its check', {
          200: ok('The service', service),
          404: wrong('No such service'),
        }),
      },
      '/api/services/{service}/check': { parameters: [serviceParameter], post: checkOperation('check', anyCheck) },
      ...Object.fromEntries(versions.map((version) => ownCheck(version, answering))),
    },
  })
}

const serviceParameter = { name: 'service', in: 'path', required: true, schema: { type: 'string' } }

const languageParameters = [
  {
    name: 'language',
    in: 'query',
    required: false,
    schema: { type: 'string' },
    description: 'Goes before Accept-Language',
  },
  { name: 'Accept-Language', in: 'header', required: false, schema: { type: 'string' } },
]

const operation = (operationId: string, summary: string, responses: Record<number, unknown>, rest = {}) => ({
  operationId,
  summary,
  parameters: languageParameters,
  ...rest,
  responses: { ...responses, 429: wrong('Too many requests: see Retry-After') },
})

const ok = (description: string, schema: TSchema) => ({ description, content: { 'application/json': { schema } } })

const wrong = (description: string) => ({
  description,
  content: { 'application/problem+json': { schema: problemSchema } },
})

const checkOperation = (
  operationId: string,
  schema: TSchema,
  examples?: unknown,
  summary = 'What the rules say about these answers',
) =>
  operation(
    operationId,
    summary,
    {
      200: ok('The finding, with its reasons', checked),
      400: wrong('Not JSON, a name given twice, or nested too deeply'),
      404: wrong('No such service'),
      413: wrong(`More than ${most.bytes} bytes`),
      415: wrong('Not application/json'),
      422: wrong('Answers that are missing or wrong, each with its question'),
    },
    { requestBody: { required: true, content: { 'application/json': { schema, ...(examples ? { examples } : {}) } } } },
  )

/** The check of one service, with its own questions, and the worked examples of its authors. */
function ownCheck({ definition }: ServiceVersion, { language }: Answering): [string, unknown] {
  const { id, needed, service, examples } = definition
  const shown = examples.map(({ name, about, answers }) => [
    name,
    {
      summary: about,
      value: { answers: Object.fromEntries(Object.entries(answers).filter(([key]) => needed.has(key))) },
    },
  ])
  const schema = checkSchema(definition, language)
  const operationId = `check-${id}`
  return [
    `/api/services/${id}/check`,
    { post: checkOperation(operationId, schema, Object.fromEntries(shown), say(service.name, language)) },
  ]
}
