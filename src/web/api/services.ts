import type { Static } from 'typebox'
import type { ServiceVersion } from '#domain/catalogue'
import type { Option, Question, Sentence } from '#engines/form'
import { say } from '#engines/form'
import type { Answer, Visit } from '#web/kit'
import { limitsOf } from './limits.ts'
import type { service, serviceLine, serviceList } from './schemas.ts'
import { answeringTo, jsonIn } from './speaking.ts'

/** All services that can be asked for. */
export function listServices(visit: Visit): Answer {
  const answering = answeringTo(visit)
  const { language } = answering
  const services = visit.rooms.catalogue.services().map((version) => lineOf(visit, version, language))
  return jsonIn(answering, { services, language } satisfies Static<typeof serviceList>)
}

/** One service, with the questions that its check needs. */
export function showService(visit: Visit): Answer {
  const version = visit.rooms.catalogue.get(visit.params.service ?? '')
  const answering = answeringTo(visit)
  const { language } = answering
  const { form, needed, languages, service: about } = version.definition
  const questions = form.pages.flatMap((page) =>
    page.questions
      .filter(({ name }) => needed.has(name))
      .map((question) => questionOf(question, language, page.when?.text)),
  )
  return jsonIn(answering, {
    ...lineOf(visit, version, language),
    law: { name: say(about.law.name, language), link: about.law.link },
    language,
    languages: [...languages],
    questions,
  } satisfies Static<typeof service>)
}

function lineOf(visit: Visit, version: ServiceVersion, language: string): Static<typeof serviceLine> {
  const { id, service } = version.definition
  const tell = (sentence: Sentence) => say(sentence, language)
  const agencies = visit.rooms.catalogue.agenciesFor(id).map((agency) => ({ id: agency.id, name: tell(agency.name) }))
  return {
    id,
    name: tell(service.name),
    summary: tell(service.summary),
    agencies,
    version: { ordinal: version.ordinal, hash: version.hash },
    links: {
      ...{ self: `/api/services/${id}`, check: `/api/services/${id}/check`, rules: `/api/services/${id}/rules` },
      page: `/services/${id}`,
    },
  }
}

function questionOf(question: Question, language: string, pageWhen: string | undefined) {
  const { name, type, label, hint, optional, options, when } = question
  const conditions = [pageWhen, when?.text].filter((text) => text !== undefined)
  return {
    name,
    type,
    label: say(label, language),
    hint: hint && say(hint, language),
    optional,
    ...limitsOf(question),
    options: options.length > 0 ? options.map((option) => optionOf(option, language)) : undefined,
    askedWhen: conditions.length > 1 ? conditions.map((text) => `(${text})`).join(' and ') : conditions[0],
  }
}

const optionOf = ({ code, label, hint }: Option, language: string) => ({
  code,
  label: say(label, language),
  hint: hint && say(hint, language),
})
