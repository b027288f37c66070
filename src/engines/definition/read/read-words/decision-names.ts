import type { DecisionNames } from '../../model.ts'
import type { Translator, WordsFile } from '../../source.ts'
import type { DecisionWords } from './model-words.ts'

type DecisionsFile = Pick<WordsFile, 'decisions'>

/** What people call the decisions: as the model says, with what words files say for it. */
export function decisionNamesOf(
  decisions: readonly DecisionWords[],
  say: Translator<DecisionsFile>,
): ReadonlyMap<string, DecisionNames> {
  return new Map(
    decisions.map(({ name, label, parts, codes = [], columns }) => {
      const wordsOf = ({ decisions }: DecisionsFile) => decisions?.[name]
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

/** What a law calls its own decisions, with what the words files of the service that imports it say for them instead. */
export function decisionNamesOver(
  names: ReadonlyMap<string, DecisionNames>,
  say: Translator<DecisionsFile>,
): ReadonlyMap<string, DecisionNames> {
  return new Map(
    [...names].map(([name, { label, about, ...kinds }]) => {
      const over = (kind: 'parts' | 'values' | 'columns') =>
        new Map(
          [...kinds[kind]].map(([key, known]) => [
            key,
            say.over(known, ({ decisions }) => decisions?.[name]?.[kind]?.[key]),
          ]),
        )
      return [
        name,
        {
          label: say.over(label, ({ decisions }) => decisions?.[name]?.label),
          ...{ about, parts: over('parts'), values: over('values'), columns: over('columns') },
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
