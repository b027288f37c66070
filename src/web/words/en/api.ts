export const api = {
  notJsonAt: (what: string) => `The body is not JSON: ${what}`,
  repeatedKey: (key: string) => `The name “${key}” stands twice in the same object.`,
  tooDeep: (most: number) => `The body is nested deeper than ${most} levels.`,
  tooBig: (most: number) => `The body is larger than ${most} bytes.`,
  wrongType: 'The content type of the body must be application/json.',
  noAnswers: 'The body must be an object with the answers under “answers”.',
  problems: (count: number) =>
    count === 1 ? '1 answer is missing or wrong.' : `${count} answers are missing or wrong.`,
  notAnswer: (question: string) => `The answer to “${question}” is not of the type that the description gives.`,
  noQuestion: (name: string) => `The service has no question called “${name}” that its check needs.`,
}
