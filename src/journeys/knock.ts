/** One request at a time, answered as it is: no redirect followed, headers and all. */
import assert from 'node:assert/strict'
import type { Fields } from './visitor.ts'
import { encoded, Visitor } from './visitor.ts'

export interface Knock {
  method?: string
  headers?: Record<string, string>
  /** Sent as a form of ours would be. */
  fields?: Fields
  body?: string | Uint8Array<ArrayBuffer>
}

export interface Heard {
  status: number
  /** Path and query that it leads to; the whole address where that is elsewhere. */
  location: string | undefined
  headers: Headers
  body: string
}

const formHeaders = { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' }

/** As this visitor; what cookies the answer sets are not kept. */
export async function knock(visitor: Visitor, path: string, asked: Knock = {}): Promise<Heard> {
  const { fields, body = fields && encoded(fields), method = body === undefined ? 'GET' : 'POST' } = asked
  const cookie = [...visitor.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  const headers = {
    ...(cookie && { cookie }),
    ...(fields && { ...formHeaders, origin: visitor.origin }),
    ...asked.headers,
  }
  const answer = await fetch(visitor.origin + path, { method, headers, body, redirect: 'manual' })
  const text = await answer.text()
  const location = answer.headers.get('location')?.replace(visitor.origin, '')
  return { status: answer.status, location, headers: answer.headers, body: text }
}

/** A stranger at the door, with no cookie yet. */
export const stranger = (origin: string) => new Visitor(origin)

/** A token for the forms of this visitor, from a page that everybody sees. */
export async function tokenOf(visitor: Visitor): Promise<string> {
  const { body } = await visitor.get('/services/rates-rebate/begin')
  const token = /name="_token" value="([^"]+)"/.exec(body)?.[1]
  assert.ok(token, 'a page with a form has a token')
  return token
}
