import { parse } from 'lossless-json'

export type Unreadable =
  | { why: 'too-big'; most: number }
  | { why: 'too-deep'; most: number }
  | { why: 'repeated-key'; key: string }
  | { why: 'not-json'; what: string }

export const most = { bytes: 64 * 1024, levels: 8 }

/**
 * JSON with each number as its exact text. What two programs could read differently (a name given twice) or only an
 * attacker would write (endless nesting) is not read at all.
 */
export function readJson(text: string): { json: unknown } | { unreadable: Unreadable } {
  if (Buffer.byteLength(text) > most.bytes) return { unreadable: { why: 'too-big', most: most.bytes } }
  const shape = wrongShape(text)
  if (shape) return { unreadable: shape }
  try {
    return { json: parse(text) }
  } catch (error) {
    return { unreadable: { why: 'not-json', what: (error as Error).message.slice(0, 200) } }
  }
}

// Strings and brackets: all that matters for depth and for names. A string that a colon follows is a name. One without an
// end goes to the end of the text, or it would be looked for again from every quotation mark within it.
const token = /"(?:[^"\\]|\\.)*(?:"(\s*:)?|\\?$)|[{}[\]]/gs

function wrongShape(text: string): Unreadable | undefined {
  const names: Set<string>[] = []
  for (const [found, colon] of text.matchAll(token)) {
    if (found === '{' || found === '[') names.push(new Set())
    else if (found === '}' || found === ']') names.pop()
    else if (colon && names.at(-1)) {
      const key = nameIn(found.slice(0, -colon.length))
      if (names.at(-1)!.has(key)) return { why: 'repeated-key', key: key.slice(0, 100) }
      names.at(-1)!.add(key)
    }
    if (names.length > most.levels) return { why: 'too-deep', most: most.levels }
  }
  return undefined
}

/** Names are the same however they are escaped. */
function nameIn(literal: string): string {
  try {
    return JSON.parse(literal)
  } catch {
    return literal
  }
}
