import type { IncomingMessage } from 'node:http'
import type { FastifyRequest } from 'fastify'
import type { Place } from '#domain/place'
import { addressOf, languageOf } from './languages.ts'

/** Whether a program asks: all that is under /api/ is for programs, whatever they accept, and so is a page that speaks JSON. */
export const isForProgram = ({ routeOptions, headers, raw }: FastifyRequest): boolean =>
  routeOptions.config?.speaks === 'json' ||
  /^\/api(?:[/?]|$)/.test(addressOf(raw)) ||
  (/\bjson\b/.test(headers.accept ?? '') && !/\bhtml\b/.test(headers.accept ?? ''))

/**
 * The language that a program is answered in: `?language=` goes before Accept-Language, and that before the language of
 * the address. What is not spoken here is passed over.
 */
export function languageWanted(place: Place, request: IncomingMessage): string {
  const tags = place.languages.map(({ tag }) => tag)
  const query = new URLSearchParams(addressOf(request).split('?').slice(1).join('?'))
  const asked = [query.get('language')?.toLowerCase() ?? '', ...accepted(request.headers['accept-language'])]
  return asked.map((wanted) => spoken(wanted, tags)).find((tag) => tag !== undefined) ?? languageOf(request, place).tag
}

/** The tag that is spoken here for a wanted one: 'fr' for 'fr-CA'. */
const spoken = (wanted: string, tags: readonly string[]) =>
  tags.find((tag) => tag.toLowerCase() === wanted) ?? tags.find((tag) => tag.toLowerCase() === wanted.split('-')[0])

/** RFC 9110 §12.5.4: tags by weight, those of weight 0 left out. */
const accepted = (header: string | undefined): string[] =>
  (header ?? '')
    .slice(0, 500)
    .toLowerCase()
    .split(',')
    .map((range) => {
      const [tag = '', weight = ''] = range.split(';')
      return { tag: tag.trim(), weight: weight.includes('q=') ? Number(weight.split('q=')[1]) || 0 : 1 }
    })
    .filter(({ tag, weight }) => tag && tag !== '*' && weight > 0)
    .sort((one, other) => other.weight - one.weight)
    .map(({ tag }) => tag)
