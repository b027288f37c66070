/** A browser without eyes: keeps cookies, follows redirects and fills in forms, for many visitors at once. */
import { Agent, request } from 'node:http'

export interface Seen {
  status: number
  /** Path and query of the page that was arrived at. */
  path: string
  body: string
}

const hidden = /<input[^>]*type="hidden"[^>]*>/g
const attribute = (tag: string, name: string) => new RegExp(`\\b${name}="([^"]*)"`).exec(tag)?.[1]
const plain = (text: string) =>
  text
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')

/** The hidden fields of a page's forms: tokens, revisions, keys. */
export function hiddenFields(body: string): Record<string, string> {
  const found: Record<string, string> = {}
  for (const [tag] of body.matchAll(hidden)) found[attribute(tag, 'name') ?? ''] = plain(attribute(tag, 'value') ?? '')
  return found
}

export type Fields = Readonly<Record<string, string | readonly string[]>>

export function encoded(fields: Fields): string {
  const pairs = Object.entries(fields).flatMap(([name, value]) =>
    [value].flat().map((one) => [name, one] as [string, string]),
  )
  return new URLSearchParams(pairs).toString()
}

interface Asked {
  method: string
  path: string
  body?: string
  headers?: Record<string, string>
}

interface Answered {
  status: number
  location?: string
  body: string
}

/** An answer began, and did not come to its end. */
class BrokenOff extends Error {
  readonly code = 'BROKEN_OFF'
}

export class Visitor {
  readonly origin: string
  readonly cookies = new Map<string, string>()
  readonly #agent = new Agent({ keepAlive: true, maxSockets: 1 })

  constructor(origin: string) {
    this.origin = origin
  }

  get(path: string): Promise<Seen> {
    return this.#follow({ method: 'GET', path })
  }

  post(path: string, fields: Fields): Promise<Seen> {
    return this.#follow(this.#form(path, fields))
  }

  /** One request, its redirect not followed. */
  async once(path: string, fields: Fields): Promise<Answered> {
    return this.#ask(this.#form(path, fields))
  }

  /** Fills in the form of a page that was seen, with the hidden fields it carries. */
  answer(page: Seen, fields: Fields, path = page.path): Promise<Seen> {
    return this.post(path, { ...hiddenFields(page.body), ...fields })
  }

  async signIn(person: string, path = '/applications'): Promise<Seen> {
    const choosing = await this.get(`/sign-in?return=${encodeURIComponent(path)}`)
    const chosen = await this.answer(choosing, { person })
    if (chosen.status !== 200 || !chosen.path.startsWith(path))
      throw new Error(`${person} is not signed in: ${chosen.status} ${chosen.path}`)
    return chosen
  }

  close(): void {
    this.#agent.destroy()
  }

  #form(path: string, fields: Fields): Asked {
    const headers = { 'content-type': 'application/x-www-form-urlencoded', origin: this.origin }
    return { method: 'POST', path, body: encoded(fields), headers }
  }

  async #follow(asked: Asked): Promise<Seen> {
    let now = asked
    for (let hops = 0; hops < 15; hops++) {
      const { status, location, body } = await this.#ask(now)
      if (!location) return { status, body, path: now.path }
      const next = new URL(location, `${this.origin}${now.path}`)
      if (next.origin !== this.origin) throw new Error(`led away to ${next.origin}`)
      now = { method: 'GET', path: next.pathname + next.search }
    }
    throw new Error(`${asked.path} leads round in circles`)
  }

  #ask({ method, path, body, headers }: Asked): Promise<Answered> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const length = body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) }
    return new Promise((resolve, reject) => {
      const sent = request(
        new URL(path, this.origin),
        { method, agent: this.#agent, headers: { ...headers, ...length, ...(cookie && { cookie }) } },
        (answer) => {
          for (const line of answer.headers['set-cookie'] ?? []) this.#keep(line)
          const parts: Buffer[] = []
          answer.on('data', (part) => parts.push(part))
          answer.on('error', (cause) => reject(new BrokenOff('the answer broke off', { cause })))
          answer.on('end', () =>
            resolve({
              status: answer.statusCode!,
              location: answer.headers.location,
              body: Buffer.concat(parts).toString(),
            }),
          )
        },
      )
      sent.on('error', reject)
      sent.end(body)
    })
  }

  #keep(line: string): void {
    const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
    if (value === '' || /expires=Thu, 01 Jan 1970|max-age=0/i.test(line)) this.cookies.delete(name)
    else this.cookies.set(name, value)
  }
}
