import type { Static } from 'typebox'
import type { InForce } from '#domain/catalogue'
import { say } from '#engines/form'
import type { WrittenType } from '#engines/rules'
import type { PlacedPart, Subject } from '#web/how-we-decide'
import { dataPathOf, inOrder, lawSubject, pathOf, serviceSubject } from '#web/how-we-decide'
import type { Answer, Visit } from '#web/kit'
import { itsOwn } from './laws.ts'
import type { rulesShown } from './rules-schemas.ts'
import { answeringTo, jsonIn } from './speaking.ts'

/** The rules of a service as data, every expression as it is written; of the version in force, or of the one named. */
export const showRules = async (visit: Visit): Promise<Answer> =>
  rulesOf(await serviceSubject(visit), answeringTo(visit))

export const showLawRules = async (visit: Visit): Promise<Answer> => rulesOf(await lawSubject(visit), itsOwn(visit))

function rulesOf(subject: Subject, answering: { language: string }): Answer {
  const { language } = answering
  const { id, ordinal, hash, history, rules, decides } = subject
  const model = rules.rules
  const { decisions, functions } = inOrder(model, decides)
  const shown = (placed: PlacedPart) => partOf(placed, subject, language)
  return jsonIn(answering, {
    ...{ id, name: say(subject.name, language), namespace: model.namespace, version: { ordinal, hash }, language },
    decides: [...decides],
    inputs: model.written().inputs.map(({ name, label, description, type, allowed }) => ({
      ...{ name, label, about: description, type, allowed },
    })),
    types: model.written().types.map(typeOf),
    decisions: decisions.map(shown),
    functions: functions.map(shown),
    history: history.map((period) => periodOf(subject, period)),
    links: { self: dataPathOf(subject), page: pathOf(subject, ordinal) },
  } satisfies Static<typeof rulesShown>)
}

function partOf({ part, model }: PlacedPart, { rules }: Subject, language: string) {
  const { id, name, label, description, type, needs, sources, logic } = part
  const said =
    rules.ruleWords?.get(id)?.reason ?? (description === undefined ? undefined : new Map([['', description]]))
  const called = rules.decisionWords?.get(name)?.label
  return {
    ...{ id, name, label: called ? say(called, language) : label, about: said && say(said, language), type },
    ...{ needs: [...needs], sources: sources.map(({ name, link }) => ({ name, link })), logic },
    namespace: model.namespace,
  }
}

interface TypeShown {
  name: string
  label: string | undefined
  about: string | undefined
  type: string | undefined
  isList: boolean
  allowed: string | undefined
  components: TypeShown[]
}

const typeOf = ({ description, components, ...type }: WrittenType): TypeShown => ({
  ...{ name: type.name, label: type.label, about: description },
  ...{ type: type.type, isList: type.isList, allowed: type.allowed, components: components.map(typeOf) },
})

const periodOf = (subject: Subject, { ordinal, hash, from, until }: InForce) => ({
  ...{ version: { ordinal, hash }, from: from.toString(), until: until?.toString() },
  links: { rules: dataPathOf({ ...subject, ordinal }), page: pathOf(subject, ordinal) },
})
