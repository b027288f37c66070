import assert from 'node:assert/strict'
import { createHash, randomBytes } from 'node:crypto'
import type { FastifyInstance, LightMyRequestResponse } from 'fastify'
import type { Person } from '#domain/people'
import type { Ending } from '#ground/test-database'
import type { TestState } from '#test-state'
import type { House, Mount, Page } from '#web/kit'
import { openApp } from '#web/kit'

export const testOrigin = new URL('http://localhost:3000')

/** An app over the rooms of a test, closed with it. */
export async function testApp(
  t: Ending,
  state: TestState,
  pages: readonly (Page | Mount)[],
  settings: Partial<House> = {},
): Promise<FastifyInstance> {
  const { database, place, log } = state
  const app = await openApp(
    { rooms: state, database, place, log, origin: testOrigin, cacheFolder: '.publica/tests', ...settings },
    pages,
  )
  t.after(() => app.close())
  return app
}

type Headers = Readonly<Record<string, string>>

/** What a visitor got: the answer, and where it was found in the end. */
export interface Seen {
  status: number
  path: string
  text: string
  headers: LightMyRequestResponse['headers']
}

/** A browser without scripts: keeps cookies by their path, follows redirects on its own site, and presses buttons. */
export function visitor(app: FastifyInstance, origin = testOrigin) {
  const jar = new Map<string, { value: string; path: string }>()
  const keep = ({ cookies }: LightMyRequestResponse) => {
    for (const { name, value, path = '/', expires, maxAge } of cookies as Cookie[]) {
      const gone = value === '' || maxAge === 0 || (expires && expires.getTime() < 1)
      if (gone) jar.delete(name)
      else jar.set(name, { value, path })
    }
  }
  const cookies = (path: string) =>
    [...jar].flatMap(([name, kept]) => (path.startsWith(kept.path) ? [`${name}=${kept.value}`] : [])).join('; ')

  async function once(method: 'GET' | 'HEAD' | 'POST', url: string, fields?: Fields, headers: Headers = {}) {
    const { pathname, search } = new URL(url, origin)
    const answer = await app.inject({
      method,
      url: pathname + search,
      payload: fields && new URLSearchParams(fields).toString(),
      headers: {
        host: origin.host,
        ...(fields && { 'content-type': 'application/x-www-form-urlencoded' }),
        cookie: cookies(pathname),
        ...headers,
      },
    })
    keep(answer)
    return answer
  }

  async function go(method: 'GET' | 'POST', url: string, fields?: Fields, headers?: Headers): Promise<Seen> {
    let answer = await once(method, url, fields, headers)
    let path = url
    for (let hops = 0; answer.headers.location; hops++) {
      assert(hops < 20, 'the redirects end somewhere')
      const next = new URL(answer.headers.location, new URL(path, origin))
      assert.equal(next.origin, origin.origin, 'nobody is led away from the site')
      path = next.pathname + next.search
      answer = await once('GET', path)
    }
    return { status: answer.statusCode, path, text: answer.body, headers: answer.headers }
  }

  return {
    jar,
    once,
    get: (url: string, headers?: Headers) => go('GET', url, undefined, headers),
    post: (url: string, fields: Fields, headers?: Headers) => go('POST', url, fields, headers),
    /** Sends the form of a page that was seen, with its token. */
    press: (seen: Seen, fields: Record<string, string> = {}, headers?: Headers) =>
      go('POST', actionIn(seen), { ...tokenIn(seen.text), ...fields }, headers),
  }
}

/** A visitor with this person's session, as signing in leaves it. */
export async function signedInVisitor(
  app: FastifyInstance,
  { people, clock }: TestState,
  person: Person,
  origin = testOrigin,
) {
  const secret = randomBytes(32).toString('base64url')
  const data = {
    id: `session of ${person.id}`,
    forms: randomBytes(32).toString('base64url'),
    began: clock.now(),
    notes: {},
  }
  await people.beginSession(createHash('sha256').update(secret).digest(), {
    data: JSON.stringify(data),
    person: person.id,
    expires: clock.now().add({ hours: 2 }),
  })
  const session = visitor(app, origin)
  session.jar.set(origin.protocol === 'https:' ? '__Host-publica' : 'publica', { value: `k.${secret}`, path: '/' })
  return { session, person }
}

type Fields = Record<string, string> | [string, string][]

interface Cookie {
  name: string
  value: string
  path?: string
  expires?: Date
  maxAge?: number
}

const main = (text: string) => /<main[\s\S]*<\/main>/.exec(text)?.[0] ?? text

const actionIn = ({ text, path }: Seen) => {
  const action = /<form[^>]*\saction="([^"]*)"/.exec(main(text))?.[1]
  return action ? action.replaceAll('&amp;', '&') : path
}

const tokenIn = (text: string): Record<string, string> => {
  const token = /name="_token" value="([^"]*)"/.exec(main(text))?.[1]
  return token ? { _token: token } : {}
}
