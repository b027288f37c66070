import formbody from '@fastify/formbody'
import type { FastifyInstance } from 'fastify'
import type { Posted } from '#engines/form'

/** Room for a field of a megabyte written in percent-encoding, so that its reader can say that it is too long. */
export const mostBytes = 4 * 1024 * 1024

/** Form fields in the order they came, repeated keys kept; a Map, so that no key reaches a prototype. */
function readForm(text: string): Posted {
  const posted = new Map<string, string[]>()
  for (const [key, value] of new URLSearchParams(text)) {
    const values = posted.get(key)
    if (values) values.push(value)
    else posted.set(key, [value])
  }
  return posted
}

/** Forms are read to a Map and JSON stays text, for whoever reads its numbers exactly. Nothing else is taken. */
export async function takeBodies(app: FastifyInstance): Promise<void> {
  app.removeAllContentTypeParsers()
  await app.register(formbody, { bodyLimit: mostBytes, parser: readForm as never })
  app.addContentTypeParser('application/json', { parseAs: 'string', bodyLimit: mostBytes }, (_request, body, done) =>
    done(null, body),
  )
}
