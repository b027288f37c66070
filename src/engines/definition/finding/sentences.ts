import type { Sentence } from '#engines/form'
import type { About, Fill, Filling } from './fill.ts'
import { fillerOf } from './fill.ts'

/** The sentences of a definition's rules. Each is taken apart once, and filled for every case. */
export class Sentences {
  readonly #about: About
  /** By language, then by the sentence as it is written. */
  readonly #fillers = new Map<string, Map<string, Fill>>()
  /** By the id of the rule or decision, then by the law as the model names it. */
  readonly #laws = new Map<string, Map<string, Sentence>>()

  constructor(about: About) {
    this.#about = about
  }

  say(text: string, language: string, filling: Filling): string {
    const fillers = this.#fillers.getOrInsertComputed(language, () => new Map())
    return fillers.getOrInsertComputed(text, () => fillerOf(text.trim(), language, this.#about))(filling)
  }

  /** The law as the model names it in its main language, with what words files say for it. */
  law(id: string, own: string, main: string, translated: Sentence = new Map()): Sentence {
    const laws = this.#laws.getOrInsertComputed(id, () => new Map())
    // The model of a law may be in another language than the service, and say itself what that is in this one.
    const said = [...translated].filter(([, words]) => words !== '')
    return laws.getOrInsertComputed(own, () => new Map([[main, own], ...said]))
  }
}
