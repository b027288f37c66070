import type { Json, Line, Phrase } from '#engines/feel'
import { fillLine, strungLines } from '#engines/feel'
import { reasonIn } from './explained/reasons.ts'
import { tableSentences } from './explained/tables.ts'
import type { Explained, Explaining, ExplainTelling, ToldSentence } from './explained/telling.ts'
import { explainingOf, factOf, named } from './explained/telling.ts'
import type { RulesToWord } from './rules-in-words/naming.ts'

/**
 * A trace as sentences in one language: what each decision was worked out from and where that came from, how it came about, by which
 * rules and which law, and the nearest rules that did not hold, each with the conditions that failed. Worked out when it is asked for:
 * a trace that nobody reads costs nothing for it.
 */
export function sentencesOf(trace: readonly Explained[], rules: RulesToWord, telling: ExplainTelling): ToldSentence[] {
  const explaining = explainingOf(trace, rules, telling)
  const told = new Set<string>()
  const sentences = trace.flatMap((decision): ToldSentence[] => [
    ...decision.inputs.flatMap(({ name, value, from }) =>
      from === 'decision' ? [] : inputSentences(explaining, decision.decision, name, value, told),
    ),
    ...(decision.table ? tableSentences(explaining, decision, decision.table) : formulaSentences(explaining, decision)),
  ])
  return sentences.map((sentence) => ({ ...sentence, line: begun(sentence.line, telling.language) }))
}

/** A sentence begins with a capital, also where a name stands first. */
const begun = ([first, ...rest]: Line, language: string): Line =>
  first ? [{ ...first, text: first.text.charAt(0).toLocaleUpperCase(language) + first.text.slice(1) }, ...rest] : rest

/** An input where it is first used; one that the form works out after those it is worked out from. */
function inputSentences(
  explaining: Explaining,
  decision: string,
  name: string,
  value: Json,
  told: Set<string>,
): ToldSentence[] {
  if (told.has(name)) return []
  told.add(name)
  const { rules, words, inWords, known } = explaining
  const computed = rules.form?.computed.find((each) => each.name === name)
  const subject = { name: named(explaining, name), fact: factOf(explaining, name, value) }
  const said = (line: Line): ToldSentence => ({ decision, kind: 'input', input: name, line })
  // Whoever asks for a decision may give what a form would have worked out.
  if (computed && [...computed.value.uses].some((used) => known(used) !== undefined)) {
    const before = [...computed.value.uses].flatMap((used) => {
      const given = known(used)
      return given === undefined || given === null ? [] : inputSentences(explaining, decision, used, given, told)
    })
    return [...before, said(workedOut(explaining, subject, inWords.formula(computed.value.text, name)))]
  }
  if (value === null) return [said(fillLine(words.notGiven, subject))]
  return [said(fillLine(rules.form?.questions.has(name) ? words.answered : words.given, subject))]
}

/** A condition says what makes it a yes, and not that it is so. */
const workedOut = ({ words }: Explaining, subject: { fact: Line }, { line, states }: Phrase): Line =>
  fillLine(states ? words.workedOutIf : words.workedOut, { ...subject, formula: line })

/** What a box gave, of which no sentence can say how: from what, at least. */
function boxedOut(explaining: Explaining, { fact }: { fact: Line }, inputs: Explained['inputs']): Line {
  const { words, telling } = explaining
  if (inputs.length === 0) return fillLine(words.result, { fact })
  const names = inputs.map(({ name }) => named(explaining, name))
  return fillLine(words.workedOutFrom, {
    fact,
    inputs: strungLines(names, telling.words.feel.andMore, telling.words.feel.and),
  })
}

/** What a formula gave, or a box that no formula says; with the decision's own reason and its law. */
function formulaSentences(
  explaining: Explaining,
  { decision, id, value, text, inputs, description, sources, reason }: Explained,
): ToldSentence[] {
  const subject = { fact: factOf(explaining, decision, value) }
  const line = text
    ? workedOut(explaining, subject, explaining.inWords.formula(text, decision))
    : boxedOut(explaining, subject, inputs)
  const own = { reason: description, law: sources.join('; '), told: reason }
  const { line: because, law } = reasonIn(explaining, id, own)
  const said: ToldSentence = { decision, kind: 'result', line }
  if (!because) return [{ ...said, ...(law && { law }) }]
  return [said, { decision, kind: 'reason', line: because, ...(law && { law }) }]
}
