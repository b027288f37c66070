import type { TSchema } from 'typebox'
import type { LawVersion, ServiceVersion } from '#domain/catalogue'
import type { FeelDate } from '#engines/feel'
import { say } from '#engines/form'
import { todayOf } from '#web/apply'
import type { Answer, Visit } from '#web/kit'
import { exactMoney } from './amounts.ts'
import { checkSchema } from './answer-schemas.ts'
import { examplesOn } from './examples.ts'
import { anyDecide, decided, decideSchema, lawList, lawShown } from './law-schemas.ts'
import { rulesShown } from './rules-schemas.ts'
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
        parameters: [parameter('service')],
        get: operation('showService', 'A service and the questions of its check', {
          200: ok('The service', service),
          404: wrong('No such service'),
        }),
      },
      ...rulesPaths('service'),
      '/api/services/{service}/check': { parameters: [parameter('service')], post: anyServices },
      ...Object.fromEntries(versions.map((version) => ownCheck(version, answering, todayOf(visit)))),
      '/api/laws': { get: operation('listLaws', 'All laws that can be asked', { 200: ok('The laws', lawList) }) },
      '/api/laws/{law}': {
        parameters: [parameter('law')],
        get: operation('showLaw', 'A law, what it takes and what it decides', {
          200: ok('The law', lawShown),
          404: wrong('No such law'),
        }),
      },
      ...rulesPaths('law'),
      '/api/laws/{law}/decide': { parameters: [parameter('law')], post: anyLaws },
      ...Object.fromEntries(rooms.catalogue.laws().map((law) => ownDecide(law, answering))),
    },
  })
}

/** The rules in force, and those of any version by its number. */
function rulesPaths(kind: 'service' | 'law'): Record<string, unknown> {
  const path = `/api/${kind}s/{${kind}}/rules`
  const [own, name] = [parameter(kind), kind === 'law' ? 'LawRules' : 'Rules']
  const gives = (missing: string) => ({ 200: ok('The rules, as they are written', rulesShown), 404: wrong(missing) })
  return {
    [path]: { parameters: [own], get: operation(`show${name}`, `The rules of a ${kind}`, gives(`No such ${kind}`)) },
    [`${path}/versions/{version}`]: {
      parameters: [own, parameter('version')],
      get: operation(`show${name}OfVersion`, `The rules of a ${kind} in one of its versions`, gives('No such version')),
    },
  }
}

const parameter = (name: string) => ({ name, in: 'path', required: true, schema: { type: 'string' } })

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

interface Asking {
  what: { readonly gives: string; readonly missing: string; readonly wrong: string }
  operationId: string
  summary: string
  takes: TSchema
  gives: TSchema
  examples?: Readonly<Record<string, unknown>>
}

const askOperation = (what: Asking['what'], { operationId, summary, takes, gives, examples }: Omit<Asking, 'what'>) =>
  operation(
    operationId,
    summary,
    {
      200: ok(what.gives, gives),
      400: wrong('Not JSON, a name given twice, or nested too deeply'),
      404: wrong(what.missing),
      413: wrong(`More than ${most.bytes} bytes`),
      410: wrong('What has ended: its rules can be read, and decide nothing any more'),
      415: wrong('Not application/json'),
      422: wrong(what.wrong),
    },
    { requestBody: { required: true, content: { 'application/json': { schema: takes, examples } } } },
  )

const aService = {
  gives: 'The finding, with its reasons',
  missing: 'No such service',
  wrong: 'Answers that are missing or wrong, each with its question',
}

const aLaw = {
  gives: 'What the decision comes to, with its reasons',
  missing: 'No such law',
  wrong: 'A decision that is none, inputs that are missing or wrong, or nothing that the law says about them',
}

const anyServices = askOperation(aService, {
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
  const post = askOperation(aService, {
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

const anyLaws = askOperation(aLaw, {
  operationId: 'decide',
  summary: 'What a decision of the law comes to',
  takes: anyDecide,
  gives: decided,
})

/** What one law takes, with the worked examples of its authors. */
function ownDecide({ definition }: LawVersion, { language }: Answering): [string, unknown] {
  const { id, model, words, examples } = definition
  const shown = examples.flatMap(({ name, about, input, decisions }) => {
    const [decision] = [...decisions.keys()].slice(-1)
    return decision === undefined ? [] : [[name, { summary: about, value: { decision, input } }]]
  })
  const post = askOperation(aLaw, {
    operationId: `decide-${id}`,
    summary: words ? say(words.name, language) : model.name,
    takes: decideSchema(definition, language),
    gives: decided,
    examples: Object.fromEntries(shown),
  })
  return [`/api/laws/${id}/decide`, { post }]
}
