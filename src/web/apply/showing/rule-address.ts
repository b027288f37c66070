import type { Definition } from '#engines/definition'
import { slugOf } from '#engines/feel'

/** Where all the rules of a version are shown. */
export const rulesPath = (service: string, ordinal: number): string =>
  `/services/${service}/how-we-decide/versions/${ordinal}`

/** So many rules of a table are on that page, however long it is; the others may be on pages of their own. */
const always = 10

/** Where a decision stands there, or one rule of its table; what belongs to a law is not looked for. */
export function ruleAddress(
  { id, rules }: Pick<Definition, 'id' | 'rules'>,
  ordinal: number,
  { decision, number }: { decision: string; number?: number | undefined },
): string {
  const path = rulesPath(id, ordinal)
  if (!rules.decisions.has(decision)) return path
  const slug = slugOf(decision)
  if (number === undefined) return `${path}#${slug}`
  if (number <= always) return `${path}#${slug}-${number}`
  return `${path}?${new URLSearchParams({ table: slug, from: String(number) })}#${slug}-${number}`
}
