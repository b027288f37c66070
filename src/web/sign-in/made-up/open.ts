import { randomBytes } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import { importJWK } from 'jose'
import * as oidc from 'openid-client'
import { anyone } from '#web/kit'
import type { Needs, SignIn } from '../needs.ts'
import type { Client } from '../relying.ts'
import { choosePage } from './choose.ts'
import { providerKeys } from './keys.ts'
import { memory } from './memory.ts'
import { answering, clientId, mountPath, openProvider } from './provider.ts'

/** The provider for trying out: its pages, and how we are its client. */
export async function openMadeUp(needs: Needs): Promise<{ client: Client; pages: SignIn['pages'] }> {
  const { database, vault, clock, origin, place, log } = needs
  const keys = await providerKeys(database, vault)
  const adapter = memory({ database, vault, clock, key: keys.vaultKey })
  const provider = openProvider({ origin, place, keys, adapter, log })
  const inside = randomBytes(16).toString('hex')
  const mount = {
    path: mountPath,
    mayVisit: anyone,
    handle: answering(provider, origin),
    unlimited: ({ headers }: { headers: NodeJS.Dict<string | string[]> }) => headers[insideHeader] === inside,
  }
  const client: Client = {
    issuer: new URL(mountPath, origin),
    clientId,
    metadata: { id_token_signed_response_alg: 'ES256' },
    authentication: oidc.PrivateKeyJwt({ key: (await importJWK(keys.client)) as CryptoKey, kid: keys.client.kid }),
    scope: 'openid profile email',
    // Somebody who tries things out wants to choose again, not to be whoever they were.
    extra: { prompt: 'login' },
    fetch: (app) => fetchInside(app, inside),
  }
  return { client, pages: [mount, choosePage(provider, place, clock)] }
}

const insideHeader = 'x-publica-inside'

/** From this process to itself without a socket: the address that people type need not lead here from here. */
const fetchInside =
  (app: FastifyInstance, inside: string): oidc.CustomFetch =>
  async (url, { method, headers, body }) => {
    const { pathname, search, host } = new URL(url)
    const answer = await app.inject({
      method: method as 'GET' | 'POST',
      url: pathname + search,
      headers: { ...Object.fromEntries(new Headers(headers)), host, [insideHeader]: inside },
      payload: body == null ? undefined : String(body),
    })
    return new Response(new Uint8Array(answer.rawPayload), {
      status: answer.statusCode,
      headers: answer.headers as Record<string, string>,
    })
  }
