import type { FastifyInstance } from 'fastify'

/** One route as it was registered, with the name of the rule that guards it. */
export interface Route {
  method: string
  path: string
  policy: string
}

const walks = new WeakMap<FastifyInstance, Route[]>()

/** Writes down every route from now on, and lets none be without a rule. */
export function listRoutes(app: FastifyInstance): void {
  const routes: Route[] = []
  walks.set(app, routes)
  app.addHook('onRoute', ({ method, url, config }) => {
    if (config?.refusing) return
    if (!config?.policy) throw new Error(`Nobody guards ${method} ${url}`)
    for (const one of [method].flat()) routes.push({ method: one, path: url, policy: config.policy })
  })
}

/** Every route of an app that `openApp` made, for tests that knock on each door. */
export function routesOf(app: FastifyInstance): readonly Route[] {
  const routes = walks.get(app)
  if (!routes) throw new TypeError('This app was not made by openApp')
  return routes
}
