import type { TSchema } from 'typebox'
import type { ServiceVersion } from '#domain/catalogue'
import type { FeelDate } from '#engines/feel'
import { say } from '#engines/form'
import { todayOf } from '#web/apply'
import type { Answer, Visit } from '#web/kit'
import { exactMoney } from './amounts.ts'
import { checkSchema } from './answer-schemas.ts'
import { examplesOn } from './examples.ts'
import { anyCheck, checked, checkedWith, problemSchema, service, serviceList } from './schemas.ts'
import type { Answering } from './speaking.ts'
import { answeringTo, jsonIn } from './speaking.ts'
import { most } from './strict-json.ts'

/** The whole API in OpenAPI 3.1, from the schemas that requests are held to; each service's check with its own questions. */
export function openApi(visit: Visit): Answer {
  const answering = answeringTo(visit)
  const { place, rooms } = visit
  const versions = rooms.catalogue.services()
  return jsonIn(answering, {
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
      '/api/services/{service}/check': { parameters: [serviceParameter], post: anyServices },
      ...Object.fromEntries(versions.map((version) => ownCheck(version, answering, todayOf(visit)))),
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
  responses: {
    ...responses,
    405: wrong('Another method: see Allow', ['Allow']),
    429: wrong('Too many requests: see Retry-After', ['Retry-After']),
    503: wrong('The records cannot be reached: see Retry-After', ['Retry-After']),
  },
})

/** Whatever it is, it says in which language. */
const headers = (names: readonly string[] = []) =>
  Object.fromEntries(['Content-Language', ...names].map((name) => [name, { schema: { type: 'string' } }]))

const ok = (description: string, schema: TSchema) => ({
  description,
  headers: headers(),
  content: { 'application/json': { schema } },
})

const wrong = (description: string, names?: readonly string[]) => ({
  description,
  headers: headers(names),
  content: { 'application/problem+json': { schema: problemSchema } },
})

interface Checking {
  operationId: string
  summary: string
  takes: TSchema
  gives: TSchema
  examples?: Readonly<Record<string, unknown>>
}

const checkOperation = ({ operationId, summary, takes, gives, examples }: Checking) =>
  operation(
    operationId,
    summary,
    {
      200: ok('The finding, with its reasons', gives),
      400: wrong('Not JSON, a name given twice, or nested too deeply'),
      404: wrong('No such service'),
      413: wrong(`More than ${most.bytes} bytes`),
      415: wrong('Not application/json'),
      422: wrong('Answers that are missing or wrong, each with its question'),
    },
    { requestBody: { required: true, content: { 'application/json': { schema: takes, examples } } } },
  )

const anyServices = checkOperation({
  operationId: 'check',
  summary: 'What the rules say about these answers',
  takes: anyCheck,
  gives: checked,
})

/** The check of one service, with its own questions, and the worked examples of its authors. */
function ownCheck({ definition }: ServiceVersion, { language }: Answering, today: FeelDate): [string, unknown] {
  const { id, service } = definition
  const shown = examplesOn(today, definition)
  const amount = shown.map((example) => example.amount).find((sum) => sum && sum.sign !== 0)
  const post = checkOperation({
    operationId: `check-${id}`,
    summary: say(service.name, language),
    takes: checkSchema(definition, language),
    gives: checkedWith(amount && exactMoney(amount)),
    examples: Object.fromEntries(
      shown.map(({ name, about, answers }) => [name, { summary: about, value: { answers } }]),
    ),
  })
  return [`/api/services/${id}/check`, { post }]
}
