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
  notFound:
    'There is nothing at this address. /api/services lists the services, and /api/openapi.json says what can be asked.',
  wrongMethod: (allowed: string) => `This address takes ${allowed} and nothing else.`,
  malformed: 'The request cannot be read: its address or its headers are not written as HTTP has them.',
  tooLarge: 'The body is larger than anything this address takes.',
  tooMany: 'Too many requests came from your address.',
  unavailable: 'The records cannot be reached for the moment.',
  fault: (reference: string) => `This is a fault of ours. It is in our log as ${reference}.`,
}
