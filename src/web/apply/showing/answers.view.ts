import type { Answers, Form, FormPage, Question, Speaking, Stored } from '#engines/form'
import { showAnswer, tell } from '#engines/form'
import type { Html } from '#engines/page'
import { html, summaryList } from '#engines/page'
import type { Visit } from '#web/kit'

interface AnswersShown {
  /** The pages that are asked, each with those of its questions that are. */
  pages: readonly FormPage[]
  answers: Answers
  speaking: Speaking
  /** Where a question may be answered otherwise; no change links without it. */
  changeAt?: (page: FormPage, question: Question) => string
  classes?: string
}

/** Answers as a summary list, each question once, in the order of the form. */
export function answersList(visit: Visit, { pages, answers, speaking, changeAt, classes }: AnswersShown): Html {
  const rows = pages.flatMap((page) =>
    page.questions.map((question) => ({
      key: { text: tell(question.title, speaking) },
      value: shown(visit, question, answers.get(question.name), speaking),
      ...(changeAt && {
        actions: { items: [changeLink(visit, tell(question.title, speaking), changeAt(page, question))] },
      }),
    })),
  )
  return summaryList({ rows, classes })
}

function shown(visit: Visit, question: Question, answer: Stored | undefined, speaking: Speaking) {
  if (answer === undefined) return { text: visit.words.apply.notAnswered }
  // What somebody typed runs in its own direction, whatever the page's is.
  return { html: html`<bdi>${showAnswer(question, answer, speaking)}</bdi>` }
}

export const changeLink = ({ words, href }: Visit, title: string, at: string) => ({
  href: href(at),
  // Read out as a sentence of its own: no language has to bend the question's title to it.
  html: html`<span aria-hidden="true">${words.apply.change}</span><span class="govuk-visually-hidden">${words.apply.changeWhat(title)}</span>`,
})

/** The pages on which these answers were given, each with those of its questions alone. */
export const pagesAnswered = ({ pages }: Form, answers: Answers): readonly FormPage[] =>
  pages
    .map((page) => ({ ...page, questions: page.questions.filter(({ name }) => answers.has(name)) }))
    .filter(({ questions }) => questions.length > 0)
