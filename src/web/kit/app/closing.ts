import type { ServerResponse } from 'node:http'
import type { FastifyInstance } from 'fastify'

/**
 * Lets the app close as soon as everybody who asked has their answer. Node ends the connections that are idle when it closes,
 * and leaves those that become idle afterwards open for as long as a browser likes: longer than a process that was told to
 * stop is given.
 */
export function closeWhenAnswered(app: FastifyInstance): void {
  const answering = new Set<ServerResponse>()
  app.addHook('onRequest', (_request, { raw }, done) => {
    answering.add(raw)
    for (const over of ['finish', 'close']) raw.once(over, () => answering.delete(raw))
    done()
  })
  app.addHook('preClose', (done) => {
    for (const response of answering) isTheLast(response)
    done()
  })
}

function isTheLast(response: ServerResponse): void {
  const { socket } = response
  if (response.headersSent) response.once('finish', () => socket?.end())
  else response.shouldKeepAlive = false
}
