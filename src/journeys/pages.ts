/** What no page may hold, since its Content-Security-Policy would not let it run, and whoever gets one in would own the page. */

const tag = /<([a-z][\w-]*)((?:\s+[^\s=>"'/]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s>"']+))?)*)\s*\/?>/gi
const attribute = /([^\s=>"'/]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>"']+)))?/g

interface Tag {
  name: string
  attributes: ReadonlyMap<string, string>
}

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'", '#x27': "'" }

export const unescaped = (text: string): string =>
  text.replace(/&(amp|lt|gt|quot|#39|#x27);/g, (_, name: string) => entities[name] ?? '')

/** Every element of a page, in order. */
const tagsOf = (page: string): Tag[] =>
  [...page.matchAll(tag)].map(([, name = '', rest = '']) => ({
    name: name.toLowerCase(),
    attributes: new Map(
      [...rest.matchAll(attribute)].map(([, key = '', ...values]) => [
        key.toLowerCase(),
        unescaped(values.find((value) => value !== undefined) ?? ''),
      ]),
    ),
  }))

const leading = ['href', 'src', 'action', 'formaction', 'poster', 'data', 'content']

/** Addresses that a page leads to or loads. */
export const addressesIn = (page: string): string[] =>
  tagsOf(page).flatMap(({ attributes }) =>
    ['href', 'src', 'action', 'formaction'].flatMap((name) => attributes.get(name) ?? []),
  )

/** Scripts and styles that stand in the page itself. Nothing is the right answer. */
export function inlineIn(page: string): string[] {
  const found = tagsOf(page).flatMap(({ name, attributes }) => [
    ...(name === 'style' || (name === 'script' && !attributes.get('src')) ? [`<${name}>`] : []),
    ...[...attributes.keys()].filter((key) => key === 'style' || key.startsWith('on')).map((key) => `<${name} ${key}>`),
    ...leading
      .filter((key) => /^\s*(javascript|data|vbscript):/i.test(attributes.get(key) ?? ''))
      .map((key) => `<${name} ${key}="${attributes.get(key)}">`),
  ])
  // Whatever the reader of tags did not understand is looked at as it stands.
  const rest = page.replace(tag, '').match(/<\s*(script|style|iframe|object|embed)\b[^>]*|javascript:/gi) ?? []
  return [...found, ...rest]
}

/** What stands in the box of this name; undefined where there is no such box. */
export function boxIn(page: string, name: string): string | undefined {
  const area = new RegExp(`<textarea[^>]* name="${name}"[^>]*>([^<]*)</textarea>`).exec(page)
  // HTML §13.1.2.5: a line's end right behind the tag belongs to the tag.
  if (area) return unescaped(area[1]!.replace(/^\r?\n/, ''))
  const box = tagsOf(page).find(
    ({ name: tag, attributes }) =>
      tag === 'input' &&
      attributes.get('name') === name &&
      !/^(hidden|radio|checkbox)$/.test(attributes.get('type') ?? ''),
  )
  return box && (box.attributes.get('value') ?? '')
}
