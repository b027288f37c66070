import type { FastifyInstance } from 'fastify'
import type { Posted } from '#engines/form'

/** Room for a field of a megabyte written in percent-encoding, so that its reader can say that it is too long. */
export const mostBytes = 4 * 1024 * 1024

// Of millions of empty ones, reading takes seconds, and a page that shows them again would be a hundred times their size.
const mostFields = 10_000

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

const tooMany = () => Object.assign(new Error('too many fields'), { statusCode: 413 })

/** Forms are read to a Map and JSON stays text, for whoever reads its numbers exactly. Nothing else is taken. */
export function takeBodies(app: FastifyInstance): void {
  app.removeAllContentTypeParsers()
  const whole = { parseAs: 'string', bodyLimit: mostBytes } as const
  app.addContentTypeParser('application/x-www-form-urlencoded', whole, (_request, body, done) => {
    const text = String(body)
    if (text.split('&', mostFields + 1).length > mostFields) done(tooMany())
    else done(null, readForm(text))
  })
  app.addContentTypeParser('application/json', whole, (_request, body, done) => done(null, body))
}
