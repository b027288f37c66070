import { isLosslessNumber } from 'lossless-json'
import type { Static } from 'typebox'
import type { EndedLaw, LawVersion } from '#domain/catalogue'
import { explainInParts, reasonsTold, rulesOfLaw } from '#engines/definition'
import type { Value } from '#engines/feel'
import { FeelDateTime, toJson, withinBudget } from '#engines/feel'
import { showMoment } from '#engines/form'
import type { Given, Outcome } from '#engines/rules'
import { digitsIn, notAllowed, readInputs, reasonsOf, traceToJson } from '#engines/rules'
import { Decimal } from '#ground/decimal'
import type { Answer, Visit } from '#web/kit'
import { bodyOf, isObject } from './body.ts'
import { errorOf, inputsDenied, inputsWrong, noValue } from './law-problems.ts'
import type { decided } from './law-schemas.ts'
import { endedLaw, spokenBy } from './laws.ts'
import { problem } from './problem.ts'
import type { Answering } from './speaking.ts'
import { answeringTo, jsonIn } from './speaking.ts'

/** Most steps that one question may take: a hundred times what a law of some pages needs, and milliseconds of the machine's. */
const budget = 200_000

/** What one decision of a law comes to, and why. Nothing is stored. */
export function decide(visit: Visit): Answer {
  const answering = answeringTo(visit)
  const ended = endedLaw(visit)
  if (ended) return lawEnded(visit, answering, ended)
  const version = visit.rooms.catalogue.getLaw(visit.params.law ?? '')
  const read = bodyOf(visit, answering)
  if ('refused' in read) return read.refused
  const asked = askedIn(read.json)
  if (!asked) return problem(answering, 'no-input', answering.words.api.noInput)
  const { decisions } = version.definition.model
  if (!decisions.has(asked.decision))
    return problem(answering, 'no-decision', answering.words.api.noDecision(asked.decision, [...decisions.keys()]))
  return workOut(visit, version, asked)
}

/** What has ended decides nothing any more: since when, and where its rules can still be read. */
function lawEnded({ place }: Visit, answering: Answering, { definition: { id }, ordinal, endedAt }: EndedLaw): Answer {
  const day = showMoment(endedAt, answering.language, place.zone)
  const rules = `/api/laws/${id}/rules/versions/${ordinal}`
  return problem(answering, 'law-ended', answering.words.api.lawEnded(day, rules))
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

function workOut(visit: Visit, version: LawVersion, { decision, input, explain }: Asked): Answer {
  const answering = answeringTo(visit)
  const { model } = version.definition
  const { values, problems } = readInputs(model, input, [decision])
  if (problems.length > 0) return inputsWrong(answering, problems)
  const options = { explain: true, budget, now: momentOf(visit) }
  const outcome = withinBudget(() => model.decide(decision, values, options), undefined)
  if (!outcome) return problem(answering, 'too-many-steps', answering.words.api.tooMuch)
  const denied = notAllowed(model, outcome)
  if (denied.length > 0) return inputsDenied(answering, denied)
  const why = explain && explained(visit, version, { outcome, values })
  if (outcome.value === null && outcome.errors.length > 0) return noValue(answering, decision, outcome, why || {})
  const result = withinBudget(() => resultOf(visit, version, decision, { outcome, values }), undefined)
  if (!result) return problem(answering, 'too-many-steps', answering.words.api.tooMuch)
  const { language } = spokenBy(version.definition, visit)
  if (!why) return jsonIn({ language }, result)
  const told = { ...result, ...why } satisfies Static<typeof decided>
  return jsonIn({ language: languagesOf(language, answering.language) }, told)
}

/** What a law has no words for is told in its own language, beside sentences in the one that was asked for (RFC 9110 §8.5). */
const languagesOf = (own: string, asked: string) => (own === asked ? own : `${own}, ${asked}`)

function explained(visit: Visit, { definition }: LawVersion, { outcome, values }: Worked) {
  const { language } = answeringTo(visit).speaking
  const rules = rulesOfLaw(definition, visit.place.languages[0]!.tag)
  return { trace: traceToJson(outcome.trace!), sentences: explainInParts(outcome, rules, { language, values }) }
}

interface Worked {
  outcome: Outcome
  values: ReadonlyMap<string, Value>
}

const resultOf = (visit: Visit, version: LawVersion, decision: string, { outcome, values }: Worked) => {
  const { id, model } = version.definition
  const telling = reasonsTold(version.definition, answeringTo(visit).language)
  const { ordinal, hash } = version
  return {
    ...{ law: id, version: { ordinal, hash }, decision, value: toJson(outcome.value) },
    ...(outcome.errors.length > 0 && { errors: outcome.errors.map(errorOf) }),
    reasons: reasonsOf(outcome.trace!, model, values, telling) as Static<typeof decided>['reasons'],
  } satisfies Static<typeof decided>
}
