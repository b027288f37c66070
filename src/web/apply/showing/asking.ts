import { slugOf } from '#engines/feel'
import type { FieldTypeName, Form, FormPage, Question, Sentence } from '#engines/form'
import type { Visit } from '#web/kit'

/** A question that Publica itself asks, beside those of a service. */
export interface Asking {
  name: string
  type: FieldTypeName
  label: string
  hint?: string
  /** What is said where there is no answer. */
  missing?: string
  optional?: boolean
  options?: readonly { code: string; label: string; hint?: string }[]
  most?: string
}

/** Questions of our own as a form of one page, so that they are read, checked and shown as a service's are. */
export function formAsking(askings: readonly Asking[], { language }: Pick<Visit, 'language'>) {
  const sentence = (text: string): Sentence => new Map([[language, text]])
  const questions = askings.map((asking) => questionOf(asking, sentence))
  const page: FormPage = { name: 'page', slug: 'page', title: sentence(askings[0]?.label ?? ''), questions }
  const form: Form = {
    pages: [page],
    questions: new Map(questions.map((question) => [question.name, question])),
    computed: [],
    names: new Map(),
  }
  return { form, page }
}

function questionOf(asking: Asking, sentence: (text: string) => Sentence): Question {
  const { name, type, label, hint, missing, most, optional = false, options = [] } = asking
  return {
    name,
    type,
    most,
    optional,
    slug: slugOf(name),
    label: sentence(label),
    title: sentence(label),
    hint: hint ? sentence(hint) : undefined,
    ifMissing: missing ? sentence(missing) : undefined,
    options: options.map(({ code, label, hint }) => ({
      code,
      label: sentence(label),
      hint: hint ? sentence(hint) : undefined,
    })),
    was: [],
  }
}
