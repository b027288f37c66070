import helmet from '@fastify/helmet'
import type { FastifyInstance } from 'fastify'

/** What every answer tells the browser to refuse. Nothing inline runs or styles; nothing of another site is loaded. */
export async function guardBrowsers(app: FastifyInstance, origin: URL, formTargets: readonly string[]): Promise<void> {
  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'"],
        manifestSrc: ["'self'"],
        connectSrc: ["'self'"],
        formAction: ["'self'", ...formTargets],
        baseUri: ["'none'"],
        frameAncestors: ["'none'"],
      },
    },
    frameguard: { action: 'deny' },
    // Forms of ours keep their Origin, which 'no-referrer' would take from them; other sites are told nothing.
    referrerPolicy: { policy: 'same-origin' },
    // OWASP ASVS 5.0, 3.4.1: from level 2 on for all subdomains.
    hsts: origin.protocol === 'https:' && { maxAge: 63_072_000, includeSubDomains: true },
  })
  app.addHook('onRequest', async (request, reply) => {
    reply.header('permissions-policy', 'camera=(), geolocation=(), microphone=()')
    reply.header('x-request-id', request.id)
  })
}
