import type { Static } from 'typebox'
import type { InForce } from '#domain/catalogue'
import { wordsOfRule } from '#engines/definition'
import { say } from '#engines/form'
import type { WrittenType } from '#engines/rules'
import type { PlacedPart, Subject } from '#web/how-we-decide'
import { dataPathOf, inOrder, lawSubject, pathOf, serviceSubject } from '#web/how-we-decide'
import type { Answer, Visit } from '#web/kit'
import { spokenBy } from './laws.ts'
import type { rulesShown } from './rules-schemas.ts'
import { answeringTo, jsonIn } from './speaking.ts'

/** The rules of a service as data, every expression as it is written; of the version in force, or of the one named. */
export const showRules = async (visit: Visit): Promise<Answer> =>
  rulesOf(await serviceSubject(visit), answeringTo(visit))

export async function showLawRules(visit: Visit): Promise<Answer> {
  const subject = await lawSubject(visit)
  return rulesOf(subject, spokenBy({ words: subject.law }, visit))
}

function rulesOf(subject: Subject, answering: { language: string }): Answer {
  const { language } = answering
  const { id, ordinal, hash, history, rules, decides } = subject
  const model = rules.rules
  const { decisions, functions } = inOrder(model, decides)
  const shown = (placed: PlacedPart) => partOf(placed, subject, language)
  return jsonIn(answering, {
    ...{ id, name: say(subject.name, language), namespace: model.namespace, version: { ordinal, hash }, language },
    decides: [...decides],
    inputs: model.written().inputs.map(({ name, label, description, type, allowed }) => {
      const own = rules.decisionWords?.get(name)
      const [called, about] = [own ? say(own.label, language) : label, own?.about && say(own.about, language)]
      return { name, label: called, about: about ?? description, type, allowed }
    }),
    types: model.written().types.map((type) => typeOf(type, rules, language)),
    decisions: decisions.map(shown),
    functions: functions.map(shown),
    history: history.map((period) => periodOf(subject, period)),
    links: { self: dataPathOf(subject), page: pathOf(subject, ordinal) },
  } satisfies Static<typeof rulesShown>)
}

function partOf({ part, model }: PlacedPart, { rules }: Subject, language: string) {
  const { id, name, label, description, type, needs, sources, logic } = part
  const own = wordsOfRule(rules.ruleWords, id, description)?.reason
  const said = own ?? (description === undefined ? undefined : new Map([['', description]]))
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

function typeOf(written: WrittenType, rules: Subject['rules'], language: string): TypeShown {
  const { name, label, description, type, isList, allowed, components } = written
  const own = rules.typeWords?.get(written)
  return {
    ...{ name, label: own && label !== undefined ? say(own.label, language) : label },
    ...{ about: own?.about ? say(own.about, language) : description, type, isList, allowed },
    components: components.map((component) => typeOf(component, rules, language)),
  }
}

const periodOf = (subject: Subject, { ordinal, hash, from, until }: InForce) => ({
  ...{ version: { ordinal, hash }, from: from.toString(), until: until?.toString() },
  links: { rules: dataPathOf({ ...subject, ordinal }), page: pathOf(subject, ordinal) },
})
