import { isName, slugOf } from '#engines/feel'
import type { Place } from '#ground/source'
import type { Faults } from '../../source/faults.ts'

/** Whether a word would reach what every JavaScript object has: 'constructor', '__proto__', 'toString'. */
const isReserved = (word: string) => Reflect.has(Object.prototype, word)

/** The names of one kind, each with the place where it was first used. */
export class Names {
  readonly #kind: string
  readonly #faults: Faults
  readonly #names = new Map<string, Place>()
  readonly #ids = new Map<string, { name: string; at: Place }>()

  constructor(kind: string, faults: Faults) {
    this.#kind = kind
    this.#faults = faults
  }

  /** Takes a name with the ids that its fields will have; says what is wrong with it. */
  take(name: string, at: Place, ids: readonly string[] = [slugOf(name)]): boolean {
    const fine = this.#isFree(name, at) && this.#haveNoClash(name, at, ids)
    this.#names.set(name, at)
    return fine
  }

  has(name: string): boolean {
    return this.#names.has(name)
  }

  #isFree(name: string, at: Place): boolean {
    const known = this.#names.get(name)
    if (!known) return true
    const remedy = `Give it another name; the first one stands at line ${known.line}.`
    this.#faults.fault(at, 'name-twice', `There are two ${this.#kind} called \`${name}\`.`, remedy)
    return false
  }

  #haveNoClash(name: string, at: Place, ids: readonly string[]): boolean {
    const clash = ids.map((id) => ({ id, other: this.#ids.get(id) })).find(({ other }) => other)
    for (const id of ids) if (!this.#ids.has(id)) this.#ids.set(id, { name, at })
    if (!clash?.other) return true
    const message = `\`${name}\` and \`${clash.other.name}\` (line ${clash.other.at.line}) would both be \`${clash.id}\` in addresses and fields.`
    this.#faults.fault(
      at,
      'slug-clash',
      message,
      'Give one of them a name that differs in more than capitals or an ending.',
    )
    return false
  }
}

/** Says what is wrong with a name that expressions are to use. */
export function checkName(name: string, at: Place, faults: Faults): void {
  if (isReserved(name) || isReserved(slugOf(name))) {
    faults.fault(
      at,
      'reserved-name',
      `\`${name}\` cannot be a name here.`,
      'Choose another; this one has a meaning of its own inside programs.',
    )
  } else if (name === 'today') {
    faults.fault(at, 'reserved-name', '`today` is always the day itself.', 'Choose another name.')
  } else if (!isName(name)) {
    const remedy =
      'Use letters, digits and single spaces, begin with a letter, and leave out words that FEEL would read as its own: and, or, in, between, then, else, return, satisfies and instance anywhere, if, for, not and the like at the beginning, and the name of a built-in function.'
    faults.fault(at, 'bad-name', `\`${name}\` cannot be a name in expressions.`, remedy)
  }
}

/** Says what is wrong with the name of a page: it becomes an address. */
export function checkPageName(name: string, at: Place, faults: Faults): void {
  const slug = slugOf(name)
  if (!/^[\p{L}\p{N}][\p{L}\p{M}\p{N}]*( [\p{L}\p{M}\p{N}]+)*$/u.test(name))
    faults.fault(at, 'bad-name', `\`${name}\` cannot be the name of a page.`, 'Use letters, digits and single spaces.')
  else if (isReserved(name) || isReserved(slug) || addresses.has(slug))
    faults.fault(
      at,
      'reserved-name',
      `\`${name}\` cannot be the name of a page.`,
      'Choose another; this address has a meaning of its own.',
    )
}

// What stands in the same place in the portal's addresses: /applications/:ref/sent, /services/:service/check/result.
const addresses = new Set([
  'agency',
  'check-answers',
  'form-changed',
  'sent',
  'save',
  'result',
  'claim',
  'begin',
  'link',
  'status',
])
