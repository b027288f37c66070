// PostgreSQL quotes the value in an error of class 22, in a check's and in one that a function raises; JSON.parse quotes
// the text around the fault.
const quotes = (error: Error) =>
  error.name === 'SyntaxError' || ('code' in error && /^(22...|23514|P0001)$/.test(String(error.code)))

const told = [
  'code',
  'log',
  'constraint',
  'table',
  'column',
  'syscall',
  'statusCode',
  'responseCode',
  'command',
] as const

const frames = (stack: string | undefined) =>
  stack
    ?.split('\n')
    .filter((line) => /^\s+at /.test(line))
    .join('\n')

/** What an error says of itself, where that may be said. */
export const messageOf = (error: unknown): string => {
  if (!(error instanceof Error)) return 'something that is no error was thrown'
  return quotes(error) ? `${error.name}, with a message that quotes what was read` : error.message
}

/** What the log keeps of an error: only what is listed here, since anything may hang on one. */
export const errorOf = (error: unknown, depth = 0): unknown => {
  if (!(error instanceof Error)) return { message: messageOf(error) }
  const kept = told
    .filter((key) => key in error)
    .map((key) => [key, (error as unknown as Record<string, unknown>)[key]])
  return {
    type: error.name,
    message: messageOf(error),
    ...Object.fromEntries(kept),
    stack: frames(error.stack),
    ...(error.cause !== undefined && depth < 5 && { cause: errorOf(error.cause, depth + 1) }),
  }
}
