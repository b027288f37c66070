export const api = {
  notJsonAt: (what: string) => `The body is not JSON: ${what}`,
  repeatedKey: (key: string) => `The name “${key}” stands twice in the same object.`,
  tooDeep: (most: number) => `The body is nested deeper than ${most} levels.`,
  tooBig: (most: number) => `The body is larger than ${most} bytes.`,
  wrongType: 'The content type of the body must be application/json.',
  noAnswers:
    'The body must be an object with the answers under “answers”; “explain”, if it is there, is true or false.',
  problems: (count: number) =>
    count === 1 ? '1 answer is missing or wrong.' : `${count} answers are missing or wrong.`,
  notAnswer: (question: string) => `The answer to “${question}” is not of the type that the description gives.`,
  noQuestion: (name: string) => `The service has no question called “${name}” that its check needs.`,
  noInput: 'The body must be an object with the name of a decision under “decision” and the inputs under “input”.',
  lawEnded: (day: string, rules: string) =>
    `This law ended on ${day}, and nothing is decided by it any more. Its rules as they were: ${rules}`,
  noDecision: (name: string, known: readonly string[]) =>
    `The law has no decision called “${name}”; it has ${known.map((one) => `“${one}”`).join(', ')}.`,
  inputProblems: (count: number) =>
    count === 1 ? '1 input is missing or wrong.' : `${count} inputs are missing or wrong.`,
  unknownInput: (name: string) => `The law has no input called “${name}”.`,
  unknownEntry: (name: string, known: readonly string[]) =>
    `The law knows nothing of “${name}”; there it has ${known.map((one) => `“${one}”`).join(', ')}.`,
  missingInput: (name: string, type: string) => `“${name}” is missing (${type}); null says that there is none.`,
  wrongInput: (name: string, type: string) => `“${name}” must be of the type ${type}.`,
  inputNotAllowed: (name: string, why: string) => `“${name}” cannot be that: ${why}`,
  inputTooLong: (name: string) => `“${name}” has more than 34 digits, the most that can be kept exactly.`,
  tooMuch: 'The law takes too many steps with this input.',
  noValue: (decision: string, why: string) => `The law gives no value for “${decision}”: ${why}`,
  noRule: (decisions: readonly string[]) =>
    `no rule of ${decisions.map((one) => `“${one}”`).join(', ')} is for this input.`,
  errorIn: (message: string, decision?: string, rule?: string) =>
    `${message}${decision === undefined ? '' : ` (In “${decision}”${rule === undefined ? '' : `, rule “${rule}”`}.)`}`,
  notFound:
    'There is nothing at this address. /api/services and /api/laws list what there is, and /api/openapi.json says what can be asked.',
  wrongMethod: (allowed: string) => `This address takes ${allowed} and nothing else.`,
  malformed: 'The request cannot be read: its address or its headers are not written as HTTP has them.',
  tooLarge: 'The body is larger than anything this address takes.',
  tooMany: 'Too many requests came from your address.',
  unavailable: 'The records cannot be reached for the moment.',
  fault: (reference: string) => `This is a fault of ours. It is in our log as ${reference}.`,
}
