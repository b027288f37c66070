import type { DecisionNames } from '../../model.ts'
import type { Translator, WordsFile } from '../../source.ts'
import type { DecisionWords } from './model-words.ts'

/** What people call the decisions: as the model says, with what words files say for it. */
export function decisionNamesOf(
  decisions: readonly DecisionWords[],
  say: Translator,
): ReadonlyMap<string, DecisionNames> {
  return new Map(
    decisions.map(({ name, label, parts, codes = [], columns }) => {
      const wordsOf = ({ decisions }: WordsFile) => decisions?.[name]
      const named = (kind: 'parts' | 'values' | 'columns', texts: Iterable<readonly [string, string]>) =>
        new Map([...texts].map(([key, text]) => [key, say.sentence(text, (words) => wordsOf(words)?.[kind]?.[key])]))
      return [
        name,
        {
          label: say.sentence(label ?? name, (words) => wordsOf(words)?.label),
          parts: named('parts', parts),
          values: named('values', codes.map(same)),
          columns: named('columns', columns.map(columnName).map(same)),
        },
      ]
    }),
  )
}

const same = (text: string) => [text, text] as const

/** What words files call a column by. */
const columnName = ({ label, text }: DecisionWords['columns'][number]) => label || text

/** The columns of a decision's table that look at something that has no name of its own elsewhere. */
export const columnsToName = ({ columns }: DecisionWords, known: ReadonlySet<string>): string[] =>
  columns.filter(({ label, text }) => !known.has(text) && !known.has(label)).map(columnName)
