import type { Where } from '#engines/feel'
import { placeAt } from '#ground/source'
import type { Path, YamlFile } from './yaml.ts'

/**
 * Where an expression stands that YAML may have quoted, folded or indented. Its characters, white space aside, are
 * matched with the file's, so that a fault is shown at the very character it is about.
 */
export function expressionPlace(yaml: YamlFile, path: Path, expression: string): Where {
  const start = yaml.contentAt(path)
  const first = start + (/^\s*/.exec(yaml.text.slice(start))?.[0].length ?? 0)
  const offsets = matched(expression, yaml.text, first)
  const place = (offset: number) => placeAt(yaml.file, yaml.text, offsets[offset] ?? offsets.at(-1) ?? first)
  return { ...place(0), place }
}

/** For each character of the expression, and for its end, where it stands in the text. */
function matched(expression: string, text: string, first: number): number[] {
  const offsets: number[] = []
  let at = first
  for (const character of expression.split('')) {
    const found = /\s/.test(character) ? -1 : text.indexOf(character, at)
    offsets.push(found < 0 ? at : found)
    if (found >= 0) at = found + 1
  }
  return [...offsets, at]
}
