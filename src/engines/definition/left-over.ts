import { slugOf } from '#engines/feel'
import type { Answers, Form, Question, Stored } from '#engines/form'
import type { Model } from '#engines/rules'
import { Sentences } from './finding/sentences.ts'
import type { Definition, ServiceInfo } from './model.ts'

const nothing = new Map<never, never>()
const noWords = { ruleWords: nothing, decisionWords: nothing, typeWords: nothing, amounts: nothing }

/**
 * What can be shown of a case whose definition cannot be read: its answers, by the names of their questions. It asks nothing,
 * and it decides nothing.
 */
export function leftOver(id: string, answers: Answers, service: ServiceInfo = unnamed(id)): Definition {
  const questions = new Map([...answers].map(([name, answer]) => [name, questionOf(name, answer)]))
  const title = new Map([['en', id]])
  const form: Form = {
    pages: [{ name: id, slug: id, title, questions: [...questions.values()] }],
    questions,
    computed: [],
    names: nothing,
  }
  const process = { finding: { outcome: '', money: [] }, outcomes: nothing, steps: [] }
  return {
    ...{ id, service, form, process, rules: unreadable(id), examples: [] },
    ...{ main: 'en', languages: [], needed: new Set(), decides: [] },
    ...noWords,
    sentences: new Sentences({ form, process, ...noWords }),
  }
}

function questionOf(name: string, answer: Stored): Question {
  const label = new Map([['en', name]])
  const asked = { name, slug: slugOf(name), label, title: label, optional: true, options: [], was: [] }
  if (typeof answer === 'boolean') return { ...asked, type: 'yes or no' }
  if (typeof answer === 'string') return { ...asked, type: 'text' }
  return { ...asked, type: Array.isArray(answer) ? 'choices' : 'address' }
}

function unnamed(id: string): ServiceInfo {
  const [name, silence] = [new Map([['en', id]]), new Map<string, string>()]
  return {
    ...{ name, summary: silence, declaration: silence, ifYouDisagree: silence },
    law: { name: silence, link: '' },
    start: { whoMayApply: [], whatYouNeed: [], howLongItTakes: silence, timeToDecide: silence },
    keywords: new Map(),
    signIn: 'to send',
  }
}

function unreadable(name: string): Model {
  const never = () => {
    throw new Error('Nothing is decided by a version that cannot be read')
  }
  return {
    ...{ name, namespace: '', warnings: [], decide: never, call: never },
    ...{ inputs: nothing, decisions: nothing, services: nothing },
    written: () => ({
      name,
      ...{ types: [], inputs: [], decisions: [], knowledge: [], services: [] },
      sources: [],
      imports: [],
    }),
  }
}
