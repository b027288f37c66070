import type { Sentence } from '#engines/form'
import type { Definition } from '../model.ts'
import type { Fill, Filling } from './fill.ts'
import { fillerOf } from './fill.ts'

/** The sentences of a definition's rules. Each is taken apart once, and filled for every case. */
export class Sentences {
  readonly #about: Pick<Definition, 'form' | 'process'>
  /** By language, then by the sentence as it is written. */
  readonly #fillers = new Map<string, Map<string, Fill>>()
  /** By the id of the rule or decision, then by the law as the model names it. */
  readonly #laws = new Map<string, Map<string, Sentence>>()

  constructor(about: Pick<Definition, 'form' | 'process'>) {
    this.#about = about
  }

  say(text: string, language: string, filling: Filling): string {
    const fillers = this.#fillers.getOrInsertComputed(language, () => new Map())
    return fillers.getOrInsertComputed(text, () => fillerOf(text.trim(), language, this.#about))(filling)
  }

  /** The law as the model names it in its main language, with what words files say for it. */
  law(id: string, own: string, main: string, translated: Sentence = new Map()): Sentence {
    const laws = this.#laws.getOrInsertComputed(id, () => new Map())
    return laws.getOrInsertComputed(own, () => new Map([...translated, [main, own]]))
  }
}
