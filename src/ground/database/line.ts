import type { Writable } from 'node:stream'
import type { ClientBase, QueryConfig, QueryResult } from 'pg'

/** Statements on one connection, in their order. */
export interface Line {
  /** Nobody waits for its rows: it travels with the next one that somebody waits for, where it throws too. */
  put(statement: QueryConfig): void
  ask(statement: QueryConfig): Promise<QueryResult>
  /** Puts aside what has not left yet. */
  forget(): void
}

// `pg` writes each statement by itself, and a write to a socket costs more than most statements: held back, they leave as one.
const asOne = (client: ClientBase, statements: readonly QueryConfig[]) => {
  const { stream } = (client as ClientBase & { connection: { stream: Writable } }).connection
  stream.cork()
  try {
    return statements.map((statement) => client.query(statement))
  } finally {
    stream.uncork()
  }
}

export const openLine = (client: ClientBase): Line => {
  let waiting: QueryConfig[] = []
  return {
    put: (statement) => void waiting.push(statement),
    async ask(statement) {
      if (waiting.length === 0) return client.query(statement)
      const all = [...waiting, statement]
      waiting = []
      // The first to fail is what went wrong; those after it only say that the transaction has failed.
      const answers = await Promise.all(asOne(client, all))
      return answers.at(-1)!
    },
    forget() {
      waiting = []
    },
  }
}
