import type { Expression, Type } from '#engines/feel'
import { compileExpression } from '#engines/feel'
import type { Blank, Option, Wording } from '#engines/form'
import { say } from '#engines/form'
import type { Place } from '#ground/source'
import { expressionPlace } from '../../source/expression-place.ts'
import { Faults } from '../../source/faults.ts'
import type { Path, YamlFile } from '../../source/yaml.ts'
import { nameOfType } from '../../types.ts'
import { placeOf } from './conditions.ts'
import type { Said, Wordings } from './wordings.ts'

/** One sentence in one language, and the names of what it holds. */
export interface Bound {
  readonly wording: Wording
  readonly names: ReadonlySet<string>
}

interface Written {
  readonly yaml: YamlFile
  readonly path: Path
  readonly language: string
}

/** Reads one sentence in one language. What cannot be read is a fault, and stands in the sentence as it is written. */
export class WordingReader {
  readonly #wordings: Wordings
  readonly #said: Said
  readonly #written: Written
  readonly #names = new Set<string>()

  constructor(wordings: Wordings, said: Said, written: Written) {
    this.#wordings = wordings
    this.#said = said
    this.#written = written
  }

  read(words: string): Bound {
    const { place } = expressionPlace(this.#written.yaml, this.#written.path, words)
    const at = (offset: number) => place!(offset)
    const wording: (string | Blank)[] = []
    let end = 0
    for (const { 0: whole, 1: inner = '', index } of words.matchAll(/\{([^{}]*)\}/g)) {
      wording.push(this.#plain(words, end, index, at), this.#blank(inner, index + 1, at) ?? whole)
      end = index + whole.length
    }
    wording.push(this.#plain(words, end, words.length, at))
    return { wording, names: this.#names }
  }

  #plain(words: string, from: number, to: number, at: (offset: number) => Place): string {
    const text = words.slice(from, to)
    const brace = text.search(/[{}]/)
    if (brace >= 0)
      this.#wordings.faults.fault(
        at(from + brace),
        'open-placeholder',
        'A brace in this sentence has no other to go with it.',
        'Write `{expression}`; a sentence cannot hold a brace of its own.',
      )
    return text
  }

  #blank(inner: string, start: number, at: (offset: number) => Place): Blank | undefined {
    const bar = barIn(inner)
    const text = inner.slice(0, bar)
    const own = inner.slice(bar + 1).trim()
    if (bar < inner.length && own === '')
      return this.#tell(
        at(start + bar),
        'no-words',
        'After the bar stand no words.',
        'Write what is said where there is no value: `{expression | words}`.',
      )
    const place = (offset: number) => at(start + offset)
    const value = this.#compiled(text, place)
    if (!value) return undefined
    for (const name of value.uses) this.#names.add(name)
    const named = this.#checkKnown(value, place(firstOf(text)), bar < inner.length) ?? text.trim()
    return { value, ...this.#shown(text.trim()), meanwhile: bar < inner.length ? own : `[${named}]` }
  }

  #compiled(text: string, place: (offset: number) => Place): Expression | undefined {
    const { names, faults } = this.#wordings
    // A version that was published stays as it is: what was no expression then is read as it stands.
    const found = new Faults()
    const value = found.keeping(() =>
      compileExpression(text, names, { ...place(0), place, asPublished: faults.asPublished }),
    )
    faults.all.push(...found.all)
    if (value && !canBeSaid(value.type))
      return this.#tell(
        place(firstOf(text)),
        'cannot-be-said',
        `This gives ${nameOfType(value.type)}, which cannot be said within a sentence.`,
        'Let it give a text, a number or a date.',
      )
    return value
  }

  /** Everything it rests on is asked before, and always; gives the name of what it waits for. */
  #checkKnown({ uses }: Expression, at: Place, hasWords: boolean): string | undefined {
    const { known, computed } = this.#wordings
    const { before, given } = this.#said
    for (const name of uses) {
      if (placeOf(name, this.#wordings) >= before)
        this.#tell(
          at,
          'asked-later',
          `\`${name}\` is not known yet when this sentence is said.`,
          'Ask it on an earlier page, or leave it out of this sentence.',
        )
      else if (!hasWords && !this.#isSure(name, given))
        this.#tell(
          at,
          'perhaps-not-known',
          `\`${name}\` may not have been asked or answered when this sentence is said.`,
          'Write what is said then: `{expression | words}`.',
        )
    }
    const label = [...uses].flatMap(
      (name) => known.get(name)?.title ?? computed.find((one) => one.name === name)?.label ?? [],
    )[0]
    return label && say(label, this.#written.language)
  }

  /** A question is surely answered where it is asked under no conditions but those of the sentence itself, and cannot be left blank. */
  #isSure(name: string, given: readonly string[]): boolean {
    const question = this.#wordings.known.get(name)
    if (!question) return true
    return (
      !question.optional && (this.#wordings.conditions.get(name) ?? []).every((condition) => given.includes(condition))
    )
  }

  #shown(name: string): { money: boolean; options: readonly Option[] } {
    const question = this.#wordings.known.get(name)
    const shownAs = question?.type ?? this.#wordings.computed.find((one) => one.name === name)?.shownAs
    return { money: shownAs === 'money', options: question?.options ?? [] }
  }

  #tell(at: Place, code: string, message: string, remedy: string): undefined {
    this.#wordings.faults.fault(at, code, message, remedy)
  }
}

const canBeSaid = (type: Type) => type === 'any' || type === 'string' || type === 'number' || type === 'date'

const firstOf = (text: string) => /^\s*/.exec(text)?.[0].length ?? 0

/** Where the bar stands that ends the expression: not within a text of its own. */
function barIn(inner: string): number {
  const bare = inner.replace(/"(?:[^"\\]|\\.)*"/g, (text) => '"'.repeat(text.length))
  const bar = bare.indexOf('|')
  return bar < 0 ? inner.length : bar
}
