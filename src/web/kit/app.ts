import { randomBytes } from 'node:crypto'
import { constants } from 'node:zlib'
import compress from '@fastify/compress'
import cookie from '@fastify/cookie'
import type { FastifyBaseLogger, FastifyInstance } from 'fastify'
import { fastify, LogController } from 'fastify'
import { mostBytes, takeBodies } from './app/body.ts'
import { closeWhenAnswered } from './app/closing.ts'
import { guardBrowsers } from './app/headers.ts'
import { healthPage } from './app/health.ts'
import { limitRequests } from './app/limits.ts'
import { listRoutes } from './app/walk.ts'
import { serveAssets } from './assets.ts'
import { answerFailures } from './failures.ts'
import type { House } from './house.ts'
import { isMalformed, keepToOrigin, refuseOtherHosts, withoutPrefix } from './languages.ts'
import type { Mount, Page } from './page.ts'
import { recognise } from './receive.ts'
import { addMount, addPage } from './routes.ts'
import { cookieManner } from './session/cookies.ts'

/** Every page behind its guard, with what all of them have in common. Close it before the database. */
export async function openApp(house: House, pages: readonly (Page | Mount)[]): Promise<FastifyInstance> {
  const manner = cookieManner(house.origin)
  const app = fastify({
    loggerInstance: house.log as FastifyBaseLogger,
    // Its own lines hold whole addresses, which may hold what is nobody's business.
    logController: new LogController({ disableRequestLogging: true }),
    trustProxy: house.trustProxy ?? false,
    bodyLimit: mostBytes,
    requestTimeout: 60_000,
    // While it closes, it still answers what comes on connections that are open: each of them is told that it was the last one.
    return503OnClosing: false,
    genReqId: () => randomBytes(5).toString('hex').toUpperCase(),
    rewriteUrl: withoutPrefix(house.place),
    frameworkErrors: (error, request, reply) => fail(error, request, reply),
    routerOptions: { ignoreTrailingSlash: true, maxParamLength: 16_384 },
  })
  closeWhenAnswered(app)
  listRoutes(app)
  keepToOrigin(app, house.origin)
  if (house.forTryingOut) refuseOtherHosts(app, house.origin)
  await app.register(cookie)
  await guardBrowsers(app, house.origin, house.formTargets ?? [])
  await limitRequests(app, house.limits)
  await app.register(compress, compression)
  takeBodies(app)
  const assets = await serveAssets(app, house.place, house.cacheFolder)
  const open = { ...house, assets, cookie: manner }
  const fail = answerFailures(open)
  app.setErrorHandler(fail)
  app.setNotFoundHandler({ preHandler: app.rateLimit() }, async (request, reply) => {
    await recognise(open, request, reply)
    return fail({ statusCode: isMalformed(request.raw) ? 400 : 404 }, request, reply)
  })
  addPage(app, open, healthPage(house.database), () => true)
  for (const page of pages) {
    if ('handle' in page) addMount(app, page)
    else addPage(app, open, page)
  }
  return app
}

const compression = {
  encodings: ['br', 'gzip'] as ('br' | 'gzip')[],
  brotliOptions: { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } },
  inflateIfDeflated: false,
}
