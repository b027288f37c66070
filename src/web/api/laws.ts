import { isLosslessNumber } from 'lossless-json'
import type { Static } from 'typebox'
import type { LawVersion } from '#domain/catalogue'
import type { Value } from '#engines/feel'
import { BudgetExceeded, FeelDateTime, showType, toJson } from '#engines/feel'
import type { Given, InputProblem, Model, Outcome } from '#engines/rules'
import { digitsIn, readInputs, reasonsOf, traceToJson } from '#engines/rules'
import { Decimal } from '#ground/decimal'
import type { Answer, Visit } from '#web/kit'
import { bodyOf, isObject } from './body.ts'
import type { decided, lawLine, lawList, lawShown } from './law-schemas.ts'
import { pointerTo, problem } from './problem.ts'
import type { Answering } from './speaking.ts'
import { answeringTo, jsonIn } from './speaking.ts'

/** All laws that services rest on, and that other systems may ask. */
export function listLaws(visit: Visit): Answer {
  const laws = visit.rooms.catalogue.laws().map(lineOf)
  return jsonIn(answeringTo(visit), { laws } satisfies Static<typeof lawList>)
}

/** One law, with what it takes and what it decides. */
export function showLaw(visit: Visit): Answer {
  const version = visit.rooms.catalogue.getLaw(visit.params.law ?? '')
  const { inputs, decisions } = version.definition.model
  return jsonIn(answeringTo(visit), {
    ...lineOf(version),
    inputs: [...inputs.values()].map(({ name, type, description }) => ({
      name,
      type: showType(type),
      about: description,
    })),
    decisions: [...decisions.values()].map(({ name, type, description, inputs, sources }) => ({
      ...{ name, type: showType(type), about: description },
      inputs: [...inputs],
      sources: [...sources],
    })),
  } satisfies Static<typeof lawShown>)
}

const lineOf = ({ definition: { id, model }, ordinal, hash }: LawVersion): Static<typeof lawLine> => ({
  ...{ id, name: model.name, version: { ordinal, hash } },
  links: { self: `/api/laws/${id}`, decide: `/api/laws/${id}/decide` },
})

/** What one decision of a law comes to, and why. Nothing is stored. */
export function decide(visit: Visit): Answer {
  const version = visit.rooms.catalogue.getLaw(visit.params.law ?? '')
  const answering = answeringTo(visit)
  const read = bodyOf(visit, answering)
  if ('refused' in read) return read.refused
  const asked = askedIn(read.json)
  if (!asked) return problem(answering, 422, answering.words.api.noInput)
  const { model } = version.definition
  if (!model.decisions.has(asked.decision))
    return problem(answering, 422, answering.words.api.noDecision(asked.decision, [...model.decisions.keys()]))
  return workOut(version, answering, { ...asked, now: momentOf(visit) })
}

/** The moment, by the clock of the place: what FEEL's `now` and `today` say. */
const momentOf = ({ rooms, place }: Visit) => {
  const { zone } = place
  return FeelDateTime.parse(`${rooms.clock.now().toZonedDateTimeISO(zone).toPlainDateTime()}@${zone}`)
}

interface Asked {
  decision: string
  input: ReadonlyMap<string, Given>
  explain: boolean
}

function askedIn(body: unknown): Asked | undefined {
  if (!isObject(body) || typeof body.decision !== 'string' || !isObject(body.input)) return undefined
  if (body.explain !== undefined && typeof body.explain !== 'boolean') return undefined
  const input = new Map(Object.entries(body.input).map(([name, json]) => [name, exactly(json)]))
  return { decision: body.decision, input, explain: body.explain ?? false }
}

/** Number tokens as decimals; one with more digits than can be kept stays the text it is, and is told of as such. */
function exactly(json: unknown): Given {
  if (isLosslessNumber(json)) return (digitsIn(json.value) > 34 ? undefined : Decimal.parse(json.value)) ?? json.value
  if (Array.isArray(json)) return json.map(exactly)
  if (!isObject(json)) return json as Given
  return Object.fromEntries(Object.entries(json).map(([name, entry]) => [name, exactly(entry)]))
}

function workOut(
  version: LawVersion,
  answering: Answering,
  { decision, input, explain, now }: Asked & { now: FeelDateTime | undefined },
): Answer {
  const { api } = answering.words
  const { model } = version.definition
  const { values, problems } = readInputs(model, input, [decision])
  const told = problems.map((found) => ({
    input: found.input,
    pointer: pointerTo('input', found.input),
    code: found.code,
    message: sentenceOf(found, answering),
  }))
  if (told.length > 0) return problem(answering, 422, api.inputProblems(told.length), told)
  const outcome = within(() => model.decide(decision, values, { explain: true, now }))
  if (!outcome) return problem(answering, 422, api.tooMuch)
  const [error] = outcome.errors
  if (outcome.value === null && error) return problem(answering, 422, api.noValue(decision, error.message))
  return jsonIn(answering, resultOf(version, decision, { outcome, values, explain }))
}

function sentenceOf({ input, code, type }: InputProblem, { words: { api } }: Answering): string {
  if (code === 'unknown-input') return api.unknownInput(input)
  if (code === 'missing-input') return api.missingInput(input, showType(type))
  return code === 'wrong-type' ? api.wrongInput(input, showType(type)) : api.inputTooLong(input)
}

function within(work: () => Outcome): Outcome | undefined {
  try {
    return work()
  } catch (reason) {
    if (reason instanceof BudgetExceeded) return undefined
    throw reason
  }
}

interface Worked {
  outcome: Outcome
  values: ReadonlyMap<string, Value>
  explain: boolean
}

const resultOf = (version: LawVersion, decision: string, { outcome, values, explain }: Worked) => {
  const { id, model }: { id: string; model: Model } = version.definition
  const { ordinal, hash } = version
  return {
    ...{ law: id, version: { ordinal, hash }, decision, value: toJson(outcome.value) },
    reasons: reasonsOf(outcome.trace!, model, values) as Static<typeof decided>['reasons'],
    ...(explain && { trace: traceToJson(outcome.trace!) }),
  } satisfies Static<typeof decided>
}
