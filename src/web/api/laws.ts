import type { Static } from 'typebox'
import type { EndedLaw, LawVersion } from '#domain/catalogue'
import type { Law, LawWords } from '#engines/definition'
import { wordsOfRule } from '#engines/definition'
import { showType } from '#engines/feel'
import type { Sentence } from '#engines/form'
import { say } from '#engines/form'
import type { DecisionInfo } from '#engines/rules'
import type { Answer, Visit } from '#web/kit'
import type { lawLine, lawList, lawShown } from './law-schemas.ts'
import { answeringTo, jsonIn } from './speaking.ts'

/** All laws that services rest on, and that other systems may ask. */
export function listLaws(visit: Visit): Answer {
  const [laws, ended] = [visit.rooms.catalogue.laws(), visit.rooms.catalogue.endedLaws()]
  const languages = [...laws, ...ended].map(({ definition }) => spokenBy(definition, visit).language)
  const answer = {
    laws: laws.map((law) => lineOf(law, visit)),
    ...(ended.length > 0 && { ended: ended.map((law) => lineOf(law, visit)) }),
  } satisfies Static<typeof lawList>
  return jsonIn({ language: [...new Set(languages)].join(', ') || answeringTo(visit).language }, answer)
}

/** The law that was asked for, where it has ended. */
export const endedLaw = ({ rooms, params }: Visit): EndedLaw | undefined =>
  rooms.catalogue.endedLaws().find(({ definition }) => definition.id === params.law)

/** In which language a law is told: the one that was asked for, where it has words in it; else its own, or the place's where it says none. */
export function spokenBy({ words }: Pick<Law, 'words'>, visit: Visit): { readonly language: string } {
  const { language } = answeringTo(visit)
  if (words?.languages.includes(language)) return { language }
  return { language: words?.main ?? visit.place.languages[0]!.tag }
}

/** One law, with what it takes and what it decides. */
export function showLaw(visit: Visit): Answer {
  const version = endedLaw(visit) ?? visit.rooms.catalogue.getLaw(visit.params.law ?? '')
  const { definition } = version
  const { words, model } = definition
  const answering = spokenBy(definition, visit)
  const told = (sentence: Sentence | undefined) => sentence && say(sentence, answering.language)
  const about = told(words?.about) ?? model.written().description
  return jsonIn(answering, {
    ...lineOf(version, visit),
    ...(about && { about }),
    ...(words?.currency && { currency: words.currency.code }),
    ...(words && { acts: words.acts.map(({ name, link }) => ({ name: say(name, answering.language), link })) }),
    inputs: [...model.inputs.values()].map(({ name, type, description, allowed }) => ({
      ...{ name, label: told(words?.decisionWords.get(name)?.label), type: showType(type) },
      ...{ about: told(words?.decisionWords.get(name)?.about) ?? description },
      ...(allowed && { allowed }),
    })),
    decisions: [...model.decisions.values()].map((decision) => decisionOf(decision, words, answering.language)),
  } satisfies Static<typeof lawShown>)
}

function decisionOf(
  { name, id, type, description, inputs, sources }: DecisionInfo,
  words: LawWords | undefined,
  language: string,
) {
  const own = wordsOfRule(words?.ruleWords, id, description)
  const [label, law] = [words?.decisionWords.get(name)?.label, own?.law?.get(language)]
  return {
    ...{ name, label: label && say(label, language), type: showType(type) },
    about: own?.reason ? say(own.reason, language) : description,
    ...{ inputs: [...inputs], sources: law ? law.split(/\s*[;؛] /) : [...sources] },
  }
}

function lineOf(version: LawVersion | EndedLaw, visit: Visit): Static<typeof lawLine> {
  const { definition, ordinal, hash } = version
  const { id, model, words } = definition
  const name = words ? say(words.name, answeringTo(visit).language) : model.name
  return {
    ...{ id, name, version: { ordinal, hash } },
    ...('endedAt' in version && { ended: version.endedAt.toString() }),
    links: {
      ...{ self: `/api/laws/${id}`, decide: `/api/laws/${id}/decide` },
      ...{ rules: `/api/laws/${id}/rules`, page: `/laws/${id}` },
    },
  }
}
