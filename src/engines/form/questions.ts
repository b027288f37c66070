import type { Expression, Type } from '#engines/feel'
import type { fieldTypes } from './fields.ts'

/** A sentence by language tag. The first entry is in the service's main language. */
export type Sentence = ReadonlyMap<string, string>

/** The sentence in a language; in the main one where it is not translated. */
export function say(sentence: Sentence, language: string): string {
  return sentence.get(language) ?? sentence.values().next().value ?? ''
}

/** The types of question there are; each is a folder in fields/ and a line in fields.ts. */
export type FieldTypeName = keyof typeof fieldTypes

export interface Option {
  readonly code: string
  readonly label: Sentence
  readonly hint?: Sentence
}

export interface Question {
  readonly name: string
  readonly slug: string
  readonly type: FieldTypeName
  readonly label: Sentence
  /** How check-answers and the desk call it; the label where the service has no shorter one. */
  readonly title: Sentence
  readonly hint?: Sentence
  readonly optional: boolean
  /** Of a choice or choices; empty for all other types. */
  readonly options: readonly Option[]
  /** Asked only where this holds; rests on questions of earlier pages. */
  readonly when?: Expression
  /** What must hold for an answer to be taken. */
  readonly check?: Expression
  readonly ifWrong?: Sentence
  readonly ifMissing?: Sentence
  readonly ifUnreadable?: Sentence
  /** Numbers: the least and the most; text: the most characters; dates: ISO text. */
  readonly least?: string
  readonly most?: string
  /** What the question was called in earlier versions: drafts and figures follow. */
  readonly was: readonly string[]
  /** The name of the coarse code that queues and figures may see. */
  readonly figure?: string
  /** Of an address: where nothing is said, its postcode may be left out, since not every place has them. */
  readonly postcode?: 'required' | 'optional'
  /** What a browser may fill in, as HTML's autocomplete names it: 'name', 'email', … */
  readonly autocomplete?: string
}

export interface FormPage {
  readonly name: string
  readonly slug: string
  readonly title: Sentence
  readonly hint?: Sentence
  readonly when?: Expression
  readonly questions: readonly Question[]
}

/** A value worked out from answers. The form keeps them in an order in which each comes after those it rests on. */
export interface Computed {
  readonly name: string
  /** What people call it. */
  readonly label: Sentence
  readonly value: Expression
  /** The place in the form of the last page it rests on; -1 where it rests on none. */
  readonly after: number
  /** How it is shown: as money, a date, … */
  readonly shownAs?: FieldTypeName
}

export interface Form {
  readonly pages: readonly FormPage[]
  readonly questions: ReadonlyMap<string, Question>
  readonly computed: readonly Computed[]
  /** The FEEL type of every name that an expression over the finished form may use, `today` too. */
  readonly names: ReadonlyMap<string, Type>
}
