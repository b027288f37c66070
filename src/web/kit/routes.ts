import type { FastifyInstance, FastifyReply, FastifyRequest, HTTPMethods } from 'fastify'
import { send } from './answer.ts'
import { failedBefore } from './failures/failed-before.ts'
import { admit, checkToken } from './guard.ts'
import type { OpenHouse } from './house.ts'
import type { Handler, Mount, Page } from './page.ts'
import { receive } from './receive.ts'

const methods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']

/** A page's routes, its guard before each of them. */
export function addPage(app: FastifyInstance, house: OpenHouse, page: Page, unlimited?: () => boolean): void {
  const config = { policy: page.mayVisit.name, speaks: page.speaks, unlimited }
  const { path: url, get, post } = page
  if (get) app.route({ method: 'GET', url, config, handler: serve(house, page, get) })
  if (post) app.route({ method: 'POST', url, config, handler: serve(house, page, post) })
  refuseOthers(app, page, [...(get ? ['GET', 'HEAD'] : []), ...(post ? ['POST'] : [])])
}

const serve =
  (house: OpenHouse, page: Page, handler: Handler) => async (request: FastifyRequest, reply: FastifyReply) => {
    const visit = await receive(house, page, request, reply)
    const before = failedBefore(visit.posted)
    if (before) throw before
    const elsewhere = await admit(page, visit)
    if (elsewhere) return send(house, elsewhere, visit, reply)
    if (request.method === 'POST' && page.speaks !== 'json') checkToken(visit)
    return send(house, await handler(visit), visit, reply)
  }

/** Says which methods there are, before a body is read. */
function refuseOthers(app: FastifyInstance, { path, speaks }: Page, allowed: readonly string[]): void {
  app.route({
    method: methods.filter((method) => !allowed.includes(method)) as HTTPMethods[],
    url: path,
    config: { refusing: true, speaks },
    preParsing: async (_request, reply) => {
      reply.header('allow', allowed.join(', '))
      throw Object.assign(new Error('wrong method'), { statusCode: 405 })
    },
    handler: async () => {},
  })
}

/** What answers by itself, with the headers that all answers carry; its request's body is left for it to read. */
export function addMount(app: FastifyInstance, mount: Mount): void {
  const config = {
    policy: mount.mayVisit.name,
    unlimited: ({ raw }: FastifyRequest) => mount.unlimited?.(raw) ?? false,
  }
  app.register(async (own) => {
    own.removeAllContentTypeParsers()
    own.addContentTypeParser('*', (_request, _payload, done) => done(null))
    own.all(`${mount.path}/*`, { config }, (request, reply) => {
      reply.hijack()
      for (const [name, value] of Object.entries(reply.getHeaders())) reply.raw.setHeader(name, value!)
      mount.handle(request.raw, reply.raw)
    })
  })
}
