import { Type } from 'typebox'

/* How a service's check and a law tell how something came about, to whoever asks for it. */

export const explain = Type.Optional(
  Type.Boolean({ description: 'Whether every decision and every rule is to be shown, and told in sentences' }),
)

const toldSentence = Type.Object({
  decision: Type.String({ description: 'Which decision it explains' }),
  kind: Type.Enum(['input', 'result', 'rule', 'reason', 'passed over', 'nearest', 'error'], {
    description:
      'What went in and where it came from; what came out and by which rule; one of several rules that it came of; why; a rule that holds and of which nothing came; a rule that nearly held, with the conditions that failed; what could not be worked out',
  }),
  text: Type.String(),
  input: Type.Optional(Type.String({ description: 'The input it tells of' })),
  rule: Type.Optional(Type.String({ description: 'The id of the rule it tells of' })),
  law: Type.Optional(Type.String({ description: 'The law that it rests on' })),
})

const TRACE =
  'Every decision and every rule, values as exact text; where `explain` is true. Of a table of more than 200 rules those that held and those nearest to it, and in `leftOut` how many others there are'

export const explained = {
  trace: Type.Optional(Type.Unknown({ description: TRACE })),
  sentences: Type.Optional(
    Type.Array(toldSentence, {
      description: 'The trace as it is read, in the language asked for; where `explain` is true',
    }),
  ),
}
