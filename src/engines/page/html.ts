/** Text that may be sent as HTML. Only `html` and `raw` make it, so that no string can pass for it. */
export class Html {
  readonly #text: string

  constructor(text: string) {
    this.#text = text
  }

  toString(): string {
    return this.#text
  }
}

/** What may stand in a template: strings and numbers are escaped, lists are joined, what is absent is nothing. */
export type Content = Html | string | number | null | undefined | false | readonly Content[]

/** A template whose every value is escaped for text and for quoted attributes, unless it is Html already. */
export function html(strings: TemplateStringsArray, ...values: readonly Content[]): Html {
  let text = strings[0] ?? ''
  for (let index = 0; index < values.length; index++) text += written(values[index]) + strings[index + 1]
  return new Html(text)
}

/** Text from our own disk that is HTML already, such as the crest. Never for anything that someone typed. */
export function raw(trusted: string): Html {
  return new Html(trusted)
}

function written(value: Content): string {
  if (value instanceof Html) return value.toString()
  if (typeof value === 'string') return escaped(value)
  if (typeof value === 'number') return String(value)
  if (Array.isArray(value)) return joined(value)
  if (value === null || value === undefined || value === false) return ''
  throw new TypeError(`A template cannot hold a value of type ${typeof value}`)
}

function joined(values: readonly Content[]): string {
  let text = ''
  for (const value of values) text += written(value)
  return text
}

const special = /[&<>"']/
const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

function escaped(text: string): string {
  return special.test(text) ? text.replace(/[&<>"']/g, (character) => entities[character]!) : text
}
