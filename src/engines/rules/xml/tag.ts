/** How a tag stands in the text: where it ends, behind the first ">" outside quotation marks, and how many values are quoted in it. */
export function measureTag(xml: string, offset: number): { end: number; quoted: number } {
  const first = xml.indexOf('>', offset)
  const tag = first < 0 ? '"' : xml.slice(offset, first)
  if (!tag.includes('"') && !tag.includes("'")) return { end: first + 1, quoted: 0 }
  let quoted = 0
  for (let at = offset + 1; at < xml.length; at++) {
    const sign = xml.charCodeAt(at)
    if (sign === 0x3e) return { end: at + 1, quoted }
    if (sign !== 0x22 && sign !== 0x27) continue
    const close = xml.indexOf(xml[at]!, at + 1)
    if (close < 0) break
    at = close
    quoted++
  }
  return { end: xml.length, quoted }
}

export function split(name: string): [prefix: string, local: string] {
  const colon = name.indexOf(':')
  return colon < 0 ? ['', name] : [name.slice(0, colon), name.slice(colon + 1)]
}

/** The namespaces that an element declares by their prefixes, before those around it. */
export interface Namespaces {
  readonly own: ReadonlyMap<string, string>
  readonly outer: Namespaces | undefined
}

const XML = 'http://www.w3.org/XML/1998/namespace'
export const known: Namespaces = {
  own: new Map([
    ['', ''],
    ['xml', XML],
    ['xmlns', 'http://www.w3.org/2000/xmlns/'],
  ]),
  outer: undefined,
}

export function declaredIn(attributes: ReadonlyMap<string, string>, outer: Namespaces): Namespaces {
  let own: Map<string, string> | undefined
  for (const [name, value] of attributes) {
    if (name !== 'xmlns' && !name.startsWith('xmlns:')) continue
    own ??= new Map()
    own.set(name.slice('xmlns:'.length), value)
  }
  return own ? { own, outer } : outer
}

/** undefined where nobody declares the prefix. */
export function namespaceOf(prefix: string, namespaces: Namespaces): string | undefined {
  for (let each: Namespaces | undefined = namespaces; each; each = each.outer) {
    const found = each.own.get(prefix)
    if (found !== undefined) return found
  }
  return undefined
}
