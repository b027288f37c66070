import { isLosslessNumber } from 'lossless-json'
import type { Static } from 'typebox'
import type { Validator } from 'typebox/compile'
import { Compile } from 'typebox/compile'
import type { ServiceVersion } from '#domain/catalogue'
import type { Definition, ExplainOptions, Finding } from '#engines/definition'
import { explainInParts, findFor } from '#engines/definition'
import type { Form, Problem, Read, Walk, WalkOptions } from '#engines/form'
import { readAnswers, say, sayProblem, walk } from '#engines/form'
import { traceToJson } from '#engines/rules'
import { todayOf } from '#web/apply'
import type { Answer, Visit } from '#web/kit'
import { decisionsToJson, exactMoney } from './amounts.ts'
import { answerSchemas } from './answer-schemas.ts'
import { bodyOf, isObject } from './body.ts'
import type { ProblemLine } from './problem.ts'
import { pointerTo, problem } from './problem.ts'
import type { checked } from './schemas.ts'
import type { Answering } from './speaking.ts'
import { answeringTo, jsonIn } from './speaking.ts'

/** What the rules say about these answers, and how that came about where it is asked for. Nothing is stored. */
export function check(visit: Visit): Answer {
  const version = visit.rooms.catalogue.get(visit.params.service ?? '')
  const answering = answeringTo(visit)
  const read = bodyOf(visit, answering)
  if ('refused' in read) return read.refused
  const asked = askedIn(read.json)
  if (!asked) return problem(answering, 'no-answers', answering.words.api.noAnswers)
  return find(visit, answering, version, asked)
}

interface Asked {
  /** Under names that reach no prototype. */
  readonly given: ReadonlyMap<string, unknown>
  readonly explain: boolean
}

function askedIn(body: unknown): Asked | undefined {
  if (!isObject(body) || !Object.hasOwn(body, 'answers') || !isObject(body.answers)) return undefined
  const explain = Object.hasOwn(body, 'explain') ? body.explain : false
  return typeof explain === 'boolean' ? { given: new Map(Object.entries(body.answers)), explain } : undefined
}

function find(visit: Visit, answering: Answering, version: ServiceVersion, { given, explain }: Asked): Answer {
  const { definition } = version
  const { words } = answering
  const options = { today: todayOf(visit), only: definition.needed }
  const read = readAnswers(definition.form, given, options)
  const problems = [...problemsOf(definition, answering, read, options), ...misshapen(definition, answering, given)]
  const told = problems.filter(
    ({ question }, index) => problems.findIndex((other) => other.question === question) === index,
  )
  if (told.length > 0) return problem(answering, 'answers-wrong', words.api.problems(told.length), { problems: told })
  const walked = walk(definition.form, read.answers, options)
  const { language } = answering
  const telling = { language, values: walked.values, currency: visit.place.currency }
  const finding = findFor(definition, walked.values, { ...telling, languages: [language] })
  const result = resultOf(visit, answering, version, finding, namesAside(given, walked))
  return jsonIn(answering, explain ? { ...result, ...explained(finding, definition, telling) } : result)
}

/** Every decision and every rule, and the same in sentences, in the words of the service. */
const explained = (finding: Finding, definition: Definition, telling: ExplainOptions) => ({
  trace: traceToJson(finding.trace),
  sentences: explainInParts(finding, definition, telling),
})

const namesAside = (given: ReadonlyMap<string, unknown>, { answers }: Walk) =>
  [...given.keys()].filter((name) => !answers.has(name))

/** In words that hold what was answered well. */
function problemsOf({ form }: Definition, answering: Answering, { answers, problems }: Read, options: WalkOptions) {
  if (problems.length === 0) return []
  const speaking = { ...answering.speaking, values: walk(form, answers, options).values }
  return problems.map((found) => lineOf(form, { ...answering, speaking }, found))
}

function lineOf(form: Form, { words, speaking }: Answering, found: Problem): ProblemLine {
  const question = form.questions.get(found.question)
  const message = question ? sayProblem(found, question, speaking) : words.api.noQuestion(found.question)
  return { question: found.question, pointer: pointerTo('answers', found.question), code: found.code, message }
}

const validators = new WeakMap<Definition, ReadonlyMap<string, Validator>>()

function validatorsOf(definition: Definition): ReadonlyMap<string, Validator> {
  const known = validators.get(definition)
  if (known) return known
  const schemas = Object.entries(answerSchemas(definition, definition.main))
  const compiled = new Map(schemas.map(([name, schema]) => [name, Compile(schema) as Validator]))
  validators.set(definition, compiled)
  return compiled
}

/** Answers that are not as the published description says, also where the question is not asked. */
function misshapen(
  definition: Definition,
  { words, speaking }: Answering,
  given: ReadonlyMap<string, unknown>,
): ProblemLine[] {
  const all = validatorsOf(definition)
  const wrong = [...given].filter(([name, value]) => isMisshapen(all.get(name), value))
  return wrong.map(([name]) => {
    const label = say(definition.form.questions.get(name)!.label, speaking.language)
    return {
      question: name,
      pointer: pointerTo('answers', name),
      code: 'wrong-shape',
      message: words.api.notAnswer(label),
    }
  })
}

/** A number token is held to what holds for its text, which a double may have rounded away: 1e-999999999 is not 0. */
function isMisshapen(schema: Validator | undefined, value: unknown): boolean {
  if (!schema) return false
  if (isLosslessNumber(value)) return !schema.Check(Number(value.value)) || !schema.Check(value.value)
  return !schema.Check(value)
}

function resultOf(
  visit: Visit,
  { language }: Answering,
  { definition, ordinal, hash }: ServiceVersion,
  { outcome, amount, reasons, values, route }: Finding,
  notAsked: readonly string[],
): Static<typeof checked> {
  const known = outcome === null ? undefined : definition.process.outcomes.get(outcome)
  return {
    service: definition.id,
    version: { ordinal, hash },
    language,
    finding: {
      outcome,
      label: known && say(known.label, language),
      sentence: known && say(known.sentence, language),
      decidedBy: route.by,
      decisions: decisionsToJson(values, definition.process),
    },
    amount: amount && exactMoney(amount),
    currency: amount && visit.place.currency.code,
    reasons: reasons.map(({ words, law, rule, id, decision }) => ({
      text: say(words, language),
      law: law && say(law, language),
      rule: rule ?? id,
      decision,
    })),
    notAsked: [...notAsked],
  }
}
