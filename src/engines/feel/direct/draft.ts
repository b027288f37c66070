/** What cannot be put into direct code: the closures do it. */
export class NotDirect extends Error {}

/** More of them take longer to be put together than they save. */
const MOST_CONSTANTS = 20_000

/** What direct code gives where it gives up: the closures then do the whole of it from the beginning. */
export const gaveUp: unique symbol = Symbol('gave up')

/** Longer code takes longer to be made than it saves. */
const LONGEST = 400_000

/**
 * JavaScript in the writing, made of a syntax tree and of nothing else: no text of a model ever becomes part of it. Names, texts and
 * decimals go in as constants that it is handed; what is written out is its own words, numbers of its own locals, and doubles.
 */
export class Draft {
  readonly #constants: unknown[] = []
  readonly #known = new Map<unknown, string>()
  #lines: string[] = []
  #locals = 0
  #size = 0

  /** A constant, by the name it goes by. */
  constant(value: unknown): string {
    const known = this.#known.get(value)
    if (known) return known
    if (this.#constants.length >= MOST_CONSTANTS) throw new NotDirect()
    const name = `k${this.#constants.push(typeof value === 'string' ? asName(value) : value) - 1}`
    this.#known.set(value, name)
    return name
  }

  line(js: string): void {
    this.#size += js.length
    if (this.#size > LONGEST) throw new NotDirect()
    this.#lines.push(js)
  }

  /** A value that is worked out once. */
  local(js: string): string {
    const name = this.variable()
    this.line(`const ${name} = ${js};`)
    return name
  }

  /** The name of a variable that nothing else is called. */
  variable(): string {
    return `v${this.#locals++}`
  }

  /** Gives up unless this holds. */
  unless(js: string): void {
    this.line(`if (!(${js})) return gaveUp;`)
  }

  /** What is written meanwhile, set apart. */
  block<T>(write: () => T): { readonly js: string; readonly result: T } {
    const outer = this.#lines
    this.#lines = []
    try {
      const result = write()
      return { js: this.#lines.join('\n'), result }
    } finally {
      this.#lines = outer
    }
  }

  /** The function that was written, of these parameters; what goes wrong in it is giving up. */
  finish<F>(parameters: string): F {
    const body = this.#lines.join('\n')
    const used = new Set(body.match(/\bk[0-9]+\b/g))
    const constants = [...used].map((name) => `const ${name} = constants[${name.slice(1)}];`).join(' ')
    const whole = `'use strict'; ${constants} return (${parameters}) => { try { ${body} } catch { return gaveUp; } }`
    return new Function('gaveUp', 'constants', whole)(gaveUp, this.#constants)
  }
}

/**
 * The same text as the machine keeps the names of properties: a text that was cut out of a file is another object than that, and code
 * that looks a property up by it is made anew again and again.
 */
const asName = (text: string): string => Object.keys({ [text]: 0 })[0]!

/** A double as it is written in JavaScript. */
export function numeral(value: number): string {
  if (!Number.isFinite(value)) throw new NotDirect()
  return value < 0 ? `(${value})` : String(value)
}
