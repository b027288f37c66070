import { spokenIn } from '#engines/definition'

/** How rules are told, on whatever page: to whoever works with them and to whoever only reads them. */
export const rules = {
  ...spokenIn('en').rules,
  outcomeName: 'Outcome',
  exactly: 'Exactly',
  named: (name: string) => `${name}:`,
  formula: 'Formula',
  ruleHead: 'Rule',
  result: 'Result',
  hitPolicies: {
    U: 'Exactly one rule can hold.',
    A: 'Several rules can hold, all with the same result.',
    P: 'Of the rules that hold, the one whose result weighs most counts.',
    F: 'The first rule that holds counts.',
    R: 'The results of all rules that hold count, in the order of the rules.',
    O: 'The results of all rules that hold count, those that weigh most first.',
    C: 'The results of all rules that hold count together.',
  },
  sources: 'Law',
  amount: 'Amount',
}
