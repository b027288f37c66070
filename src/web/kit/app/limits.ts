import rateLimit from '@fastify/rate-limit'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { Refusal } from '#ground/refusal'

/** Requests an address may make in a minute before it is asked to wait; 0 is no limit. Counted by each process for itself. */
export interface Limits {
  requests: number
  /** Posted forms, signing in and the machine's API count here. */
  posts: number
}

const usual: Limits = { requests: 1200, posts: 300 }

declare module 'fastify' {
  interface FastifyContextConfig {
    /** The name of the rule that guards the route. */
    policy?: string
    speaks?: 'json'
    /** Only there to say that the method is wrong: no page of its own. */
    refusing?: boolean
    unlimited?: (request: FastifyRequest) => boolean
  }
}

const isHeavy = ({ method, routeOptions }: FastifyRequest) =>
  method === 'POST' || routeOptions.url === '/sign-in' || routeOptions.url === '/sign-in/return'

// A visitor who has gone already has no address any more, whatever the type says.
const addressOf = ({ ip }: { ip?: string }) => ip ?? ''

const minute = 60_000

export async function limitRequests(app: FastifyInstance, limits: Partial<Limits> = {}): Promise<void> {
  const { requests, posts } = { ...usual, ...limits }
  const limitOf = (request: FastifyRequest) => (isHeavy(request) ? posts : requests)
  await app.register(rateLimit, {
    timeWindow: minute,
    cache: 50_000,
    max: limitOf,
    keyGenerator: (request) => `${isHeavy(request) ? 'post' : 'any'} ${rateLimit.normalizeIP(addressOf(request))}`,
    allowList: (request) => limitOf(request) === 0 || (request.routeOptions.config?.unlimited?.(request) ?? false),
    errorResponseBuilder: (_request, { ttl }) => new Refusal('too-many', { seconds: Math.ceil(ttl / 1000) }),
  })
}
