import { Agent, request } from 'node:http'
import { Visitor } from '../src/journeys/visitor.ts'
import type { Latency } from './load.ts'
import { openLoop } from './load.ts'
import type { Row } from './rows.ts'
import { atMost } from './rows.ts'
import type { Ground } from './server.ts'

const heldUnder = 100

/** A draft begun, and the path and cookie of its first question. */
async function questionPage(origin: string) {
  const visitor = new Visitor(origin)
  const begin = await visitor.get('/services/rates-rebate/begin')
  const first = await visitor.answer(begin, { agency: 'port-calder' })
  if (first.status !== 200 || !/\/applications\//.test(first.path)) throw new Error(`no question page: ${first.path}`)
  return { path: first.path, cookie: [...visitor.cookies].map((pair) => pair.join('=')).join('; ') }
}

const getter = (origin: string, { path, cookie }: { path: string; cookie: string }) => {
  const agent = new Agent({ keepAlive: true, maxSockets: 64 })
  const url = new URL(path, origin)
  return () =>
    new Promise<void>((resolve, reject) => {
      const sent = request(url, { agent, headers: { cookie, 'accept-encoding': 'br' } }, (answer) => {
        answer.resume()
        answer.on('end', () =>
          answer.statusCode === 200 ? resolve() : reject(new Error(`status ${answer.statusCode}`)),
        )
      })
      sent.on('error', reject)
      sent.end()
    })
}

/**
 * The highest rate at which 99 of 100 answers come in time, by halving; each rate is held for some seconds, and is given up only when it
 * fails twice: at the first try of a rate the code may just be being compiled.
 */
async function highestRate(ask: () => Promise<void>): Promise<Latency> {
  const holds = async (rate: number) => {
    const first = await openLoop(rate, 4, ask)
    return first.p99 < heldUnder ? first : openLoop(rate, 4, ask)
  }
  let best = await holds(100)
  let [low, high] = [100, 200]
  for (let tried = await holds(high); tried.p99 < heldUnder; tried = await holds(high)) {
    best = tried
    low = high
    high *= 2
  }
  while (high - low > low * 0.05) {
    const rate = Math.round((low + high) / 2)
    const tried = await holds(rate)
    if (tried.p99 < heldUnder) {
      best = tried
      low = rate
    } else high = rate
  }
  return best
}

/** Everything that a first visit loads, as it comes over the line: the page and whatever it names. */
async function firstVisit(origin: string): Promise<number> {
  const loaded = new Set<string>()
  let bytes = 0
  const load = async (path: string): Promise<void> => {
    if (loaded.has(path)) return
    loaded.add(path)
    const { size, text } = await weigh(new URL(path, origin))
    bytes += size
    const named = [
      ...text.matchAll(/(?:src|href|from|import)\s*=?\s*["'](\/assets\/[^"']+)["']|url\(["']?(\/assets\/[^"')]+)/g),
    ]
    for (const [, linked, styled] of named) await load((linked ?? styled)!)
  }
  await load('/')
  return bytes
}

const weigh = (url: URL) =>
  new Promise<{ size: number; text: string }>((resolve, reject) => {
    const sent = request(url, { headers: { 'accept-encoding': 'br' } }, async (answer) => {
      const parts: Buffer[] = []
      for await (const part of answer) parts.push(part as Buffer)
      const body = Buffer.concat(parts)
      const plain = answer.headers['content-encoding'] ? await (await fetch(url)).text() : body.toString()
      resolve({ size: body.length, text: plain })
    })
    sent.on('error', reject)
    sent.end()
  })

export async function pages(ground: Ground): Promise<Row[]> {
  await ground.copy('prepared', 'paged')
  const { origin } = await ground.serve('paged')
  const page = await questionPage(origin)
  const ask = getter(origin, page)
  await openLoop(50, 3, ask)
  const steady = await openLoop(100, 10, ask)
  const highest = await highestRate(ask)
  return [
    { bench: 'pages', figure: 'question page at 100 requests/s, p50', value: steady.p50, unit: 'ms' },
    atMost('pages', 'question page at 100 requests/s, p99', steady.p99, 'ms', 50),
    {
      bench: 'pages',
      figure: 'question page, highest rate held with p99 under 100 ms',
      value: highest.rate,
      unit: '/s',
    },
    atMost('pages', 'first visit, compressed, everything included', (await firstVisit(origin)) / 1000, 'kB', 60),
  ]
}
