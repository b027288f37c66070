import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { brotliCompress, gzip } from 'node:zlib'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Place } from '#domain/place'
import { readScripts } from './assets/scripts.ts'
import { compileStyles } from './styles.ts'

/** Addresses of what pages load besides themselves. Each changes with its content, so that it may be kept for ever. */
export interface Assets {
  style: Readonly<Record<'ltr' | 'rtl', string>>
  script: string
  module: string
  icon: string
}

interface File {
  name: string
  type: string
  text: string
}

const folder = '/assets/'
const types = { css: 'text/css; charset=utf-8', js: 'text/javascript; charset=utf-8', svg: 'image/svg+xml' }
const pack = { br: promisify(brotliCompress), gzip: promisify(gzip) }

/** Compiles the place's styles and serves everything that pages load, compressed once. */
export async function serveAssets(app: FastifyInstance, place: Place, cacheFolder: string): Promise<Assets> {
  const { accent } = place.colours
  const [{ ltr, rtl }, { script, module }] = await Promise.all([
    compileStyles({ folder: cacheFolder, accent }),
    readScripts(),
  ])
  const icon = { name: `crest-${digest(place.crest)}.svg`, text: place.crest, type: types.svg }
  const styles = [ltr, rtl].map(({ name, css }) => ({ name, text: css, type: types.css }))
  const scripts = [script, module].map(({ name, text }) => ({ name, text, type: types.js }))
  for (const file of [...styles, ...scripts, icon]) serve(app, file)
  return {
    style: { ltr: folder + ltr.name, rtl: folder + rtl.name },
    script: folder + script.name,
    module: folder + module.name,
    icon: folder + icon.name,
  }
}

const digest = (text: string) => createHash('sha256').update(text).digest('hex').slice(0, 12)

function serve(app: FastifyInstance, { name, type, text }: File): void {
  const packed = { br: pack.br(text), gzip: pack.gzip(text) }
  const handler = async (request: FastifyRequest, reply: FastifyReply) => {
    const encoding = encodingFor(request.headers['accept-encoding'])
    if (encoding) reply.header('content-encoding', encoding)
    reply.type(type).header('cache-control', 'public, max-age=31536000, immutable').header('vary', 'accept-encoding')
    return encoding ? packed[encoding] : text
  }
  app.get(folder + name, { config: { policy: 'anyone', unlimited: () => true }, handler })
}

const encodingFor = (accepted: string | string[] | undefined): 'br' | 'gzip' | undefined =>
  (['br', 'gzip'] as const).find((encoding) =>
    new RegExp(`\\b${encoding}\\b(?!;\\s*q=0(?:[,;\\s]|$))`).test(`${accepted ?? ''}`),
  )
